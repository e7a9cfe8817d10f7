"""How workers and commands change a page's state: each change whole or not at all."""

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page

from hni_site.editorial.gate import waived
from hni_site.foundations.changes import content_changes


def publish(page: Page, user: AbstractBaseUser | None = None) -> None:
    """Publishes the page's latest revision: for a user, only what is signed off.

    Without a user it is the system's operator, who has a shell on the machine. One transaction
    around Wagtail's own action, which saves in several steps. Raises PermissionDenied.
    """
    with content_changes():
        revision = page.get_latest_revision() or page.specific.save_revision(user=user)
        if user is None:
            with waived():
                revision.publish()
        else:
            revision.publish(user=user)
