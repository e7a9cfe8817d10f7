from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "hni_site.translation.glossary"
    label = "glossary"
