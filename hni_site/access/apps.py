from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "hni_site.access"
    label = "access"

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from hni_site.access import policies, receivers

        register_permission_policy(Page, policies.pages)
        receivers.connect()
