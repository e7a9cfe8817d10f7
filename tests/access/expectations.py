"""What follows from a role's data for a page: said once more, in another way than the code does.

Of the factories' pages none was signed off, and live releases are on the record.
"""

from wagtail.models import Page

from hni_site.access.enums import PageRight, Place, RoleName
from hni_site.access.roles import ROLES
from hni_site.foundations.enums import Area
from news.models import NewsIndexPage, PressReleasePage
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
    is_public_release = isinstance(page, PressReleasePage) and page.live
    releases = PressReleasePage.objects.descendant_of(page, inclusive=True).live()
    below = page.specific_class.creatable_subpage_models()
    return {
        "can_read": reads,
        "can_view_revisions": reads,
        "can_change": R.CHANGE in given,
        "can_edit": R.CHANGE in given,
        "can_copy": given >= {R.CHANGE, R.ADD},
        "can_delete": destroys
        and (page.is_leaf() or R.BULK_DELETE in given)
        and not releases.exists(),
        "can_move": destroys,
        "can_publish": R.PUBLISH in given and page.sign_off_kind is None,
        "can_publish_subpage": R.PUBLISH in given
        and bool(below)
        and not any(model.sign_off_kind for model in below),
        "can_unpublish": R.PUBLISH in given and page.live and not is_public_release,
        "can_unschedule": R.PUBLISH in given,
        "can_withdraw": R.PUBLISH in given and is_public_release,
        "can_set_view_restrictions": R.PUBLISH in given and not isinstance(page, PressReleasePage),
        "can_reorder_children": R.PUBLISH in given,
        "can_lock": R.LOCK in given,
        "can_unlock": R.UNLOCK in given,
        "can_add_subpage": R.ADD in given and bool(below),
    }
