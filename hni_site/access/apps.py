from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "hni_site.access"
    label = "access"

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from hni_site.access import receivers
        from hni_site.access.policies import ReadablePagePolicy

        register_permission_policy(Page, ReadablePagePolicy(Page))
        receivers.connect()
