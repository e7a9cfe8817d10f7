from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "hni_site.operations"
    label = "operations"
