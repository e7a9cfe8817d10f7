from django.apps import AppConfig
from django.db.models.signals import post_save


class PublishingConfig(AppConfig):
    name = "hni_site.publishing"
    label = "publishing"

    def ready(self) -> None:
        from wagtail.models import PageLogEntry

        from hni_site.editorial.approving import about_to_be_approved
        from hni_site.publishing.audit import write_line
        from hni_site.publishing.checklist.checking import demand_complete

        post_save.connect(write_line, sender=PageLogEntry)
        about_to_be_approved.connect(lambda page, **kwargs: demand_complete(page), weak=False)
