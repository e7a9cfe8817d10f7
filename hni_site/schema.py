"""The parts that public documents are made of: typed, and the one source of the JSON's shape.

A page type's own document stands beside its model, in the content app's `schema.py`. Times are
UTC, locales are language codes, countries ISO 3166-1 alpha-2, every URL is absolute.
"""

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

# A form gives times in the editor's zone; documents say them in UTC.
Moment = Annotated[
    datetime.datetime, AfterValidator(lambda moment: moment.astimezone(datetime.UTC))
]

PageType = Annotated[str, Field(examples=["news.PressReleasePage"])]
LocaleCode = Annotated[str, Field(description="A language code.", examples=["en"])]
DetailUrl = Annotated[
    str,
    Field(
        description="Where the API gives the whole document.",
        examples=["https://news.example.org/api/v2/pages/42/"],
    ),
]
HtmlUrl = Annotated[
    str,
    Field(
        description="The page on the website.",
        examples=["https://news.example.org/en/newsroom/home-based-workers-meet/"],
    ),
]
Slug = Annotated[str, Field(examples=["home-based-workers-meet"])]
Headline = Annotated[str, Field(examples=["Home-based workers meet"])]
Html = Annotated[
    str, Field(description="HTML", examples=["<p>Home-based workers <b>meet</b>.</p>"])
]
WebAddress = Annotated[str, Field(description="May be empty.", examples=["https://example.org/"])]


class Document(BaseModel):
    """Base of everything public: complete and closed, nothing slips in by accident."""

    # What checks a document is built when it first does: 60 ms that not every command needs.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Link(Document):
    """Another live, public page. Carries no more, so that a change there rarely matters here."""

    id: int
    type: PageType
    title: Headline
    locale: LocaleCode
    html_url: HtmlUrl
    detail_url: DetailUrl


class Translation(Document):
    """The same page in another language, where it is live and public."""

    locale: str = Field(description="A language code.", examples=["es"])
    id: int = Field(examples=[43])
    title: str = Field(examples=["Trabajadoras en domicilio se reúnen"])
    html_url: str = Field(examples=["https://news.example.org/es/newsroom/reunion/"])
    detail_url: str = Field(examples=["https://news.example.org/api/v2/pages/43/"])
    status: Literal["current", "outdated-minor", "outdated-major"] = Field(
        description="Whether it says what its original says now: behind by a change of spelling or "
        "layout (minor), or by one of content (major)."
    )


class ImageSource(Document):
    """One size of a picture in one format."""

    type: Literal["image/avif", "image/webp", "image/jpeg"]
    src: str = Field(examples=["https://news.example.org/media/images/pattern.width-640.avif"])
    width: int = Field(examples=[640])
    height: int = Field(examples=[360])


class Image(Document):
    """A picture in the sizes and formats it can be had in, best format first, smallest first."""

    id: int
    title: str = Field(examples=["Pattern"])
    alt: str = Field(
        description="Empty where the picture is decoration.", examples=["A woven pattern"]
    )
    caption: str = Field(examples=["A pattern from Nepal"])
    credit: str = Field(examples=["Sample photographer"])
    width: int = Field(examples=[1600])
    height: int = Field(examples=[900])
    placeholder: str = Field(description="The picture's average colour.", examples=["#a1522f"])
    sources: list[ImageSource]


class File(Document):
    """A file to download."""

    id: int
    title: str = Field(examples=["Annual report"])
    url: str = Field(examples=["https://news.example.org/documents/7/report.pdf"])
    content_type: str = Field(examples=["application/pdf"])
    size: int = Field(description="Bytes.", examples=[120_000])


class Country(Document):
    """A country with its name in the document's language."""

    code: str = Field(description="ISO 3166-1 alpha-2.", examples=["KE"])
    name: str = Field(examples=["Kenya"])


class Label(Document):
    """A word of a fixed list: its stable code and its name in the document's language."""

    code: str = Field(examples=["africa"])
    name: str = Field(examples=["Africa"])


class Figure(Document):
    """A number with what makes it trustworthy: unit, day and source."""

    value: str = Field(examples=["260 million"])
    unit: str = Field(examples=["home-based workers in the world"])
    as_of: datetime.date | None
    source: str = Field(examples=["ILO"])
    source_url: WebAddress


# --- Blocks ---------------------------------------------------------------------------------------


class Heading(Document):
    text: str = Field(examples=["Who are home-based workers?"])
    level: Literal["h2", "h3", "h4"]


class Quote(Document):
    text: str = Field(description="Without quotation marks.", examples=["Our work is work."])
    attribution: str = Field(examples=["Sample speaker"])
    role: str = Field(examples=["Weaver"])


