"""The roles as data, and the table that people read."""

from collections.abc import Iterable
from enum import Enum

import pytest

from hni_site.access.enums import FileRight, PageRight, Place, RoleName, Scope
from hni_site.access.roles import ROLES, Role
from hni_site.operations.environment import ROOT

DOCS = ROOT / "docs" / "roles.md"
HEAD = [
    "| role | groups | pages | snippets | pictures and files | publishes |",
    "|---|---|---|---|---|---|",
]


def test_every_role_is_defined() -> None:
    assert set(ROLES) == set(RoleName)


def test_who_publishes() -> None:
    assert {name for name, role in ROLES.items() if role.publishes} == {
        RoleName.MEDIA_OFFICER,
        RoleName.EDITOR,
        RoleName.REVIEWER,
        RoleName.ADMINISTRATOR,
    }


@pytest.mark.parametrize("name", [RoleName.EXECUTIVE, RoleName.TRANSLATOR, RoleName.CONTRIBUTOR])
def test_who_makes_no_pages(name: RoleName) -> None:
    assert not any(PageRight.ADD in rights for rights in ROLES[name].pages.values())


@pytest.mark.parametrize("name", RoleName)
def test_a_place_fits_the_groups(name: RoleName) -> None:
    """A place that depends on the group only in roles that have such groups."""
    role = ROLES[name]
    places = {*role.pages, *role.files}
    assert (Place.LANGUAGE in places) == (role.scope == Scope.LANGUAGE)
    assert (Place.OWN in places) == (role.scope == Scope.ORGANISATION)


def test_the_docs_say_the_same() -> None:
    expected = "\n".join([*HEAD, *(row(name, role) for name, role in ROLES.items())])

    assert expected in DOCS.read_text(), f"{DOCS} must have this table:\n{expected}"


def row(name: RoleName, role: Role) -> str:
    pages = "; ".join(f"{label(place)}: {words(rights)}" for place, rights in role.pages.items())
    files = "; ".join(f"{label(place)}: {words(rights)}" for place, rights in role.files.items())
    snippets = label(role.snippets) if role.snippets else "–"
    publishes = "yes, with a second factor" if role.publishes else "no"
    pages += "; users, groups, settings and all else" if role.is_administrator else ""
    return (
        f"| {name.label} | {role.scope.label} | {pages} | {snippets} | {files or '–'} "
        f"| {publishes} |"
    )


def label(member: Enum) -> str:
    text = str(getattr(member, "label", member))
    return text[0].lower() + text[1:]


def words(rights: Iterable[PageRight | FileRight]) -> str:
    """In the order of the enumeration."""
    order = [*PageRight, *FileRight]
    return ", ".join(label(right) for right in sorted(rights, key=order.index))
