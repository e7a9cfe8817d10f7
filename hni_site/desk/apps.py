from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "hni_site.desk"
    label = "desk"
