from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "hni_site.translation"
    label = "translation"
