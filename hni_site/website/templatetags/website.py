"""What the website's templates need beyond Django's and Wagtail's own tags."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_from_path
from pydantic import BaseModel
from wagtail.blocks import StructValue
from wagtail.models import Page, TranslatableMixin

from hni_site import languages, schema
from hni_site.delivery import without_pictures
from hni_site.foundations import links
from hni_site.foundations.blocks.links import file_document
from hni_site.foundations.geography import country_name, language_name
from hni_site.foundations.linked_data import breadcrumbs
from hni_site.foundations.organisation import Organisation
from hni_site.foundations.pages import SitePage
from hni_site.foundations.relations import in_language
from hni_site.foundations.richtext import to_html
from hni_site.foundations.sections import Section, sections_of
from hni_site.foundations.world import HEIGHT, WIDTH, Mark, draw
from hni_site.media.models import SiteImage, SiteRendition
from hni_site.media.privacy import hidden_collections
from hni_site.media.sources import largest_jpeg, load_renditions, renditions
from hni_site.website import cloth as cloths
from hni_site.website import formats, navigation, pictures
from hni_site.website.linked_data import as_script, linked_data_of

register = template.Library()

_HYPHENATED = re.compile(r"(\w+(?:-\w+)+)")
SHORT_WORD = 16  # Letters: as many as fit in a narrow phone's line in the largest type.

register.filter("day", formats.day)
register.filter("sure_part", formats.sure_part)
register.filter("year", formats.year)
register.filter("moment", formats.moment)
register.filter("file_size", formats.file_size)
register.filter("price", formats.price)
register.filter("number", formats.number)
register.simple_tag(formats.time_spans, name="time_spans")
register.filter("country", country_name)
register.filter("language", language_name)
register.filter("largest_jpeg", largest_jpeg)


@register.simple_tag
def surroundings(page: Page | None, in_every_language: str = "") -> navigation.Surroundings:
    """What surrounds a page of the tree, or one that is no such page.

    The latter is at the same path in every language, if one is given.
    """
    return navigation.surroundings(page or None, get_language() or "en", in_every_language)


@register.simple_tag(takes_context=True)
def linked_data(
    context: Context, page: SitePage, around: navigation.Surroundings, organisation: Organisation
) -> SafeString:
    """What there is on the page, as JSON-LD; nothing in a preview, whose text is not public.

    One query, where the type has a description of its own.
    """
    if getattr(context.get("request"), "is_preview", False):
        return SafeString()
    described = linked_data_of(page, organisation)
    if around.trail:
        above = [(step.title, links.absolute_url(step.path)) for step in around.trail]
        described.append(breadcrumbs([*above, (page.title, around.canonical)]))
    return as_script(described) if described else SafeString()


@register.simple_tag
def original_ahead_of(
    page: Page | None, around: navigation.Surroundings
) -> navigation.Ahead | None:
    """The page's original where that was changed since the page was approved."""
    return navigation.original_ahead_of(page, around) if page and page.pk else None


@register.simple_tag
def public_links(items: Iterable[Any], field: str) -> list[schema.Link]:
    """Links to the pages that the items' foreign keys lead to, as far as they are public."""
    return links.public_links(getattr(item, f"{field}_id") for item in items)


@register.filter
def public_pages(page_ids: Iterable[int]) -> list[schema.Link]:
    """Links to the pages with these ids, as far as they are public."""
    return links.public_links(page_ids)


@register.filter
def public_page(page_id: int) -> schema.Link | None:
    """A link to the page with this id, if it is public."""
    return next(iter(links.public_links([page_id])), None)


@register.filter
def public_files(items: Any) -> list[schema.File]:
    """The files of a page's child rows, as far as everyone may have them."""
    rows = items.select_related("document__collection")
    files = (file_document(row.document, row.title) for row in rows)
    return [file for file in files if file]


@register.filter
def document(value: StructValue) -> BaseModel | str | None:
    """A block's value as the public document has it; None where nothing of it is public."""
    result: BaseModel | str | None = value.block.to_document(value)
    return result


@register.filter
def page_address(page: Page | None) -> str:
    """A page's absolute URL; empty where there is no page."""
    return links.page_url(page) if page else ""


