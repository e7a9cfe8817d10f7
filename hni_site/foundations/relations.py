"""Relations between pages and snippets, followed in the page's own language."""

from collections.abc import Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from hni_site.foundations.dependencies import depends_on

SnippetT = TypeVar("SnippetT", bound=TranslatableMixin)


def in_language(snippets: Iterable[SnippetT], language: str) -> list[SnippetT]:
    """The snippets in the language where they are translated, as they are otherwise.

    One query, however many; the order stays.
    """
    snippets = list(snippets)
    if not snippets:
        return []
    depends_on(*snippets)
    model = type(snippets[0])
    translated = {
        snippet.translation_key: snippet
        for snippet in model._default_manager.filter(
            translation_key__in=[snippet.translation_key for snippet in snippets],
            locale__language_code=language,
        )
    }
    return [translated.get(snippet.translation_key, snippet) for snippet in snippets]


def refuse_second(snippet: TranslatableMixin, field: str) -> None:
    """ValidationError where another snippet of the same language has the field's value.

    A form doesn't check a constraint with the language in it, because it doesn't show the language.
    """
    same = {field: getattr(snippet, field), "locale_id": snippet.locale_id}
    if type(snippet)._default_manager.filter(**same).exclude(pk=snippet.pk).exists():
        raise ValidationError({field: _("There is one with this already. Edit that one.")})
