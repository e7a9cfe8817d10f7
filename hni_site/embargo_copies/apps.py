from django.apps import AppConfig


class EmbargoCopiesConfig(AppConfig):
    name = "hni_site.embargo_copies"
    label = "embargo_copies"
