"""A page on the record is never quietly changed: the rule, as newsrooms and GOV.UK have it.

After publication a change is minor (spelling) or major; a major one needs a public note, and a note
that was public stays.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from hni_site.editorial.enums import ChangeKind
from hni_site.editorial.errors import ChangeNotExplained

# Of each note, by the id of its block: what readers see of it.
Notes = Mapping[str, object]


def demand(before: Notes, after: Notes, kind: str) -> None:
    """ChangeNotExplained where a changed text may not replace the one that is public.

    `before` and `after` are the notes of the two texts.
    """
    if any(after.get(block_id) != note for block_id, note in before.items()):
        raise ChangeNotExplained(
            _("A correction that was published stays as it is. Add another one to correct it."),
            "corrections",
        )
    if kind not in ChangeKind.values:
        raise ChangeNotExplained(
            _("Say whether the change is minor or major (below “What changed”)."), "change_kind"
        )
    if kind == ChangeKind.MAJOR and before.keys() == after.keys():
        raise ChangeNotExplained(
            _("A major change needs a correction: a note in which readers see what changed."),
            "corrections",
        )


def notes_of(page: object) -> Notes:
    """The page's notes; none where its type has none."""
    blocks = getattr(page, "corrections", [])
    return {block.id: block.block.get_prep_value(block.value) for block in blocks}