class Gallery(Document):
    images: list[Image]


class PullText(Document):
    text: str = Field(examples=["Labour rights, social protection and decent work."])


class Embed(Document):
    """Something that another site hosts, such as a video."""

    url: str = Field(examples=["https://vimeo.com/1"])
    caption: str = Field(examples=["A webinar's recording"])


class CallToAction(Document):
    """A button; `page` where it leads to a page of this site."""

    text: str = Field(examples=["Thirteen countries have ratified."])
    label: str = Field(examples=["Read about the Convention"])
    url: str = Field(examples=["https://www.ilo.org/"])
    page: Link | None


class RelatedPages(Document):
    heading: str = Field(examples=["Read more"])
    pages: list[Link]


class Table(Document):
    caption: str = Field(examples=["Home-based workers in 2019"])
    columns: list[str] = Field(description="Headings.", examples=[["Who", "Million"]])
    rows: list[list[str]] = Field(examples=[[["Women", "147"], ["All", "260"]]])


class _Block(Document):
    id: str = Field(
        description="The same for as long as the block stays.",
        examples=["0a5b1f0e-5a0b-4e6e-9c0f-2f3f9a1c7d10"],
    )


class ParagraphBlock(_Block):
    type: Literal["paragraph"]
    value: Html


class HeadingBlock(_Block):
    type: Literal["heading"]
    value: Heading


class QuoteBlock(_Block):
    type: Literal["quote"]
    value: Quote


class ImageBlock(_Block):
    type: Literal["image"]
    value: Image


class GalleryBlock(_Block):
    type: Literal["gallery"]
    value: Gallery


class KeyFigureBlock(_Block):
    type: Literal["key_figure"]
    value: Figure


class PullTextBlock(_Block):
    type: Literal["pull_text"]
    value: PullText


class FileBlock(_Block):
    type: Literal["document"]
    value: File


class EmbedBlock(_Block):
    type: Literal["embed"]
    value: Embed


class CallToActionBlock(_Block):
    type: Literal["call_to_action"]
    value: CallToAction


class RelatedPagesBlock(_Block):
    type: Literal["related_pages"]
    value: RelatedPages


class TableBlock(_Block):
    type: Literal["table"]
    value: Table


BodyBlock = TypeAliasType(
    "BodyBlock",
    Annotated[
        ParagraphBlock
        | HeadingBlock
        | QuoteBlock
        | ImageBlock
        | GalleryBlock
        | KeyFigureBlock
        | PullTextBlock
        | FileBlock
        | EmbedBlock
        | CallToActionBlock
        | RelatedPagesBlock
        | TableBlock,
        Field(discriminator="type"),
    ],
)


# --- Pages ----------------------------------------------------------------------------------------


class PageMeta(Document):
    """What is known of a page beside its content."""

    type: PageType
    detail_url: DetailUrl
    html_url: HtmlUrl
    slug: Slug
    show_in_menus: bool
    seo_title: str = Field(
        description="For search engines; empty: the title serves.", examples=[""]
    )
    search_description: str = Field(
        description="For search engines; empty: the summary serves.", examples=[""]
    )
    locale: LocaleCode
    translation_key: str = Field(
        description="The same for all translations of a page.",
        examples=["3b1f0c52-6f0e-4f0a-9c39-5f1f0b6d2a11"],
    )
    translations: list[Translation]
    source_revision: int | None = Field(
        description="Of which text of its original the page is a translation, counted from 1. "
        "Null for an original, and for a page that was written in its language.",
        examples=[3],
    )
    outdated: Literal["minor", "major"] | None = Field(
        description="By what kind of change its original is ahead of a translation."
    )
    outdated_since: Moment | None
    first_published_at: Moment | None
    last_published_at: Moment | None
    sequence: int | None = Field(
        description="The number of the page's last public change; null in a preview.",
        examples=[1204],
    )


class PageDocument(Document):
    """What every page's document begins with."""

    id: int
    meta: PageMeta
    title: Headline
    summary: str = Field(examples=["What happened, in one or two sentences."])
    image: Image | None


class SummaryMeta(Document):
    type: PageType
    detail_url: DetailUrl
    html_url: HtmlUrl
    slug: Slug
    first_published_at: Moment | None
    locale: LocaleCode


class PageSummary(Document):
    """What a listing shows of a page by default."""

    id: int
    meta: SummaryMeta
    title: Headline


class ParentMeta(Document):
    type: str = Field(examples=["news.NewsIndexPage"])
    detail_url: DetailUrl
    html_url: HtmlUrl


class PageParent(Document):
    """The page above in the tree."""

    id: int
    meta: ParentMeta
    title: Headline
