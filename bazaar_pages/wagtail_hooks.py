from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from bazaar_pages.models import BazaarListingPage, ProductCategory
from bazaar_pages.sections import affiliates_map, from_the_bazaar
from hni_site.foundations.sections import register_section


class ProductCategoryViewSet(SnippetViewSet):
    model = ProductCategory
    icon = "tag"
    menu_order = 420
    add_to_admin_menu = True
    list_display = ["name", LocaleColumn(label=gettext_lazy("Language")), "code"]


register_snippet(ProductCategoryViewSet)
register_section(affiliates_map, order=300)
register_section(from_the_bazaar, order=400)


@hooks.register("before_copy_page")
def listings_are_not_copied(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy would be the affiliate's second listing, which no page may be."""
    if not page.get_descendants(inclusive=True).type(BazaarListingPage).exists():
        return None
    messages.error(
        request,
        _("A listing cannot be copied, because each affiliate has one. Add a new one instead."),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
