from django.apps import AppConfig


class PreviewsConfig(AppConfig):
    name = "hni_site.previews"
    label = "previews"
