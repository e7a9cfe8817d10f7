from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "hni_site.publishing"
    label = "publishing"
