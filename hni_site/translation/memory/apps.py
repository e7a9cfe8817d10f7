from django.apps import AppConfig


class TranslationMemoryConfig(AppConfig):
    name = "hni_site.translation.memory"
    label = "translation_memory"
