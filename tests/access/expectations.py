"""What follows from a role's data for a page: said once more, in another way than the code does."""

from wagtail.models import Page

from hni_site.access.enums import PageRight, Place, RoleName
from hni_site.access.roles import ROLES
from hni_site.foundations.enums import Area
from news.models import NewsIndexPage
from tests.factories.tree import TinySite

LANGUAGE = "es"
"""Of the groups that have one; the contributors' group is that of the tiny site's affiliate."""

R = PageRight


def rights(role: RoleName, page: Page, site: TinySite) -> set[PageRight]:
    """The role's rights over a page of the tiny site."""
    own = {site.affiliate.translation_key, site.listing.translation_key}
    newsrooms = NewsIndexPage.objects.all()
    covers = {
        Place.EVERYWHERE: True,
        Place.LANGUAGE: page.locale.language_code == LANGUAGE,
        Place.OWN: page.translation_key in own,
        Area.NEWS: any(page.path.startswith(newsroom.path) for newsroom in newsrooms),
    }
    given = (rights for place, rights in ROLES[role].pages.items() if covers[place])
    return set().union(*given)


def allowed(page: Page, given: set[PageRight]) -> dict[str, bool]:
    """What the rights allow with the page; names are those of the tester's methods."""
    reads = bool(given & {R.VIEW, R.CHANGE})
    destroys = given >= {R.CHANGE, R.ADD} and (R.PUBLISH in given or not page.live)
    return {
        "can_read": reads,
        "can_view_revisions": reads,
        "can_change": R.CHANGE in given,
        "can_edit": R.CHANGE in given,
        "can_copy": given >= {R.CHANGE, R.ADD},
        "can_delete": destroys and (page.is_leaf() or R.BULK_DELETE in given),
        "can_move": destroys,
        "can_publish": R.PUBLISH in given,
        "can_unpublish": R.PUBLISH in given and page.live,
        "can_set_view_restrictions": R.PUBLISH in given,
        "can_reorder_children": R.PUBLISH in given,
        "can_lock": R.LOCK in given,
        "can_unlock": R.UNLOCK in given,
        "can_add_subpage": R.ADD in given and bool(page.specific_class.creatable_subpage_models()),
    }
