from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "hni_site.api"
    label = "api"
