"""Links by which colleagues without an account read a page's latest draft."""

from django.utils.translation import gettext_lazy as _

from hni_site.private_links.models import PrivateLink
from hni_site.review_links.enums import LinkState


class ReviewLink(PrivateLink):
    """A private link to whatever is the page's latest draft, in one person's name."""

    class Meta(PrivateLink.Meta):
        verbose_name = _("review link")
        verbose_name_plural = _("review links")

    @property
    def state(self) -> LinkState:
        if self.is_revoked:
            return LinkState.REVOKED
        return LinkState.EXPIRED if self.is_expired else LinkState.GOOD
