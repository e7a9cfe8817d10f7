"""Forgotten passwords. What is answered, and how fast, doesn't tell whether an address is known."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views.account import PasswordResetView

from hni_site.access.login.throttle import too_often
from hni_site.throttling import client_address, take

HOUR = 3600
PER_CLIENT = 10
PER_EMAIL = 3


class ResetForm(PasswordResetForm):
    """Leaves to the worker whether there is such a user, and the mail."""

    def save(self, **options: Any) -> None:
        send_reset_mail.enqueue(self.cleaned_data["email"], get_language() or "")


@task()
def send_reset_mail(email: str, language: str) -> None:
    """Sends those who have the address a link; to others nothing."""
    form = PasswordResetForm({"email": email})
    with override(language):
        if form.is_valid():
            form.save(
                domain_override="",  # The template has the site's own address.
                email_template_name=PasswordResetView.email_template_name,
                subject_template_name=PasswordResetView.subject_template_name,
            )


class ThrottledResetView(PasswordResetView):
    """Counts what a client asks for, and what is asked for one e-mail address, known or not."""

    def get_form_class(self) -> type[ResetForm]:
        return ResetForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        email = request.POST.get("email", "").strip().lower()
        digest = sha256(email.encode()).hexdigest()
        for what, limit in (
            (f"password-reset:{client_address(request.META)}", PER_CLIENT),
            (f"password-reset:{digest}", PER_EMAIL),
        ):
            allowance = take(what, limit, HOUR)
            if allowance and allowance.exhausted:
                return too_often(request, allowance.seconds_left)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response
