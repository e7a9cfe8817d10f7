import factory

from hni_site.translation.glossary.models import GlossaryTerm, GlossaryTranslation


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    """A term; `spanish` is its translation into Spanish."""

    class Meta:
        model = GlossaryTerm
        skip_postgeneration_save = True

    language = "en"
    term = factory.Sequence(lambda number: f"basket {number}")

    @factory.post_generation
    def spanish(term: GlossaryTerm, create: bool, translation: str | None, **kwargs: str) -> None:  # noqa: N805 - it is given the object
        GlossaryTranslation.objects.create(
            term=term, language="es", translation=translation or f"cesta {term.pk}", **kwargs
        )
