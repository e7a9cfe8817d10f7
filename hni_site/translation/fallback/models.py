from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.locales.components import (
    LocaleComponentModelForm,
    register_locale_component,
)

from hni_site.foundations.geography import language_name
from hni_site.translation.fallback.chains import closes_a_circle
from hni_site.translation.fallback.reading import fallbacks


class FallbackForm(LocaleComponentModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["falls_back_to"].empty_label = gettext("no other language")

    def validate_with_locale(self, locale: Locale) -> None:
        """ValidationError where the language would stand in for itself."""
        chosen = self.cleaned_data.get("falls_back_to")
        if chosen and closes_a_circle(locale.language_code, chosen.language_code, fallbacks()):
            text = gettext("%(language)s falls back, at last, to this language. Choose another.")
            said = text % {"language": language_name(chosen.language_code)}
            raise ValidationError({"falls_back_to": said})


@register_locale_component(
    heading=_("Where a page is not translated"),
    help_text=_(
        "Readers are then given it in another language, and told so. If nothing is set here, that "
        "is the language without its region, such as Spanish for Spanish of Argentina, and then "
        "the site's own language."
    ),
)
class LanguageFallback(models.Model):
    """What editors say of a language of the site. Without a row, `Fallbacks.next` has a rule."""

    locale = models.OneToOneField(Locale, on_delete=models.CASCADE, related_name="fallback")
    falls_back_to = models.ForeignKey(
        Locale,
        verbose_name=_("show it in"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "That language's own choice comes next, and so on. With none, readers are told that "
            "the page is not there."
        ),
    )

    base_form_class = FallbackForm

    class Meta:
        app_label = "translation"
        verbose_name = _("fallback of a language")
        verbose_name_plural = _("fallbacks of the languages")

    def __str__(self) -> str:
        return f"{self.locale_id} → {self.falls_back_to_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """ValueError where the languages would go round in a circle."""
        if self.falls_back_to and closes_a_circle(
            self.locale.language_code, self.falls_back_to.language_code, fallbacks()
        ):
            raise ValueError(f"{self.falls_back_to} falls back, at last, to {self.locale}.")
        super().save(*args, **kwargs)
