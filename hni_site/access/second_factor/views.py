"""The way from the password to the admin: a code, a recovery code, or setting the app up."""

from typing import Any, cast

import django_otp
from django import forms
from django.contrib import messages
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin.auth import reject_request
from wagtail.log_actions import log

from hni_site.access.enums import LogAction
from hni_site.access.roles import ENTER
from hni_site.access.second_factor import devices
from hni_site.access.second_factor.forms import AppCodeForm, RecoveryCodeForm
from hni_site.access.waiting import in_words

KEY = "second_factor_key"  # In the session: the secret of an app that is being set up.


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class DoorView(RedirectURLMixin, FormView):  # type: ignore[type-arg] # generic in stubs only
    """Asks someone who gave the password for something more, then leads where they wanted to go."""

    next_page = "wagtailadmin_home"
    user: Any  # With what django-otp adds to it.

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated or not request.user.has_perm(ENTER):
            return cast(HttpResponse, reject_request(request))
        self.user = request.user
        return self.elsewhere() or cast(HttpResponse, super().dispatch(request, *args, **kwargs))

    def elsewhere(self) -> HttpResponse | None:
        """The way on for someone who has no business here."""
        return None

    def another_door(self, name: str) -> HttpResponse:
        return redirect(f"{reverse(name)}?{urlencode({'next': self.get_redirect_url()})}")

    def enter(self, device: Any) -> None:
        """The session is verified from now on, under a new key."""
        django_otp.login(self.request, device)
        self.request.session.cycle_key()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(next=self.get_redirect_url(), **kwargs)


class DeviceView(DoorView):
    """Asks for a code of one of the user's devices."""

    @cached_property
    def device(self) -> Any:
        raise NotImplementedError

    def elsewhere(self) -> HttpResponse | None:
        if self.user.is_verified():
            return redirect(self.get_success_url())
        if devices.app_of(self.user) is None:
            return self.another_door("second_factor_set_up")
        return None

    def form_valid(self, form: forms.Form) -> HttpResponse:
        problem = self._problem(form.cleaned_data["code"])
        if problem:
            form.add_error("code", problem)
            return self.form_invalid(form)
        self.enter(self.device)
        return self.welcome()

    def _problem(self, code: str) -> str:
        until = self.device and devices.wait_until(self.device)
        if until:
            wait = in_words((until - timezone.now()).total_seconds())
            return _("There were wrong codes. Wait %(wait)s, then try again.") % {"wait": wait}
        if self.device is None or devices.verified(self.user, self.device, code) is None:
            return _("This is not the right code.")
        return ""

    def welcome(self) -> HttpResponse:
        return redirect(self.get_success_url())


class CodeView(DeviceView):
    form_class = AppCodeForm
    template_name = "admin/access/code.html"

    @cached_property
    def device(self) -> Any:
        return devices.app_of(self.user)


class RecoveryView(DeviceView):
    form_class = RecoveryCodeForm
    template_name = "admin/access/recovery.html"

    @cached_property
    def device(self) -> Any:
        return devices.recovery_of(self.user)

    def welcome(self) -> HttpResponse:
        """To where a lost phone is replaced."""
        log(self.user, LogAction.RECOVERED, user=self.user)
        left = devices.recovery_codes_left(self.user)
        messages.warning(
            self.request,
            ngettext(
                "You have %(count)d recovery code left.",
                "You have %(count)d recovery codes left.",
                left,
            )
            % {"count": left},
        )
        return redirect("second_factor_status")


class SetUpView(DoorView):
    """Shows the secret of an app; whoever has a second factor already must have given it."""

    form_class = AppCodeForm
    template_name = "admin/access/set_up.html"

    def elsewhere(self) -> HttpResponse | None:
        if devices.app_of(self.user) and not self.user.is_verified():
            return self.another_door("second_factor")
        return None

    @cached_property
    def key(self) -> str:
        """The same while the session lasts: someone may load the page again after scanning it."""
        key: str = self.request.session.setdefault(KEY, devices.new_key())
        return key

    def form_valid(self, form: forms.Form) -> HttpResponse:
        found = devices.set_up(self.user, self.key, form.cleaned_data["code"])
        if found is None:
            form.add_error("code", _("This is not the code that the app shows now."))
            return self.form_invalid(form)
        app, codes = found
        del self.request.session[KEY]
        self.enter(app)
        return show_codes(self.request, codes, self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            picture=devices.as_picture(self.user, self.key),
            secret=devices.as_typed(self.key),
            is_demanded=devices.is_demanded(self.user),
            **kwargs,
        )


def show_codes(request: HttpRequest, codes: list[str], next_url: str) -> HttpResponse:
    """Recovery codes, this once."""
    return render(request, "admin/access/recovery_codes.html", {"codes": codes, "next": next_url})
