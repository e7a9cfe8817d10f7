"""A reader's page as an answer that is given again while nothing public changes.

What is the same for every reader is compressed once, has an `ETag`, may be kept by a CDN, and is
repeated before Django is asked (`delivery.repeating`). Everything else goes out as it is. Readers
who asked for no pictures have answers of their own (`delivery.without_pictures`): so pages vary by
cookie, which all others have none of.
"""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from hni_site.delivery.answers import Answer, respond
from hni_site.delivery.head import Standing

# Pages also tell the time: an event that begins, a term of office that ends.
LONGEST = datetime.timedelta(minutes=1)


def keep(request: HttpRequest, response: HttpResponse, standing: Standing, tag: str) -> None:
    """Makes an answer of the page when it is rendered, where every reader gets the same.

    `standing`: where the log stood before anything of the page was read.
    """
    if isinstance(response, SimpleTemplateResponse) and _is_anyones(request):
        response.add_post_render_callback(
            lambda rendered: _answer(request, rendered, standing, tag)
        )


def _is_anyones(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _answer(
    request: HttpRequest, rendered: HttpResponse, standing: Standing, tag: str
) -> HttpResponse | None:
    """None where the page as it was rendered is for this reader alone, such as one with a form."""
    is_personal = rendered.cookies or "CSRF_COOKIE" in request.META
    if rendered.status_code != 200 or is_personal or rendered.has_header("Cache-Control"):
        return None
    answer = Answer(rendered.content, (tag,), content_type=rendered["Content-Type"])
    now = timezone.now()
    response = respond(request, standing, answer, now, is_counted=False, good_until=now + LONGEST)
    patch_vary_headers(response, ["Cookie"])
    return response
