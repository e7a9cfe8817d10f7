"""Pictures, and the cloth of what has none."""

from zlib import crc32

from bazaar.markup import EMPTY, Html, html
from bazaar.words import Language
from sync_client import Document

CLOTHS = 6  # Patterns in bazaar.css.
CARD_SIZES = "(min-width: 64rem) 17rem, (min-width: 34rem) 45vw, 92vw"
LOGO_SIZES = "6rem"
WIDE_SIZES = "(min-width: 64rem) 40rem, 94vw"


def picture(image: Document | None, sizes: str, eager: bool = False) -> Html:
    """AVIF, WebP and JPEG, and the picture's colour until one of them has come.

    The colour is an attribute of SVG: our Content Security Policy allows no inline styles.
    """
    if not image:
        return EMPTY
    ground = html(
        '<svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="1" height="1" fill="{colour}"/></svg>',
        colour=image["placeholder"],
    )
    formats: dict[str, list[Document]] = {}
    for source in image["sources"]:
        formats.setdefault(source["type"], []).append(source)
    if "image/jpeg" not in formats:  # It is still being made.
        aloud = html(' role="img" aria-label="{alt}"', alt=image["alt"]) if image["alt"] else EMPTY
        return html('<span class="picture"{aloud}>{ground}</span>', aloud=aloud, ground=ground)
    better = [
        html(
            '<source type="{type}" srcset="{srcset}" sizes="{sizes}">',
            type=media_type,
            srcset=", ".join(f"{source['src']} {source['width']}w" for source in sources),
            sizes=sizes,
        )
        for media_type, sources in formats.items()
        if media_type != "image/jpeg"
    ]
    plain = formats["image/jpeg"]
    return html(
        '<span class="picture">{ground}<picture>{better}<img src="{src}" width="{width}" '
        'height="{height}" alt="{alt}"{loading}></picture></span>',
        ground=ground,
        better=better,
        src=plain[len(plain) // 2]["src"],
        width=image["width"],
        height=image["height"],
        alt=image["alt"],
        loading=Html(' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'),
    )


def face(image: Document | None, seed: int | str, sizes: str, eager: bool = False) -> Html:
    """A picture; where there is none, a cloth, the same for the same seed."""
    number = seed if isinstance(seed, int) else crc32(seed.encode())
    cloth = html('<span class="cloth cloth-{n}"></span>', n=number % CLOTHS)
    return picture(image, sizes, eager) or cloth


def figure(image: Document, language: Language) -> Html:
    credit = image["credit"] and language.say("photo", credit=image["credit"])
    lines = [html("<span>{line}</span> ", line=line) for line in (image["caption"], credit) if line]
    caption = html("<figcaption>{lines}</figcaption>", lines=lines) if lines else EMPTY
    shown = picture(image, WIDE_SIZES)
    return html("<figure>{shown}{caption}</figure>", shown=shown, caption=caption)
