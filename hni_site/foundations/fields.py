"""Model fields that several content apps use."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from hni_site.foundations.geography import country_choices, country_codes


class ContentStreamField(StreamField):
    """A StreamField whose blocks stay out of migrations: a changed block is no schema change."""

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [[]], kwargs


class CountryField(models.CharField[str, str]):
    """An ISO 3166-1 alpha-2 code, chosen by the country's name in the editor's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", _("country"))
        kwargs["max_length"] = 2
        kwargs["choices"] = country_choices
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        kwargs.pop("choices", None)
        return name, path, args, kwargs

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if value and value not in country_codes():
            raise ValidationError(
                _("%(code)s is not a country's ISO code (two letters, such as KE)."),
                params={"code": value},
            )
        super().validate(value, model_instance)


class LanguageListField(models.JSONField):
    """A list of language codes out of those that the site knows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", _("languages"))
        kwargs["default"] = list
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["default"], kwargs["blank"]
        return name, path, args, kwargs

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        unknown = set(value) - {code for code, _name in settings.LANGUAGES}
        if unknown:
            raise ValidationError(
                _("Unknown language codes: %(codes)s."),
                params={"codes": ", ".join(sorted(unknown))},
            )

    def formfield(self, **kwargs: Any) -> Any:
        return _LanguageListFormField(
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            required=False,
            choices=settings.LANGUAGES,
            widget=forms.CheckboxSelectMultiple,
        )


class _LanguageListFormField(forms.MultipleChoiceField):
    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != list(data or [])
