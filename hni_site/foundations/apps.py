from django.apps import AppConfig


class FoundationsConfig(AppConfig):
    name = "hni_site.foundations"
    label = "foundations"
