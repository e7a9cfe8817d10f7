"""The public state of the site: one row per page that is or was public, in one ordered log."""

import uuid

from django.db import models

from hni_site.content_store.enums import GoneReason, State
from hni_site.content_store.fields import SiteJSONTextField
from hni_site.foundations.folding import LONGEST_WORD


class Head(models.Model):
    """The log's last number, in a single row.

    Writers lock the row before they read what they are about to write and keep it until they
    commit. So numbers are handed out in the order of commits, without gaps, and a reader that has
    seen a number has seen every smaller one.
    """

    sequence = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    # Tells this log from another with the same numbers, such as one from before a backup.
    log = models.UUIDField(default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return str(self.sequence)


class ContentItem(models.Model):
    """A page's public document, or a tombstone where there was one."""

    page_id = models.PositiveBigIntegerField(primary_key=True)
    sequence = models.BigIntegerField(unique=True)
    state = models.CharField(max_length=8, choices=State.choices)
    type = models.CharField(max_length=100)
    locale = models.CharField(max_length=20)
    translation_key = models.UUIDField()
    # Where the page lies in the tree: treebeard's path, so that a subtree is a range.
    tree_path = models.CharField(max_length=255)
    # Its address on the website, such as /en/news/a-release/.
    url_path = models.CharField(max_length=2000, db_index=True)
    title = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    show_in_menus = models.BooleanField(default=False)
    seo_title = models.CharField(max_length=255, blank=True)
    search_description = models.TextField(blank=True)
    first_published_at = models.DateTimeField(null=True)
    last_published_at = models.DateTimeField(null=True)
    # JSON as text, because it is handed on as it is: the whole, and what a listing shows.
    document = SiteJSONTextField(blank=True)
    summary = SiteJSONTextField(blank=True)
    etag = models.CharField(max_length=64, blank=True)
    search_text = models.TextField(blank=True)
    reason = models.CharField(max_length=16, choices=GoneReason.choices, blank=True)
    replaced_by = models.PositiveBigIntegerField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.LIVE, reason="")
                | (models.Q(state=State.GONE, document="", summary="") & ~models.Q(reason="")),
                name="live_with_document_or_gone_with_reason",
            )
        ]
        indexes = [
            models.Index(fields=["state", "type", "locale", "tree_path"], name="content_by_type"),
            models.Index(fields=["state", "locale", "tree_path"], name="content_by_locale"),
            # What became public last, for the news sitemap.
            models.Index(
                fields=["state", "type", "locale", "first_published_at"],
                name="content_by_publication",
            ),
            # All that is asked of a page's other versions: SQLite would else go through a language.
            models.Index(fields=["translation_key", "state", "locale"], name="content_by_key"),
            # For subtrees only: PostgreSQL would else go through the whole tree in its order to
            # find a language's first pages.
            models.Index(
                fields=["tree_path"], opclasses=["varchar_pattern_ops"], name="content_by_tree"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.state} {self.type} {self.page_id}"


class Facet(models.Model):
    """A value by which a type's documents can be filtered and ordered, as its app declares it."""

    item = models.ForeignKey(ContentItem, on_delete=models.CASCADE, related_name="facets")
    # Copied from the item, so that one index answers "this type, this language, in this order".
    type = models.CharField(max_length=100)
    locale = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    # Text that sorts like the value: ISO dates, numbers with leading zeros.
    value = models.CharField(max_length=255)

    class Meta:
        indexes = [
            models.Index(fields=["type", "name", "value", "item"], name="facet_by_type"),
            models.Index(
                fields=["type", "locale", "name", "value", "item"], name="facet_by_locale"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


class Word(models.Model):
    """A word of a language's live documents, or three letters of a script without spaces."""

    key = models.BigIntegerField(primary_key=True)
    """Of language and text, see `indexing.key_of`."""
    language = models.CharField(max_length=20)
    text = models.CharField(max_length=LONGEST_WORD)

    def __str__(self) -> str:
        return f"{self.language}: {self.text}"


class WordPiece(models.Model):
    """Under which of its pieces a word is filed, for who writes it otherwise; see `indexing`."""

    pk = models.CompositePrimaryKey("key", "word")
    key = models.BigIntegerField()
    word = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.word}"


class Posting(models.Model):
    """That a document has a word."""

    pk = models.CompositePrimaryKey("item_id", "word")
    # Without constraint and index of its own: the primary key's serves, and there are many rows.
    item = models.ForeignKey(
        ContentItem,
        on_delete=models.CASCADE,
        related_name="postings",
        db_constraint=False,
        db_index=False,
    )
    word = models.BigIntegerField()
    # Which of the word's documents come first: `indexing.IN_TITLE` and the document's day.
    rank = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["word", "rank", "item"], name="documents_with_word")]

    def __str__(self) -> str:
        return f"{self.item_id} has {self.word}"


class Dependency(models.Model):
    """Something that a document shows or would show, see `foundations.dependencies`."""

    item = models.ForeignKey(ContentItem, on_delete=models.CASCADE, related_name="dependencies")
    target = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["target", "item"], name="dependents_of_target")]

    def __str__(self) -> str:
        return f"{self.item_id} shows {self.target}"


class Count(models.Model):
    """How many live documents there are of a type in a language, so that nobody has to count."""

    type = models.CharField(max_length=100)
    locale = models.CharField(max_length=20)
    live = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "locale"], name="one_count")]

    def __str__(self) -> str:
        return f"{self.live} {self.type} in {self.locale}"


class PendingRebuild(models.Model):
    """A document to build again because something it shows has changed."""

    page_id = models.PositiveBigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.page_id)
