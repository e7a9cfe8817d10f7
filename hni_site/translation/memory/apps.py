from django.apps import AppConfig


class TranslationMemoryConfig(AppConfig):
    name = "hni_site.translation.memory"
    label = "translation_memory"

    def ready(self) -> None:
        from hni_site.translation.memory.receivers import connect

        connect()
