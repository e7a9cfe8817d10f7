"""What is around every page: head, menu, languages, foot."""

from collections.abc import Collection
from dataclasses import dataclass

from bazaar.addresses import Addresses
from bazaar.content import INDEX, Content
from bazaar.markup import EMPTY, Html, html
from bazaar.words import Language
from sync_client import Document


@dataclass(frozen=True)
class Site:
    """All that a page is made of, for one build."""

    content: Content
    addresses: Addresses
    origin: str
    """Of this site, such as `https://bazaar.example.org`."""
    newsroom: str
    """The newsroom's origin."""
    version: str
    """Of the stylesheet and the script: they are kept by browsers for as long as it is the same."""

    def path(self, document: Document, language: Language) -> str:
        return f"/{language.code}/{self.addresses.of(document)}/"

    def here(self, language: Language, number: int) -> str:
        """Where a page of the newsroom stands here; empty where it does not."""
        page = self.content.by_id(number)
        if page is None:
            return ""
        return f"/{language.code}/" if page["meta"]["type"] == INDEX else self.path(page, language)

    def index(self, language: Language) -> Document | None:
        """The newsroom's own page about the Bazaar: its title and what it says of itself."""
        return next(iter(self.content.all(INDEX, language)), None)


PAGE = """<!doctype html>
<html lang="{code}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · {bazaar}</title>
{description}{robots}{head}<link rel="icon" href="/static/icon.svg?v={version}">
<link rel="stylesheet" href="/static/bazaar.css?v={version}">
{script}</head>
<body>
<a class="skip" href="#main">{skip}</a>
<header class="top">
<div class="awning"></div>
<div class="inside">
<a class="sign" href="/{code}/">{bazaar}</a>
<nav aria-label="{navigation}"><ul><li><a href="/{code}/">{products}</a></li>
<li><a href="/{code}/makers/">{makers}</a></li></ul></nav>
{languages}</div>
</header>
<main id="main">
{main}
</main>
<footer class="foot">
<div class="inside"><p>{footer}</p><p>{source} {newsroom}</p></div>
</footer>
</body>
</html>
"""
KEEPS = '<script src="/static/offline.js?v={version}" defer></script>\n'
IS_SHOWN = (
    '<script src="/static/preview.js?v={version}" data-newsroom="{newsroom}" defer></script>\n'
)


def frame(
    site: Site,
    language: Language,
    path: str | None,
    title: object,
    main: object,
    *,
    description: str = "",
    indexed: bool = True,
    written_in: Collection[str] | None = None,
    kept: bool = True,
    head: Html = EMPTY,
) -> bytes:
    """A whole page. `path` is its place in each language, such as `ke/`; None: it has no place.

    `indexed`: for search engines. `written_in`: the languages that it is really in, if not in all.
    `kept`: browsers may keep it, to be read without a connection; if not, it is a preview.
    """
    words = ("bazaar", "skip", "navigation", "products", "makers", "footer", "source")
    alternates = _alternates(site, path, written_in) if indexed and path is not None else []
    about = html('<meta name="description" content="{text}">\n', text=description)
    page = html(
        PAGE,
        **{name: language.say(name) for name in words},
        code=language.code,
        direction=language.direction,
        title=title,
        description=about if description else EMPTY,
        robots=EMPTY if indexed else Html('<meta name="robots" content="noindex">\n'),
        head=[head, *alternates],
        script=html(KEEPS if kept else IS_SHOWN, version=site.version, newsroom=site.newsroom),
        version=site.version,
        languages=_languages(site, language, path or ""),
        main=main,
        newsroom=_newsroom(site, language),
    )
    return page.encode()


def _languages(site: Site, language: Language, path: str) -> Html:
    links = [
        html(
            '<li><a href="/{code}/{path}" lang="{code}" hreflang="{code}" dir="{dir}"{here}>'
            "{name}</a></li>",
            code=other.code,
            path=path,
            dir=other.direction,
            here=Html(' aria-current="true"') if other is language else EMPTY,
            name=other.name,
        )
        for other in site.content.languages
    ]
    label = language.say("languages")
    return html(
        '<nav class="languages" aria-label="{label}"><ul>{links}</ul></nav>\n',
        label=label,
        links=links,
    )


def _alternates(site: Site, path: str, written_in: Collection[str] | None) -> list[Html]:
    return [
        html(
            '<link rel="alternate" hreflang="{code}" href="{origin}/{code}/{path}">\n',
            code=other.code,
            origin=site.origin,
            path=path,
        )
        for other in site.content.languages
        if written_in is None or other.code in written_in
    ]


def _newsroom(site: Site, language: Language) -> Html:
    index = site.index(language)
    if index is None:
        return EMPTY
    label = language.say("newsroom")
    return html('<a href="{url}">{label}</a>', url=index["meta"]["html_url"], label=label)
