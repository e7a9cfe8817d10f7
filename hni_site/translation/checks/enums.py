from django.db import models
from django.utils.translation import gettext_lazy as _


class Check(models.TextChoices):
    """What a translated segment is checked for; docs/translation-checks.md says how."""

    EMPTY = "empty", _("Nothing is translated")
    MARKUP = "markup", _("Broken markup")
    EMPHASIS = "emphasis", _("Bold, italics and line breaks")
    LINKS = "links", _("Links")
    ADDRESSES = "addresses", _("Web, e-mail addresses and phone numbers")
    PLACEHOLDERS = "placeholders", _("Placeholders")
    NUMBERS = "numbers", _("Numbers")
    DATES = "dates", _("Dates")
    KEEP_AS_IS = "keep-as-is", _("Names and codes that stay as they are")
    FORBIDDEN = "forbidden", _("Forbidden words")
    GLOSSARY = "glossary", _("Glossary")
    UNTRANSLATED = "untranslated", _("Left in the source's language")
    MAX_LENGTH = "max-length", _("Longer than the field")
    LENGTH = "length", _("Length of headlines")
    PUNCTUATION = "punctuation", _("Punctuation of the language")
    FINAL_PUNCTUATION = "final-punctuation", _("Punctuation at the end")
    DIRECTION = "direction", _("Mixed direction")
