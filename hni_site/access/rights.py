"""What a role's group must be allowed, and the difference to what it is allowed now."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps.registry import Apps

from hni_site.access.discovery import first_page_types, snippet_models
from hni_site.access.enums import Place
from hni_site.access.roles import ENTER, SUBMIT_TRANSLATION, Role
from hni_site.foundations.enums import Area

ON_MODELS = ("add", "change", "delete")
FILES = ("wagtailimages.{}_image", "wagtaildocs.{}_document")
NAMED = 6  # So many rights are named in a sentence; of more only the number is told.


class Right(NamedTuple):
    permission: str
    """Such as `wagtailcore.change_page`."""
    place_id: int | None
    """The page or collection; None: of a model, everywhere."""


class Rights:
    """The rights of groups in the database; in a migration, with the migration's models."""

    def __init__(self, apps: Apps) -> None:
        self.Permission: Any = apps.get_model("auth", "Permission")
        self.Page: Any = apps.get_model("wagtailcore", "Page")
        self.Collection: Any = apps.get_model("wagtailcore", "Collection")
        self.OnModels: Any = apps.get_model("auth", "Group").permissions.through
        self.OnPages: Any = apps.get_model("wagtailcore", "GroupPagePermission")
        self.OnCollections: Any = apps.get_model("wagtailcore", "GroupCollectionPermission")
        # Made by a migration of wagtail-localize alone: `flush` takes it away for good.
        self.Permission.objects.get_or_create(
            codename=SUBMIT_TRANSLATION.partition(".")[2],
            content_type=apps.get_model("contenttypes", "ContentType").objects.get_or_create(
                app_label="wagtail_localize", model="translation"
            )[0],
            defaults={"name": "Can submit translations"},
        )
        self.ids: dict[str, int] = {
            f"{label}.{codename}": pk
            for label, codename, pk in self.Permission.objects.values_list(
                "content_type__app_label", "codename", "pk"
            )
        }

    def mend(self, role_group: Any, role: Role, own_pages: Iterable[int]) -> list[str]:
        """Gives the group what its role has, takes what it has not; says which.

        `own_pages` are the ids of the pages that belong to the group's organisation.
        """
        wanted = (
            (self.OnModels, None, self._on_models(role)),
            (self.OnPages, "page_id", self._on_pages(role, role_group, own_pages)),
            (self.OnCollections, "collection_id", self._on_collections(role, role_group)),
        )
        given, taken = [], []
        for relation, place, rights in wanted:
            more, less = self._settle(relation, role_group.group, place, set(rights))
            given += more
            taken += less
        told = [_told(given, "given")] if given else []
        told += [_told(taken, "taken away")] if taken else []
        return [f"{role_group.group.name}: {sentence}" for sentence in told]

    def _on_models(self, role: Role) -> Iterator[Right]:
        if role.is_administrator:
            yield from (Right(name, None) for name in self.ids)
            return
        yield Right(ENTER, None)
        if role.translates:
            yield Right(SUBMIT_TRANSLATION, None)
        for model in snippet_models(role.snippets) if role.snippets else ():
            for right in ON_MODELS:
                yield Right(f"{model._meta.app_label}.{right}_{model._meta.model_name}", None)

    def _on_pages(self, role: Role, role_group: Any, own: Iterable[int]) -> Iterator[Right]:
        for place, rights in role.pages.items():
            page_ids = own if place == Place.OWN else self._first_pages(place, role_group)
            for page_id in page_ids:
                yield from (Right(f"wagtailcore.{right}_page", page_id) for right in rights)

    def _first_pages(self, place: Place | Area, role_group: Any) -> Iterable[int]:
        pages = self.Page.objects.values_list("pk", flat=True)
        if place == Place.EVERYWHERE:
            return list(pages.filter(depth=1))
        if place == Place.LANGUAGE:
            return list(pages.filter(depth=2, locale_id=role_group.locale_id))
        return [
            pk
            for model in first_page_types(place)
            for pk in pages.filter(
                content_type__app_label=model._meta.app_label,
                content_type__model=model._meta.model_name,
            )
        ]

    def _on_collections(self, role: Role, role_group: Any) -> Iterator[Right]:
        root = self.Collection.objects.filter(depth=1).values_list("pk", flat=True).first()
        for place, rights in role.files.items():
            collection_id = role_group.collection_id if place == Place.OWN else root
            if collection_id:
                for name in FILES:
                    yield from (Right(name.format(right), collection_id) for right in rights)
        if role.is_administrator and root:
            yield from (Right(f"wagtailcore.{right}_collection", root) for right in ON_MODELS)

    def _settle(
        self, relation: Any, group: Any, place: str | None, wanted: set[Right]
    ) -> tuple[list[str], list[str]]:
        names = {pk: name for name, pk in self.ids.items()}
        present = {
            Right(names[row.permission_id], getattr(row, place) if place else None): row.pk
            for row in relation.objects.filter(group=group)
        }
        missing, extra = wanted - present.keys(), present.keys() - wanted
        relation.objects.filter(pk__in=[present[right] for right in extra]).delete()
        relation.objects.bulk_create(
            relation(
                group=group,
                permission_id=self.ids[right.permission],
                **({place: right.place_id} if place else {}),
            )
            for right in missing
        )
        return [right.permission for right in missing], [right.permission for right in extra]


def _told(rights: list[str], done: str) -> str:
    different = sorted({right.partition(".")[2] for right in rights})
    number = f"{len(rights)} right{'s' if len(rights) > 1 else ''} {done}"
    return f"{number} ({', '.join(different)})." if len(different) <= NAMED else f"{number}."
