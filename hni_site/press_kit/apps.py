from django.apps import AppConfig


class PressKitConfig(AppConfig):
    name = "hni_site.press_kit"
    label = "press_kit"

    def ready(self) -> None:
        from hni_site.press_kit import checks

        checks.connect()
