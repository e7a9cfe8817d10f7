"""Headers and errors that the endpoints share."""

from typing import Any

from hni_site.api.openapi.models import Schema, ref

PREFIX = "#/components/"
JSON = "application/json"
PROBLEM = "application/problem+json"


def _header(description: str, example: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}, "example": example}


HEADERS: dict[str, dict[str, Any]] = {
    "ETag": _header(
        "Send it back in `If-None-Match`: while nothing has changed the answer is an empty 304.",
        'W/"1f3a9c02.4b4.60a1b2c3d4e5f-6d1f0a2b3c4d-0f1e2d3c4b5a697887"',
    ),
    "Last-Modified": _header(
        "When something public last changed; missing right after a change.",
        "Wed, 08 Nov 2023 09:00:00 GMT",
    ),
    "Cache-Control": _header(
        "Ask again each time, with `If-None-Match`; a shared cache may wait for some seconds.",
        "public, max-age=0, s-maxage=30, stale-while-revalidate=300",
    ),
    "Cache-Tag": _header("For caches that purge by tag.", "page-42,type-news.PressReleasePage"),
    "Vary": _header("What the answer depends on beside its address.", "Accept-Encoding"),
    "RateLimit-Limit": _header("How many requests a minute you have.", "600"),
    "RateLimit-Remaining": _header("How many are left in this minute.", "599"),
    "RateLimit-Reset": _header("Seconds until the next minute begins.", "42"),
    "WWW-Authenticate": _header(
        "Which kind of token is asked for (RFC 6750).", 'Bearer error="invalid_token"'
    ),
    "Retry-After": _header("Seconds to wait.", "42"),
    "Location": _header("Where to go.", "https://news.example.org/api/v2/pages/42/"),
}
_LIMITS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
_FRESHNESS = ("ETag", "Last-Modified", "Cache-Control", "Vary")


def headers(*names: str) -> dict[str, Schema]:
    return {name: {"$ref": f"{PREFIX}headers/{name}"} for name in names}


def response(description: str, *header_names: str, **content: Any) -> dict[str, Any]:
    return {"description": description, "headers": headers(*header_names), **content}


def json_content(schema: Schema, examples: dict[str, Any]) -> dict[str, Any]:
    """`examples`: what each shows → the value."""
    named = {
        f"example{number}": {"summary": summary, "value": value}
        for number, (summary, value) in enumerate(examples.items(), start=1)
    }
    return {JSON: {"schema": schema, "examples": named}}


def success(description: str, schema: Schema, examples: dict[str, Any]) -> dict[str, Any]:
    content = json_content(schema, examples)
    return response(description, *_FRESHNESS, "Cache-Tag", *_LIMITS, content=content)


def _message(example: str) -> dict[str, Any]:
    return {"schema": ref("Message"), "example": {"message": example}}


def _problem(status: int, title: str, detail: str) -> dict[str, Any]:
    example = {"title": title, "status": status, "detail": detail}
    return {"schema": ref("Problem"), "example": example}


RESPONSES: dict[str, dict[str, Any]] = {
    "Found": response("It is there: see `Location`.", "Location", *_LIMITS),
    "NotModified": response("What you have is still good.", *_FRESHNESS, *_LIMITS),
    "BadRequest": response(
        "The query makes no sense; the message names the parameter and what it takes.",
        "Cache-Control",
        *_LIMITS,
        content={JSON: _message("limit cannot be higher than 100")},
    ),
    "Unauthorized": response(
        "Your API token is not known here, or was revoked; or there is none where one is needed.",
        "WWW-Authenticate",
        "Cache-Control",
        *_LIMITS,
        content={JSON: _message("This API token is not known here, or was revoked. …")},
    ),
    "Forbidden": response(
        "Your API token is not good for this.",
        "Cache-Control",
        *_LIMITS,
        content={JSON: _message("This API token is for what is public; …")},
    ),
    "Incomplete": response(
        "The draft lacks what a document must have; the message names the fields.",
        "Cache-Control",
        *_LIMITS,
        content={JSON: _message("The draft is not complete enough to be a document yet: …")},
    ),
    "PreviewEnded": response(
        "The preview was good for some minutes, and while who opened it may read the draft.",
        "Cache-Control",
        *_LIMITS,
        content={JSON: _message("This preview has ended. Open it again in the editor.")},
    ),
    "NotFound": response(
        "There is no such thing, or none that is public; nor, as a problem document, such an "
        "address.",
        "Cache-Control",
        *_LIMITS,
        content={
            JSON: _message("No Page matches the given query."),
            PROBLEM: _problem(404, "Not Found", "There is no such endpoint."),
        },
    ),
    "Gone": response(
        "The cursor belongs to a log that is no more: start again without one.",
        "Cache-Control",
        *_LIMITS,
        content={JSON: _message("This cursor belongs to a log that is no more. …")},
    ),
    "MethodNotAllowed": response(
        "Only GET, HEAD and OPTIONS are allowed.",
        "Cache-Control",
        content={
            PROBLEM: _problem(
                405, "Method Not Allowed", "Only GET, HEAD, OPTIONS are allowed here."
            )
        },
    ),
    "TooManyRequests": response(
        "You have asked more than your share of this minute.",
        "Retry-After",
        "Cache-Control",
        *_LIMITS,
        content={
            PROBLEM: _problem(
                429,
                "Too Many Requests",
                "More than 600 requests in a minute. Retry-After says when to go on.",
            )
        },
    ),
    "ServerError": response(
        "A fault of ours.",
        "Cache-Control",
        content={
            PROBLEM: _problem(
                500,
                "Internal Server Error",
                "The fault is ours. Please try again in a few minutes.",
            )
        },
    ),
}
_ERRORS = {
    "400": "BadRequest",
    "401": "Unauthorized",
    "404": "NotFound",
    "429": "TooManyRequests",
    "500": "ServerError",
}


def _refs(responses: dict[str, str]) -> dict[str, Schema]:
    return {status: {"$ref": f"{PREFIX}responses/{name}"} for status, name in responses.items()}


def answers(ok: dict[str, Any]) -> dict[str, Any]:
    """All responses of an endpoint that answers."""
    return {"200": ok, **_refs({"304": "NotModified", **_ERRORS})}


def changes(ok: dict[str, Any]) -> dict[str, Any]:
    """All responses of an endpoint that goes on behind a cursor."""
    return {**answers(ok), **_refs({"410": "Gone"})}


def preview(description: str, schema: Schema, examples: dict[str, Any]) -> dict[str, Any]:
    """All responses of the endpoint that gives a draft, which nobody keeps."""
    content = json_content(schema, examples)
    ok = response(description, "Cache-Control", "Vary", *_LIMITS, content=content)
    more = {"403": "Forbidden", "409": "Incomplete", "410": "PreviewEnded"}
    return {"200": ok, **_refs({**_ERRORS, **more})}


def redirects() -> dict[str, Any]:
    """All responses of an endpoint that leads elsewhere."""
    return _refs({"302": "Found", **_ERRORS})
