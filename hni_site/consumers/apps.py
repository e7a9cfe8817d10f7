from django.apps import AppConfig


class ConsumersConfig(AppConfig):
    name = "hni_site.consumers"
    label = "consumers"

    def ready(self) -> None:
        from hni_site.consumers import cors

        cors.connect()
