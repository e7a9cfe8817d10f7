"""How large a press release may be. A real one is some 6 kB of text; these leave room for fifteen.

Every limit is checked before the work it bounds is done.
"""

MAX_FILE_BYTES = 10 * 1024 * 1024
"""An uploaded file. Word files carry pictures; the pictures are not read."""

MAX_TEXT_CHARACTERS = 100_000
"""The text of a file after decoding, or a pasted text."""

MAX_BLOCKS = 3_000
"""Paragraphs, headings and list items of one source."""

MAX_ARCHIVE_ENTRIES = 1_000
"""Parts of a Word file, which is a zip archive."""

MAX_ARCHIVE_BYTES = 60 * 1024 * 1024
"""All parts of a Word file together, unpacked."""

MAX_WORD_XML_BYTES = 4 * 1024 * 1024
"""The XML parts of a Word file together, unpacked: what the reader holds in memory as a tree."""