@register.filter
def public_html(source: Any) -> SafeString:
    """Rich text as HTML that links to public pages only."""
    # Wagtail's editor and the importer let only known elements into rich text.
    return mark_safe(to_html(getattr(source, "source", source)))  # noqa: S308


@register.filter
def in_page_language(snippet: TranslatableMixin | None) -> Any:
    """A snippet in the language of the page, where it is translated."""
    return in_language([snippet], get_language() or "en")[0] if snippet else None


@register.simple_tag(takes_context=True)
def language_of(context: Context, snippet: Any) -> SafeString:
    """Attributes for an element whose words are in another language than the page's."""
    page = context.get("page")
    locale_id = getattr(snippet, "locale_id", None)
    if locale_id is None or (page is not None and page.locale_id == locale_id):
        return SafeString()
    code = snippet.locale.language_code
    return lang(code) if page is not None or code != get_language() else SafeString()


@register.simple_tag
def lang(code: str) -> SafeString:
    """Attributes for an element whose words are in this language; none where there is no code."""
    if not code:
        return SafeString()
    direction = "rtl" if code in languages.RIGHT_TO_LEFT else "ltr"
    return format_html(' lang="{}" dir="{}"', code, direction)


@register.simple_tag(takes_context=True)
def shown_at(context: Context, page: Page) -> str:
    """The path at which the reader is shown a page of a list, whatever the page's language.

    Outside the website's addresses, as in a copy under embargo, it is the page's own.
    """
    request = context.get("request")
    reader = get_language_from_path(request.path_info) if request else None
    return links.shown_at(page, reader) if reader else links.site_path(page)


@register.inclusion_tag("components/other_language.html", takes_context=True)
def other_language(context: Context, page: Page) -> dict[str, Any]:
    """A mark on an entry of a list that is in another language than the list's page."""
    listing = context.get("page")
    is_other = listing is not None and listing.locale_id != page.locale_id
    return {"code": page.locale.language_code if is_other else ""}


@register.simple_tag
def comma() -> str:
    """What stands between the parts of a list in the page's language, with its space."""
    return languages.comma(get_language() or "")


