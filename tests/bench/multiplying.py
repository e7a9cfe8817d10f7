"""Many times the content in the content store alone: rows copied inside the database.

Loading hundreds of thousands of pages takes an hour on a small machine. Our API reads nothing but
the store, and to the database these rows are like others: each has its own id, number, place in the
tree and order. Wagtail's tables stay as they are, so only our API can be asked afterwards.
"""

from django.db import connection, transaction

from news.models import PressReleasePage

# The number of the copy goes into all that must be unique or in order. A place in the tree is four
# characters in base 36, below the same parent.
ITEMS = """
    INSERT INTO content_store_contentitem (
        page_id, sequence, state, type, locale, translation_key, tree_path, url_path, title, slug,
        show_in_menus, seo_title, search_description, first_published_at, last_published_at,
        document, summary, etag, search_text, reason, replaced_by, changed_at
    )
    SELECT
        page_id + copy * ids.step, sequence + copy * ids.step, state, type, locale,
        md5(translation_key::text || copy)::uuid,
        left(tree_path, -4)
            || substr(digits, place / 46656 %% 36 + 1, 1)
            || substr(digits, place / 1296 %% 36 + 1, 1)
            || substr(digits, place / 36 %% 36 + 1, 1)
            || substr(digits, place %% 36 + 1, 1),
        regexp_replace(url_path, '/$', '-' || copy || '/'), title, slug || '-' || copy,
        show_in_menus, seo_title, search_description, first_published_at, last_published_at,
        replace(document, '{"id":' || page_id || ',', '{"id":' || page_id + copy * ids.step || ','),
        replace(summary, '{"id":' || page_id || ',', '{"id":' || page_id + copy * ids.step || ','),
        etag, search_text, reason, replaced_by, changed_at
    FROM
        (
            SELECT
                original.*, copy, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ' AS digits,
                (
                    row_number() OVER (PARTITION BY locale, copy ORDER BY page_id)
                    + count(*) OVER (PARTITION BY locale, copy) * copy + 1000
                )::int AS place
            FROM content_store_contentitem original, generate_series(%(first)s, %(last)s) copy
            WHERE type = %(type)s AND page_id < %(step)s
        ) copied,
        (SELECT %(step)s AS step) ids
"""
# Each copy comes after the one before it, as releases do.
FACETS = """
    INSERT INTO content_store_facet (item_id, type, locale, name, value)
    SELECT
        item_id + copy * %(step)s, type, locale, name,
        CASE name WHEN 'date' THEN (value::date + copy * 100)::text ELSE value END
    FROM content_store_facet, generate_series(%(first)s, %(last)s) copy
    WHERE type = %(type)s AND item_id < %(step)s
"""
COUNTS = (
    "UPDATE content_store_count SET live = live / %(first)s * (%(last)s + 1) WHERE type = %(type)s"
)
HEAD = """
    UPDATE content_store_head
    SET changed_at = now(), sequence = (SELECT max(sequence) + 1 FROM content_store_contentitem)
"""

STEP = 10_000_000  # Above every id and number.


def multiply(before: int, after: int) -> None:
    """Makes `after` times as many press releases as were loaded, of `before` times as many."""
    parameters = {
        "type": PressReleasePage._meta.label,
        "first": before,
        "last": after - 1,
        "step": STEP,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (ITEMS, FACETS, COUNTS, HEAD):
            cursor.execute(statement, parameters)
    connection.close()
