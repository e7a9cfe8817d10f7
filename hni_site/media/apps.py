from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "hni_site.media"
    label = "media"
