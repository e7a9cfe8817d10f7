from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "hni_site.demo"
    label = "demo"
