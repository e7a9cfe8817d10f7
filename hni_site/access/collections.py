"""Each organisation's pictures and files lie in a collection of its own."""

from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

PARENT = "Affiliates"
NAME_LENGTH = 255  # Of a collection, in Wagtail.


def follow(role_group: Any, organisation: str) -> bool:
    """Gives the group its collection, or the collection its name; whether that was needed."""
    name = organisation[:NAME_LENGTH]
    if role_group.collection is None:
        role_group.collection = _parent().add_child(name=name)
        role_group.save()
        return True
    if role_group.collection.name == name:
        return False
    role_group.collection.name = name
    role_group.collection.save()
    return True


def remove_if_empty(collection: Collection) -> None:
    holds = (
        model._default_manager.filter(collection=collection)
        for model in (get_image_model(), get_document_model())
    )
    if collection.is_leaf() and not any(things.exists() for things in holds):
        collection.delete()


def _parent() -> Collection:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root.get_children().filter(name=PARENT).first() or root.add_child(name=PARENT)
