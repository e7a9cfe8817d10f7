"""Login throttling, for django-axes: how wrong passwords count, and what is answered in the end."""

from ipaddress import ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hni_site.access.waiting import in_words
from hni_site.throttling import client_address

PER_ADDRESS = 10
"""So many times as many wrong passwords for all accounts together: an office has one address."""


def address_of(request: HttpRequest) -> str | None:
    """The client's address; None where the web server names none, as on a socket file."""
    try:
        return str(ip_address(client_address(request.META)))
    except ValueError:
        return None


class LoginThrottle(AxesDatabaseHandler):
    """Wrong passwords count for the account at the address, and for the address alone.

    The database is asked the same for an account that exists and for one that does not.
    """

    def counted(self, request: HttpRequest, credentials: Any) -> list["tuple[int, QuerySet[Any]]"]:
        """(how many are too many, the wrong passwords that count), in AXES_LOCKOUT_PARAMETERS."""
        account, address = self.get_user_attempts(request, credentials)
        limit: int = settings.AXES_FAILURE_LIMIT
        return [(limit, account), (limit * PER_ADDRESS, address)]

    def get_failures(self, request: HttpRequest, credentials: Any = None) -> int:
        """As many as the limit or more where either count is too high."""
        full: int = settings.AXES_FAILURE_LIMIT
        shares = (
            sum(attempts.values_list("failures_since_start", flat=True)) * full // limit
            for limit, attempts in self.counted(request, credentials)
        )
        return int(max(shares))

    def seconds_to_wait(self, request: HttpRequest, credentials: Any) -> float:
        """Until enough wrong passwords are so long ago that they no longer count."""
        free_at = timezone.now()
        for limit, attempts in self.counted(request, credentials):
            rows = list(
                attempts.order_by("attempt_time").values_list(
                    "failures_since_start", "attempt_time"
                )
            )
            left = sum(failures for failures, _time in rows)
            for failures, time in rows:
                if left >= limit:
                    left -= failures
                    free_at = max(free_at, time + settings.AXES_COOLOFF_TIME)
        return (free_at - timezone.now()).total_seconds()

    def reset_user_attempts(self, request: HttpRequest, credentials: Any = None) -> int:
        """A right password forgives the wrong ones for its account, not those for others."""
        account, _address = self.filter_user_attempts(request, credentials)
        count: int = account.delete()[0]
        return count


def locked_out(request: HttpRequest, response: HttpResponse, credentials: Any) -> HttpResponse:
    """Says how long to wait, and not whether there is such an account."""
    throttle: LoginThrottle = AxesProxyHandler.get_implementation()
    return too_often(request, throttle.seconds_to_wait(request, credentials), is_login=True)


def too_often(request: HttpRequest, seconds: float, *, is_login: bool = False) -> HttpResponse:
    context = {"wait": in_words(seconds), "is_login": is_login}
    response = render(request, "admin/access/too_often.html", context, status=429)
    response["Retry-After"] = str(max(1, round(seconds)))
    return response
