from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class CodeField(forms.CharField):
    """A code as people type it: with or without spaces and hyphens, in capitals or not."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return "".join(text.replace("-", "").split()).lower()


class AppCodeForm(forms.Form):
    code = CodeField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six digits. The app shows new ones every half minute."),
        validators=[RegexValidator(r"^[0-9]{6}$", _("The code has six digits."))],
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )


class RecoveryCodeForm(forms.Form):
    code = CodeField(
        label=_("Recovery code"),
        max_length=20,
        help_text=_("Eight letters and digits. Each code works once."),
        validators=[RegexValidator(r"^[a-z2-7]{8}$", _("The code has eight letters and digits."))],
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "autofocus": True}
        ),
    )
