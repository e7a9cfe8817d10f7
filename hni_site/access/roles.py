"""Who may do what: the roles as data. docs/roles.md shows the same as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hni_site.access.enums import FileRight, PageRight, Place, RoleName, Scope
from hni_site.foundations.enums import Area

READ = frozenset({PageRight.VIEW})
EDIT = frozenset({PageRight.CHANGE})
WRITE = EDIT | {PageRight.ADD}
PUBLISH = frozenset({PageRight.PUBLISH})
LOCK = frozenset({PageRight.LOCK, PageRight.UNLOCK})
CHOOSE = frozenset({FileRight.CHOOSE})
UPLOAD = frozenset(FileRight)

ENTER = "wagtailadmin.access_admin"
SUBMIT_TRANSLATION = "wagtail_localize.submit_translation"


@dataclass(frozen=True)
class Role:
    pages: Mapping[Place | Area, frozenset[PageRight]]
    """Rights over pages. A place stands for its first pages and all below them."""

    files: Mapping[Place, frozenset[FileRight]] = field(default_factory=dict)
    """Rights over pictures and files: in all collections, or in the group's own."""

    snippets: Place | Area | None = None
    """Whose snippets (press texts, people …) the role adds, edits and deletes."""

    translates: bool = False
    """Whether the role sends pages into the languages in which it may write."""

    is_administrator: bool = False
    """Whether the role has every permission of every model: users, groups, settings."""

    scope: Scope = Scope.SITE

    @property
    def publishes(self) -> bool:
        return any(PageRight.PUBLISH in rights for rights in self.pages.values())


ROLES: Mapping[RoleName, Role] = {
    RoleName.MEDIA_OFFICER: Role(
        pages={Area.NEWS: WRITE | PUBLISH},
        files={Place.EVERYWHERE: UPLOAD},
        snippets=Area.NEWS,
        translates=True,
    ),
    RoleName.EDITOR: Role(
        pages={Place.EVERYWHERE: WRITE | PUBLISH | LOCK},
        files={Place.EVERYWHERE: UPLOAD},
        snippets=Place.EVERYWHERE,
        translates=True,
    ),
    RoleName.EXECUTIVE: Role(pages={Place.EVERYWHERE: READ}),
    RoleName.TRANSLATOR: Role(
        scope=Scope.LANGUAGE,
        pages={Place.EVERYWHERE: READ, Place.LANGUAGE: EDIT},
        files={Place.EVERYWHERE: CHOOSE},
        translates=True,
    ),
    RoleName.REVIEWER: Role(
        scope=Scope.LANGUAGE,
        pages={Place.EVERYWHERE: READ, Place.LANGUAGE: EDIT | PUBLISH},
        files={Place.EVERYWHERE: CHOOSE},
        snippets=Area.GLOSSARY,
        translates=True,
    ),
    RoleName.CONTRIBUTOR: Role(
        scope=Scope.ORGANISATION,
        pages={Place.OWN: EDIT},
        files={Place.OWN: UPLOAD},
    ),
    RoleName.ADMINISTRATOR: Role(
        pages={Place.EVERYWHERE: frozenset(PageRight) - READ},
        files={Place.EVERYWHERE: UPLOAD},
        snippets=Place.EVERYWHERE,
        translates=True,
        is_administrator=True,
    ),
}
