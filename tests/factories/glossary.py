from typing import Any

import factory

from hni_site.translation.glossary.models import GlossaryTerm, GlossaryTranslation


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    """A term; `spanish` is its translation into Spanish, False for none."""

    class Meta:
        model = GlossaryTerm
        skip_postgeneration_save = True

    language = "en"
    term = factory.Sequence(lambda number: f"basket {number}")

    @factory.post_generation
    def spanish(self: Any, create: bool, translation: str | bool | None, **kwargs: str) -> None:
        if translation is not False:
            words = translation or f"cesta {self.pk}"
            GlossaryTranslation.objects.create(
                term=self, language="es", translation=words, **kwargs
            )
