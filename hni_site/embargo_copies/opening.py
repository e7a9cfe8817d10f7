"""What a link shows at this moment, by its copy and by where the release stands."""

from dataclasses import dataclass, field

from hni_site.embargo_copies.enums import Answer
from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.embargo_copies.release import Embargo, Text, embargo_of, texts_of
from hni_site.foundations.links import public_versions, site_path
from hni_site.private_links.links import find


@dataclass(frozen=True)
class Opened:
    """A link that someone followed. Everything is missing of what its answer does not need."""

    answer: Answer
    copy: EmbargoCopy | None = None
    language: str = ""
    embargo: Embargo | None = None
    texts: dict[str, Text] = field(default_factory=dict)
    public_path: str = ""

    @property
    def text(self) -> Text:
        return self.texts[self.language]


def open_copy(token: str, language: str = "") -> Opened:
    """What the link with the token gives in the language; without one, in the copy's own.

    A release that is public is never shown here, and one that has no embargo neither.
    """
    copy = find(EmbargoCopy, token)
    if copy is None:
        return Opened(Answer.NOTHING)
    page = copy.page.specific
    language = language or page.locale.language_code
    if public := public_versions([page.pk], language).get(page.pk):
        return Opened(Answer.PUBLIC_PAGE, public_path=site_path(public))
    embargo = None if page.live else embargo_of(page)
    texts = texts_of(page) if embargo else {}
    if embargo is None or language not in texts:
        return Opened(Answer.NOTHING)
    answer = Answer.TERMS if copy.accepted_at is None else Answer.RELEASE
    return Opened(answer, copy, language, embargo, texts)
