"""Terms with their translations: what translators are shown and what the checks look for."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from hni_site.foundations.enums import Area

TERM_LENGTH = 200
NOTE_LENGTH = 500
FORBIDDEN_LENGTH = 1000
_ISOLATE, _END = "\u2068", "\u2069"
_ANY_DIRECTION = {"dir": "auto"}


def languages() -> list[tuple[str, str]]:
    """Those that the site knows, as choices for a form."""
    return list(settings.LANGUAGES)


class LanguageField(models.CharField[str, str]):
    """The code of a language that the site knows; a new one is no change of the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", _("language"))
        kwargs["max_length"] = 12
        kwargs["choices"] = languages
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class GlossaryTerm(index.Indexed, ClusterableModel):
    """A term of one language, with its translations into others."""

    language = LanguageField(default=settings.LANGUAGE_CODE)
    term = models.CharField(_("term"), max_length=TERM_LENGTH)
    note = models.TextField(
        _("note"),
        max_length=NOTE_LENGTH,
        blank=True,
        help_text=_("What it means, and when it is used; translators read it."),
    )
    keep_as_is = models.BooleanField(
        _("keep as is"),
        default=False,
        help_text=_(
            "A name or code that stays the same in every language, such as HNI, but for those in "
            "which a translation is given below."
        ),
    )
    case_sensitive = models.BooleanField(
        _("upper and lower case matter"),
        default=False,
        help_text=_("So that “May” is the month only."),
    )

    area = Area.GLOSSARY
    panels = [
        FieldPanel("term"),
        FieldPanel("language"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("keep_as_is"), FieldPanel("case_sensitive")]),
        InlinePanel("translations", heading=_("Translations"), label=_("translation")),
    ]
    search_fields = [
        # The listing searches by beginnings of words.
        index.AutocompleteField("term"),
        index.AutocompleteField("note"),
        index.RelatedFields("translations", [index.AutocompleteField("translation")]),
        index.FilterField("language"),
        index.FilterField("keep_as_is"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "term"],
                name="one_glossary_term_per_language",
                violation_error_message=_("This term is in the glossary already."),
            )
        ]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        super().clean()
        self.term = " ".join(self.term.split())

    @property
    def translations_shown(self) -> str:
        """For the listing: `es: trabajadora en domicilio · fr: …`."""
        rows = (  # Each keeps its own direction.
            f"{row.language}: {_ISOLATE}{row.translation}{_END}" for row in self.translations.all()
        )
        return " · ".join(rows)


class GlossaryTranslation(models.Model):
    """How a term is said in another language, and how not."""

    term = ParentalKey(GlossaryTerm, on_delete=models.CASCADE, related_name="translations")
    language = LanguageField()
    translation = models.CharField(
        _("translation"),
        max_length=TERM_LENGTH,
        blank=True,
        help_text=_("Empty where the term is kept as it is."),
    )
    forbidden = models.TextField(
        _("forbidden variants"),
        max_length=FORBIDDEN_LENGTH,
        blank=True,
        help_text=_("Words that must not be used for it, one per line."),
    )

    panels = [
        FieldPanel("language"),
        FieldPanel("translation", widget=forms.TextInput(attrs=_ANY_DIRECTION)),
        FieldPanel("forbidden", widget=forms.Textarea(attrs={**_ANY_DIRECTION, "rows": 3})),
    ]

    class Meta:
        verbose_name = _("translation of a term")
        verbose_name_plural = _("translations of terms")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "language"], name="one_glossary_translation_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.translation}"

    def clean(self) -> None:
        super().clean()
        self.translation = " ".join(self.translation.split())
        self.forbidden = "\n".join(self.forbidden_variants)
        if not self.translation and not self.forbidden:
            raise ValidationError(_("Give a translation, or a forbidden variant."))
        if self.translation in self.forbidden_variants:
            raise ValidationError({"forbidden": _("The translation itself is forbidden here.")})

    @property
    def forbidden_variants(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.forbidden.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))
