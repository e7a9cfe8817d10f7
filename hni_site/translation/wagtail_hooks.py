from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page


@hooks.register("before_serve_page")
def only_in_its_own_language(
    page: Page, request: HttpRequest, _args: object, _kwargs: object
) -> None:
    """A language without a home page has no pages: Wagtail would show another language there."""
    if page.locale.language_code != get_language():
        raise Http404("There is no page in this language.")
