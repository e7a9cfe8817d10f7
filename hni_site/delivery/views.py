"""From a request to a response: limits, memory, conditional reads, errors. One way for all."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from hni_site.consumers.authentication import UnknownToken, token_of
from hni_site.delivery import limits
from hni_site.delivery.answers import JSON, Answer, not_modified, respond, tag_of_this_state
from hni_site.delivery.errors import Refused, Unauthorized, message, never_stored, problem
from hni_site.delivery.head import standing
from hni_site.delivery.memory import Memory

View = Callable[..., HttpResponse]
METHODS = ("GET", "HEAD", "OPTIONS")
# What a client may keep whose request came with a token; others may keep nothing of it.
FOR_THIS_CLIENT = "private, no-cache"

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


def confiding(make: Callable[..., bytes]) -> View:
    """A view that gives the JSON that `make(request)` makes, and that nobody keeps."""

    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = HttpResponse(make(request, **kwargs), content_type=JSON)
        patch_vary_headers(response, ["Authorization"])
        return never_stored(response)

    return _guarded(view)


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
        try:
            token = token_of(request.META) if of_api else None
        except UnknownToken:
            token, answer = None, _unknown_token
        else:
            answer = view
        allowance = limits.take(request.META, token) if of_api else None
        if allowance and allowance.exhausted:
            text = (
                f"More than {allowance.limit} requests in a minute. Retry-After says when to go on."
            )
            return limits.describe(allowance, problem(429, text))
        try:
            response = answer(request, **kwargs)
        except Refused as error:
            response = told(error.status, str(error))
            if isinstance(error, Unauthorized):
                response["WWW-Authenticate"] = error.challenge
        if token:
            _keep_from_others(response)
        return limits.describe(allowance, response) if allowance else response

    return guarded


def _unknown_token(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Unauthorized(
        "This API token is not known here, or was revoked. What is public can be had without one.",
        challenge='Bearer error="invalid_token"',
    )


def _keep_from_others(response: HttpResponse) -> None:
    """The answer to a request with a token: the client's own cache alone may hold it."""
    if response.get("Cache-Control") != "no-store":
        response["Cache-Control"] = FOR_THIS_CLIENT
    patch_vary_headers(response, ["Authorization"])
