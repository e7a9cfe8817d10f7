"""Which language a request is answered in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

ADMIN_PREFIX = "/admin/"


class LanguageMiddleware:
    """The website speaks the language of its address, the admin the browser's, the rest English.

    Unlike Django's LocaleMiddleware it never redirects, so that a missing page of the API is a 404
    and not the address of a website page; and only the admin depends on Accept-Language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        website_language = translation.get_language_from_path(request.path_info)
        language = website_language or settings.LANGUAGE_CODE
        if request.path_info.startswith(ADMIN_PREFIX):
            language = translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if website_language:
            response.headers.setdefault("Content-Language", website_language)
        return response
