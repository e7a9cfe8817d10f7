from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TranslationConfig(AppConfig):
    name = "hni_site.translation"
    label = "translation"

    def ready(self) -> None:
        from wagtail_localize.models import TranslationSource
        from wagtail_localize.operations import TranslationCreator

        from hni_site.foundations.freshness import provide
        from hni_site.translation.engine.segments import refresh_segments
        from hni_site.translation.engine.targets import in_one_step, with_drafts
        from hni_site.translation.fallback import receivers as fallback
        from hni_site.translation.review import receivers as review
        from hni_site.translation.status import receivers as status
        from hni_site.translation.status.reading import freshness

        TranslationSource.refresh_segments = refresh_segments
        TranslationSource.create_or_update_translation = with_drafts(
            TranslationSource.create_or_update_translation
        )
        TranslationCreator.create_translations = in_one_step(TranslationCreator.create_translations)
        provide(freshness)
        fallback.connect()
        review.connect()
        status.connect()
        post_migrate.connect(_set_up_workflow, sender=self)


def _set_up_workflow(**kwargs: Any) -> None:
    """After every migration, as `editorial` does with its own."""
    from hni_site.translation.review.workflow import set_up

    set_up()
