"""What of a page is its text: all that an editor wrote or chose, and that readers will see.

Two versions with the same text are the same to whoever signs them off, though one was saved later.
"""

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.fields import StreamField
from wagtail.models import Page

# What an editor says about the text.
_ABOUT_THE_TEXT = frozenset({"change_kind"})
# Names that the editor gives to paragraphs: they change nothing that anyone sees.
_BLOCK_KEYS = re.compile(r' data-block-key=\\*"[^"\\]*\\*"')


def text_hash(page: Page) -> str:
    """The same for two versions of a page exactly where their texts are the same."""
    return hash_of(type(page), page.serializable_data())


def hash_of(model: type[Page], content: dict[str, Any]) -> str:
    """The hash of a version as it is stored: `Revision.content`, `serializable_data()`."""
    names = {field.field_name for field in model.translatable_fields} - _ABOUT_THE_TEXT
    text = {name: _plain(model, name, content[name]) for name in names & content.keys()}
    written = _BLOCK_KEYS.sub("", json.dumps(text, sort_keys=True, cls=DjangoJSONEncoder))
    return hashlib.sha256(written.encode()).hexdigest()


def latest_text(page: Page) -> str:
    """The hash of the page's latest version, be it a draft, whatever `page` has in memory."""
    model = page.specific_class
    if page.has_unpublished_changes and (revision := page.get_latest_revision()):
        return hash_of(model, revision.content)
    # Wagtail would give `page` itself, which its editor may have changed.
    return text_hash(model._default_manager.get(pk=page.pk))


def last_editor_id(page: Page) -> int | None:
    """Who wrote the latest text: a version saved later with the same words, to comment, is none.

    None for a text that nobody of us wrote, such as an imported one.
    """
    editor, latest = None, None
    for revision in page.revisions.order_by("-created_at", "-pk").iterator(chunk_size=5):
        text = hash_of(page.specific_class, revision.content)
        if latest not in (None, text):
            break
        latest, editor = text, revision.user_id
    return editor


def _plain(model: type[Page], name: str, value: Any) -> Any:
    """A field's value without what says nothing of the text.

    A stream is written as JSON, in which PostgreSQL gives back the keys in an order of its own.
    """
    if isinstance(model._meta.get_field(name), StreamField):
        return json.loads(value)
    return _without_ids(value)


def _without_ids(value: Any) -> Any:
    """Rows beside the page lose their numbers, which they get only when the page is published."""
    if isinstance(value, list):
        return [_without_ids(row) for row in value]
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if name not in ("pk", "page")}
    return value
