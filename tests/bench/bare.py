"""The least that can answer: fixed bytes from memory, from a Django view or without Django.

BENCH_BODIES names a directory; each file in it is a body, and its name the address.
"""

import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from whitenoise import WhiteNoise


@cache
def body_of(name: str) -> bytes:
    return (Path(os.environ["BENCH_BODIES"]) / name).read_bytes()


def view(_request: HttpRequest, name: str) -> HttpResponse:
    body = body_of(name)
    headers = {"Content-Length": str(len(body))}
    return HttpResponse(body, content_type="application/json", headers=headers)


urlpatterns = [path("<name>", view)]

if not settings.configured:
    settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, MIDDLEWARE=[])

django = get_wsgi_application()


def _nothing(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("404 Not Found", [])
    return [b""]


whitenoise = WhiteNoise(_nothing, root=os.environ.get("BENCH_BODIES"))


def gunicorn(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = body_of(environ["PATH_INFO"][1:])
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
