"""What a program is told when it can't be answered.

Where Wagtail's contract fixes the body (400 and 404 of its endpoints) it is `{"message": …}`;
everywhere else it is a problem document (RFC 9457).
"""

from http import HTTPStatus
from typing import ClassVar

from django.http import HttpResponse, JsonResponse


class Refused(Exception):
    """Why there is no answer, and with which status that is said."""

    status: ClassVar[int]


class BadRequest(Refused):
    """The query makes no sense; the text says which parameter and what it takes."""

    status = 400


class Gone(Refused):
    """What the query builds on is no more; the text says how to begin anew."""

    status = 410


class Unauthorized(Refused):
    """The request needs a token, or has one that is good for nothing (RFC 6750)."""

    status = 401

    def __init__(self, text: str, *, challenge: str = "Bearer") -> None:
        super().__init__(text)
        self.challenge = challenge


class Forbidden(Refused):
    """The request's token is good, but not for this."""

    status = 403


class Conflict(Refused):
    """As the thing is now there is no answer; the text says what must be done to it."""

    status = 409


class NotFound(Refused):
    """There is no such thing, or none that is public: the two are never told apart."""

    status = 404


def message(status: int, text: str) -> HttpResponse:
    return never_stored(JsonResponse({"message": text}, status=status))


def problem(status: int, detail: str) -> HttpResponse:
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    response = JsonResponse(body, status=status, content_type="application/problem+json")
    return never_stored(response)


def never_stored(response: HttpResponse) -> HttpResponse:
    """The response, to be kept by nobody."""
    response["Cache-Control"] = "no-store"
    return response
