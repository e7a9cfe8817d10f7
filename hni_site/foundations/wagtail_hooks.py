from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from hni_site.foundations import slugs
from hni_site.foundations.link_handler import PublicDocumentLinkHandler, PublicPageLinkHandler


@hooks.register("register_rich_text_features", order=100)  # After Wagtail's own handlers.
def link_only_what_is_public(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(PublicDocumentLinkHandler)


@hooks.register("before_move_page")
def moved_to_where_it_can_be_seen(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponse | None:
    return _refused(request, page, page.slug, destination)


@hooks.register("before_copy_page")
def copied_to_where_it_can_be_seen(request: HttpRequest, page: Page) -> HttpResponse | None:
    chosen = request.POST.get("new_parent_page", "")
    parent = Page.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    slug = request.POST.get("new_slug", page.slug)
    return _refused(request, page, slug, parent or page.get_parent())


def _refused(request: HttpRequest, page: Page, slug: str, parent: Page) -> HttpResponse | None:
    try:
        if parent.depth + 1 == slugs.BELOW_HOME:
            slugs.demand_free(slug)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
