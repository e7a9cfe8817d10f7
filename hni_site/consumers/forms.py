from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from hni_site.consumers.models import ApiToken, Microsite
from hni_site.foundations.pages import page_type_choices


class MicrositeForm(WagtailAdminModelForm):
    page_types = forms.MultipleChoiceField(
        label=_("Page types"),
        choices=page_type_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of which the preview panel offers it."),
    )

    class Meta:
        model = Microsite
        fields = ["name", "origin", "preview_address", "page_types"]


class TokenForm(forms.ModelForm[ApiToken]):
    class Meta:
        model = ApiToken
        fields = ["name", "scope", "owner"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model()._default_manager.filter(is_active=True)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["owner"].initial = user
