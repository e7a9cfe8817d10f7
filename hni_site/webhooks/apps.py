from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "hni_site.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        from hni_site.webhooks import checks  # noqa: F401 - importing registers it
