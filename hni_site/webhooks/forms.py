"""An endpoint as its form shows it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from hni_site.foundations.pages import page_type_choices
from hni_site.webhooks.addresses import Forbidden, read_address, resolve
from hni_site.webhooks.enums import Grace
from hni_site.webhooks.models import Endpoint

ALL = _("Tick none to get all.")
FOLLOWED = ("types", "locales")


class EndpointForm(WagtailAdminModelForm):
    owner = forms.ModelChoiceField(
        label=_("Owner"),
        queryset=get_user_model()._default_manager.filter(is_active=True).order_by("username"),
        help_text=Endpoint._meta.get_field("owner").help_text,
    )
    types = forms.MultipleChoiceField(
        label=_("Page types"),
        choices=page_type_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=ALL,
    )
    locales = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=lambda: settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=ALL,
    )

    class Meta:
        model = Endpoint
        fields = ["description", "url", "owner", *FOLLOWED]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial.setdefault("owner", self.for_user)

    def clean_url(self) -> str:
        """Says now what each request would be refused for."""
        url: str = self.cleaned_data["url"]
        try:
            resolve(read_address(url))
        except Forbidden as refusal:
            raise ValidationError(str(refusal)) from refusal
        except OSError:
            raise ValidationError(
                _("This host can't be found. Check its name; it must be on the internet already.")
            ) from None
        return url

    def save(self, commit: bool = True) -> Endpoint:
        """Only what the form shows: a worker may move the endpoint's place meanwhile."""
        endpoint: Endpoint = super().save(commit=False)
        if commit:
            endpoint.save(update_fields=self._meta.fields)
        return endpoint


class RotateForm(forms.Form):
    grace = forms.ChoiceField(
        label=_("How long the old secret goes on signing, too"),
        choices=Grace.choices,
        initial=Grace.DAY,
        help_text=_(
            "Meanwhile each request has two signatures, and the receiver may know either secret."
        ),
    )
