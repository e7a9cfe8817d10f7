from django.apps import AppConfig
from django.db.models.signals import post_save


class PublishingConfig(AppConfig):
    name = "hni_site.publishing"
    label = "publishing"

    def ready(self) -> None:
        from wagtail.models import PageLogEntry

        from hni_site.publishing.audit import write_line

        post_save.connect(write_line, sender=PageLogEntry)
