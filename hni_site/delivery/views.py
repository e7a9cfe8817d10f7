"""From a request to a response: limits, memory, conditional reads, errors. One way for all."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from hni_site.delivery import limits
from hni_site.delivery.answers import Answer, not_modified, respond, tag_of_this_state
from hni_site.delivery.errors import Refused, message, problem
from hni_site.delivery.head import standing
from hni_site.delivery.memory import Memory

View = Callable[..., HttpResponse]
METHODS = ("GET", "HEAD", "OPTIONS")

memory: Memory[Answer] = Memory()


def answering(make: Callable[..., Answer], *, of_api: bool = True) -> View:
    """A view that gives what `make(request, **path parts)` makes, and keeps it while it is good.

    What is no part of the API (`of_api`) counts towards no client's limit, and its errors are
    problem documents.
    """

    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        at, now = standing(), timezone.now()
        if tag := tag_of_this_state(request, at):
            return not_modified(tag, at, now)
        key = request.get_full_path()
        answer = memory.get(key, at)
        if answer is None:
            answer = make(request, **kwargs)
            if answer.keep:
                memory.put(key, at, answer, answer.size)
        return respond(request, at, answer, now, is_counted=of_api)

    return _guarded(view, of_api)


def redirecting(make: Callable[..., str]) -> View:
    """A view that leads to the address that `make(request)` gives."""

    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(make(request, **kwargs))

    return _guarded(view)


def _guarded(view: View, of_api: bool = True) -> View:
    """What every endpoint shares: methods, the client's allowance, errors as the contract says."""
    told = message if of_api else problem

    @csrf_exempt  # Nothing is ever changed here; a POST shall be told so, not asked for a token.
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method not in METHODS:
            response = problem(405, f"Only {', '.join(METHODS)} are allowed here.")
            response["Allow"] = ", ".join(METHODS)
            return response
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Allow"] = ", ".join(METHODS)
            return response
        allowance = limits.take(request.META) if of_api else None
        if allowance and allowance.exhausted:
            text = (
                f"More than {allowance.limit} requests in a minute. Retry-After says when to go on."
            )
            return limits.describe(allowance, problem(429, text))
        try:
            response = view(request, **kwargs)
        except Refused as error:
            response = told(error.status, str(error))
        return limits.describe(allowance, response) if allowance else response

    return guarded