@register.filter
def whole(text: str) -> SafeString:
    """Large letters, in which short words such as “home-based” are not torn at their hyphens."""
    parts = (
        format_html('<span class="whole">{}</span>', part)
        if place % 2 and len(part) <= SHORT_WORD
        else part
        for place, part in enumerate(_HYPHENATED.split(text))
    )
    return format_html_join("", "{}", ((part,) for part in parts))


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that may go on in the next line behind its @."""
    name, at, domain = address.partition("@")
    return format_html("{}@<wbr>{}", name, domain) if at else format_html("{}", name)


@register.filter
def dialled(number: str) -> str:
    """A telephone number as a `tel:` link wants it: digits and the plus before them."""
    return "".join(character for character in number if character in "+0123456789")


@register.filter
def whatsapp_url(number: str, message: str) -> str:
    """Opens a chat with the number, the message written already (wa.me's own form)."""
    return f"https://wa.me/{dialled(number).removeprefix('+')}?text={quote(message, safe='')}"


@register.simple_tag
def mailto_url(address: str, subject: str, message: str) -> str:
    """Opens a mail to the address, subject and message written already (RFC 6068)."""
    query = f"subject={quote(subject, safe='')}&body={quote(message, safe='')}"
    return f"mailto:{quote(address, safe='@')}?{query}"


@register.filter
def host(url: str) -> str:
    """The site that an address leads to, without `www.`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.filter
def extension(url: str) -> str:
    """The kind of a file in capitals, such as PDF."""
    return PurePosixPath(urlsplit(url).path).suffix.removeprefix(".").upper()


@register.simple_tag
def page_sections(page: Page) -> list[Section]:
    """What other apps show on the page."""
    return sections_of(page)


# --- Drawings -------------------------------------------------------------------------------------


@register.inclusion_tag("components/cloth.html", takes_context=True)
def cloth(context: Context, seed: object, dye: str = "", size: int = 6) -> dict[str, Any]:
    """The woven pattern of whatever the seed names; a crossing is `size` pixels wide."""
    return {
        "cloth": cloths.cloth(str(seed), dye),
        "id": f"cloth-{_next_number(context.get('request'))}",
        "size": size,
        "half": f"{size / 2:g}",
        "request": context.get("request"),
    }


@register.inclusion_tag("components/world_map.html", takes_context=True)
def world_map(context: Context, marks: Iterable[Mark], label: str) -> dict[str, Any]:
    """A map of the world with some countries marked. The label says what the marks mean.

    Nothing for readers without pictures: what it shows stands beside it as text.
    """
    if pictures_left_out(context):
        return {}
    return {"marks": draw(marks), "label": label, "width": WIDTH, "height": HEIGHT}


# --- Pictures -------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def pictures_left_out(context: Context) -> bool:
    """Whether the reader has asked for pages without pictures."""
    request = context.get("request")
    return request is not None and without_pictures.is_chosen(request.META)


@register.inclusion_tag("components/responsive_image.html", takes_context=True)
def picture(
    context: Context, image: SiteImage | None, alt: str, layout: str = "text", eager: bool = False
) -> dict[str, Any]:
    """A <picture>; nothing where there is none or not everyone may see it.

    Readers without pictures get what it shows with a link to it; nothing where it is decoration.
    """
    left_out = pictures_left_out(context)
    if not image or _is_hidden(image, context) or (left_out and not alt):
        return {}
    shown = pictures.picture(image, layout)
    return {"picture": shown, "alt": alt, "eager": eager, "left_out": left_out}


@register.inclusion_tag("components/face.html", takes_context=True)
def face(
    context: Context,
    image: SiteImage | None,
    seed: object,
    dye: str = "",
    layout: str = "card",
    alt: str = "",
    eager: bool = False,
) -> dict[str, Any]:
    """A <picture>; where there is none to show, the cloth of whatever the seed names."""
    shown = picture(context, image, alt, layout, eager)
    return {**shown, "seed": seed, "dye": dye, "request": context.get("request")}


@register.inclusion_tag("components/figure.html", takes_context=True)
def figure(
    context: Context,
    image: SiteImage | None,
    alt: str,
    caption: str,
    credit: str,
    layout: str = "text",
    eager: bool = False,
) -> dict[str, Any]:
    """A picture with its caption and credit; nothing where the picture can't be shown."""
    if not image or _is_hidden(image, context):
        return {}
    return {
        "picture": pictures.picture(image, layout),
        "alt": alt,
        "eager": eager,
        "left_out": pictures_left_out(context),
        "caption": caption,
        "credit": credit or image.credit,
        "layout": layout,
    }


@register.inclusion_tag("components/lead_picture.html", takes_context=True)
def lead_picture(context: Context, page: SitePage, layout: str) -> dict[str, Any]:
    """A page's own picture with caption and credit; its cloth where it has none to show."""
    shown = figure(
        context,
        page.lead_image,
        page.lead_image_alt,
        page.lead_image_caption,
        page.lead_image_credit,
        layout,
        eager=True,
    )
    return {**shown, "layout": layout, "page": page, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def share_image(context: Context, image: SiteImage | None) -> SiteRendition | None:
    """The picture as social networks want it: JPEG, the largest size."""
    if not image or _is_hidden(image, context):
        return None
    load_renditions([image])  # The page shows it again further down.
    jpegs = [rendition for media_type, rendition in renditions(image) if media_type == "image/jpeg"]
    return jpegs[-1] if jpegs else None


@register.simple_tag
def share_card(page: Page) -> str:
    """The absolute address of the card that networks show where a page has no picture."""
    return links.absolute_url(reverse("share-card", args=[page.pk]))


def _next_number(request: HttpRequest | None) -> int:
    """Numbers the cloths of a page: each needs an id of its own."""
    if request is None:
        return 0
    number: int = vars(request).get("_cloths", 0) + 1
    vars(request)["_cloths"] = number
    return number


def _is_hidden(image: SiteImage, context: Context) -> bool:
    return image.collection_id in _hidden_collections(context.get("request"))


def _hidden_collections(request: HttpRequest | None) -> frozenset[int]:
    """Looked up once for all pictures of a page."""
    if request is None:
        return hidden_collections()
    found: frozenset[int] | None = vars(request).get("_hidden_collections")
    if found is None:
        found = vars(request)["_hidden_collections"] = hidden_collections()
    return found
