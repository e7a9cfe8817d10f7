"""The admin's form that sets, moves and lifts the embargo of a release."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from hni_site.editorial.permissions import is_executive
from hni_site.foundations.screens import Screen
from hni_site.foundations.time_zones import time_zone_choices
from hni_site.publishing.embargo.moving import MoveRefused, may_move, move_embargo
from hni_site.publishing.embargo.rules import NoSuchTime, comes_twice, local_time, moment_of, told
from hni_site.publishing.enums import Standing
from hni_site.publishing.standing import languages_of

TITLE = gettext_lazy("Embargo")


class EmbargoForm(forms.Form):
    """A moment as the clocks of a zone show it, or, sent with the button `lift`, now."""

    day = forms.DateField(
        label=gettext_lazy("Date"),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=forms.TimeInput({"type": "time", "step": "1"}, "%H:%M:%S"),
        help_text=gettext_lazy(
            "The release is public from this very second on, in no language before."
        ),
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=time_zone_choices)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "For the history of the release, which only editors see. Needed to move or lift an "
            "embargo, and to take down what is public."
        ),
    )

    @property
    def lifts(self) -> bool:
        return "lift" in self.data

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["until"] = None
        if self.lifts or self.errors:
            return cleaned
        for name in ("day", "time"):
            if not cleaned.get(name):
                self.add_error(name, self.fields["zone"].error_messages["required"])
        if not self.errors:
            try:
                cleaned["until"] = moment_of(cleaned["day"], cleaned["time"], cleaned["zone"])
            except NoSuchTime:
                self.add_error("time", _("Clocks go forward over this time there. Choose another."))
        return cleaned


class EmbargoView(Screen, FormView[EmbargoForm]):
    form_class = EmbargoForm
    template_name = "admin/publishing/embargo.html"
    page_title = TITLE
    header_icon = "time"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not may_move(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_initial(self) -> dict[str, Any]:
        zone = self.page.embargo_zone or timezone.get_current_timezone_name()
        initial: dict[str, Any] = {"zone": zone}
        if self.page.is_under_embargo:
            local = local_time(self.page.embargo_until, zone)
            initial |= {"day": local.date(), "time": local.time()}
        return initial

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["page"] = self.page
        context["languages"] = languages = languages_of(self.page)
        context["public_in"] = [
            one.language for one in languages if one.standing == Standing.PUBLIC
        ]
        context["may_lift"] = self.page.is_under_embargo and is_executive(self.request.user)
        return context

    def form_valid(self, form: EmbargoForm) -> HttpResponse:
        until, zone = form.cleaned_data["until"], form.cleaned_data["zone"]
        try:
            move_embargo(self.page, until, zone, form.cleaned_data["reason"], self.request.user)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        if until is None:
            messages.success(self.request, _("The embargo is lifted."))
        else:
            said = _("Under embargo until %(moment)s.") % {"moment": told(until, zone)}
            if comes_twice(until, zone):
                said += " " + _("Clocks show this time twice that night: the second one counts.")
            messages.success(self.request, said)
        return redirect("wagtailadmin_pages:edit", self.page.pk)


def embargo_urls() -> list[URLPattern]:
    return [path("embargo/<int:page_id>/", EmbargoView.as_view(), name="embargo")]


def embargo_buttons(page: Page, user: Any, **kwargs: Any) -> Any:
    """In the page's menu, where the user may."""
    if may_move(page, user):
        yield Button(
            f"{TITLE} …", reverse("embargo", args=[page.pk]), icon_name="time", priority=55
        )
