"""The boilerplate and the contacts a release names: the ones that exist, or new ones."""

import re
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail.models import Locale

from news.importer.release import RecognisedBoilerplate, RecognisedContact
from news.importer.source import Caution
from news.models import Boilerplate, MediaContact

Snippet = TypeVar("Snippet")


@dataclass(frozen=True, slots=True)
class Linked(Generic[Snippet]):
    """A snippet to link, and where it says something else than the source."""

    snippet: Snippet
    cautions: tuple[Caution, ...] = ()


def find_or_make_boilerplate(
    recognised: RecognisedBoilerplate, locale: Locale
) -> Linked[Boilerplate]:
    """The one with the same title and words in the language. Emphasis and links may differ."""
    same_title = Boilerplate.objects.filter(locale=locale, title__iexact=recognised.title)
    for known in same_title.order_by("pk"):
        if _words(known.text) == _words(recognised.html):
            return Linked(known)
    caution = Caution(
        _("There is a boilerplate “%(title)s” with other words already. Choose the right one.")
        % {"title": recognised.title},
        _("boilerplate"),
    )
    cautions = (caution,) if same_title.exists() else ()
    made = Boilerplate.objects.create(locale=locale, title=recognised.title, text=recognised.html)
    return Linked(made, cautions)


def find_or_make_contact(recognised: RecognisedContact, locale: Locale) -> Linked[MediaContact]:
    """The one with the same e-mail or the same name in the language, left as it is.

    Where it says something else than the source, an editor is told what. An address that a
    person of quite another name has is a shared one and makes nobody the same person.
    """
    known = _known_contact(recognised, locale)
    if known is None:
        values = {field.name: getattr(recognised, field.name) for field in fields(recognised)}
        return Linked(MediaContact.objects.create(locale=locale, **values))
    message = _("The contact “%(name)s” has “%(known)s” where the source says “%(said)s”.")
    cautions = tuple(
        Caution(
            message % {"name": known.name, "known": getattr(known, field.name), "said": said},
            _("media contact"),
        )
        for field in fields(recognised)
        if (said := getattr(recognised, field.name)) and said != getattr(known, field.name)
    )
    return Linked(known, cautions)


def _known_contact(recognised: RecognisedContact, locale: Locale) -> MediaContact | None:
    contacts = MediaContact.objects.filter(locale=locale).order_by("pk")
    if recognised.email:
        for contact in contacts.filter(email__iexact=recognised.email):
            if set(_words(contact.name)) & set(_words(recognised.name)):
                return contact
    return contacts.filter(name__iexact=recognised.name).first()


def _words(html: str) -> list[str]:
    return re.findall(r"\w+", BeautifulSoup(html, "html.parser").get_text(" ").casefold())
