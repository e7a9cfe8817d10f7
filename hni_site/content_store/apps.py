from django.apps import AppConfig


class ContentStoreConfig(AppConfig):
    name = "hni_site.content_store"
    label = "content_store"

    def ready(self) -> None:
        from hni_site.content_store import receivers

        receivers.connect()
