"""Whom a link is for, and until when."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from hni_site.review_links.models import ReviewLink

GOOD_FOR = datetime.timedelta(days=7)
LONGEST = datetime.timedelta(days=30)


class LinkForm(forms.ModelForm[ReviewLink]):
    class Meta:
        model = ReviewLink
        fields = ["name", "expires_at"]
        labels = {"expires_at": _("Good until")}
        help_texts = {"name": _("Of whom it is for. It stands in the banner above the draft.")}
        widgets = {"expires_at": AdminDateTimeInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_at"].initial = timezone.now() + GOOD_FOR

    def clean_expires_at(self) -> datetime.datetime:
        expires_at: datetime.datetime = self.cleaned_data["expires_at"]
        if expires_at <= timezone.now():
            raise ValidationError(_("That moment has passed. Choose a later one."))
        if expires_at > timezone.now() + LONGEST:
            raise ValidationError(_("At most %(days)d days from now.") % {"days": LONGEST.days})
        return expires_at
