"""Until the second factor is given, the request is nobody's: in the admin and everywhere else."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from hni_site.access.second_factor import devices

LOGIN = "wagtailadmin_login"
# Where someone who owes the second factor gives it, sets it up, or leaves.
DOORS = frozenset(
    {"second_factor", "second_factor_recovery", "second_factor_set_up", "wagtailadmin_logout"}
)
# What strangers see, too.
PUBLIC = frozenset(
    {
        LOGIN,
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
    }
)


class SecondFactorMiddleware:
    """Comes after `OTPMiddleware`, which says whether the session's user is verified.

    Costs the admin one query at most: the device that let the session in is read, or whether there
    is one; the rights that demand one are those that Wagtail reads anyway. Elsewhere nothing is
    asked before somebody asks who the user is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            request.user = SimpleLazyObject(  # type: ignore[assignment]
                lambda: AnonymousUser() if _owes(user) else user
            )
        elif _owes(user):
            return self._answer(request)
        return self.get_response(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """To a request to the admin whose user owes the second factor."""
        view_name = _view_name(request.path_info)
        if view_name in DOORS:
            return self.get_response(request)
        request.user = AnonymousUser()
        comes_for_the_form = view_name == LOGIN and request.method == "GET"
        if view_name in PUBLIC and not comes_for_the_form:
            return self.get_response(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            raise PermissionDenied
        wanted = request.GET.get("next", "") if comes_for_the_form else request.get_full_path()
        return redirect(f"{reverse('second_factor')}?{urlencode({'next': wanted})}")


def _view_name(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _owes(user: Any) -> bool:
    return bool(user.is_authenticated and devices.is_owed(user))
