"""Whom a copy is for, and until when."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.embargo_copies.release import Embargo

# After the embargo's end the link still leads to the public page, for a while.
AFTER_EMBARGO = datetime.timedelta(days=7)
LONGEST_AFTER_EMBARGO = datetime.timedelta(days=90)


class CopyForm(forms.ModelForm[EmbargoCopy]):
    class Meta:
        model = EmbargoCopy
        fields = ["name", "outlet", "email", "expires_at"]
        labels = {"expires_at": _("Good until")}
        help_texts = {
            "name": _("Of the journalist. It stands in the banner above the release."),
            "outlet": _("The newspaper, station or agency. It stands in the banner, too."),
            "email": _("For your own list; nothing is sent."),
            "expires_at": _(
                "Until the embargo ends the link shows the release, afterwards it leads to the "
                "public page."
            ),
        }
        widgets = {"expires_at": AdminDateTimeInput()}

    def __init__(self, *args: Any, embargo: Embargo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.embargo = embargo
        self.fields["expires_at"].initial = embargo.until + AFTER_EMBARGO

    def clean_expires_at(self) -> datetime.datetime:
        expires_at: datetime.datetime = self.cleaned_data["expires_at"]
        if expires_at <= timezone.now():
            raise ValidationError(_("That moment has passed. Choose a later one."))
        if expires_at > self.embargo.until + LONGEST_AFTER_EMBARGO:
            raise ValidationError(
                _("At most %(days)d days after the end of the embargo.")
                % {"days": LONGEST_AFTER_EMBARGO.days}
            )
        return expires_at
