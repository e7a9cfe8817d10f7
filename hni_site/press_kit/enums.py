from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a manuscript is."""

    KICKER = "kicker"
    TITLE = "title"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    SPEAKER = "speaker"
    FIGURE = "figure"
    SOURCE = "source"
    CONTACT = "contact"


class Script(StrEnum):
    """How letters stand to the line."""

    ON_LINE = ""
    RAISED = "super"
    LOWERED = "sub"
