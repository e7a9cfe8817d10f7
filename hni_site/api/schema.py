"""What the API lists beside pages: typed, as page documents are."""

from typing import Literal

from pydantic import Field

from hni_site.schema import DetailUrl, Document, ImageSource, LocaleCode, PageSummary


class Message(Document):
    """An error of Wagtail's contract: what is wrong with the request, and what would be right."""

    message: str = Field(examples=["limit cannot be higher than 100"])


class Problem(Document):
    """Any other error, as RFC 9457 has it."""

    title: str = Field(examples=["Too Many Requests"])
    status: int = Field(examples=[429])
    detail: str = Field(
        examples=["More than 600 requests in a minute. Retry-After says when to go on."]
    )


class ThingMeta(Document):
    type: str = Field(examples=["wagtailredirects.Redirect"])
    detail_url: DetailUrl


class FileMeta(Document):
    type: str = Field(examples=["media.SiteImage"])
    detail_url: DetailUrl
    tags: list[str] = Field(examples=[["weaving"]])
    download_url: str | None = Field(
        examples=["https://news.example.org/media/images/pattern.width-1600.jpg"]
    )


class LibraryImage(Document):
    """A picture that at least one live page shows."""

    id: int
    meta: FileMeta
    title: str = Field(examples=["A woven pattern"])
    width: int = Field(examples=[1600])
    height: int = Field(examples=[900])
    credit: str = Field(examples=["Sample photographer"])
    placeholder: str = Field(description="The picture's average colour.", examples=["#a1522f"])
    sources: list[ImageSource]


class LibraryFile(Document):
    """A file to download that at least one live page links to."""

    id: int
    meta: FileMeta
    title: str = Field(examples=["Annual report"])
    content_type: str = Field(examples=["application/pdf"])
    size: int = Field(description="Bytes.", examples=[120_000])


class RedirectItem(Document):
    """An address that has moved, and where to."""

    id: int
    meta: ThingMeta
    old_path: str = Field(
        description="Path on this site, without a slash at its end.",
        examples=["/en/newsroom/old-address"],
    )
    location: str = Field(
        description="Where to go instead.",
        examples=["https://news.example.org/en/newsroom/home-based-workers-meet/"],
    )
    is_permanent: bool


class Language(Document):
    """A language in which the home page is public."""

    locale: LocaleCode
    name: str = Field(description="In the language itself.", examples=["Español"])
    english_name: str = Field(examples=["Spanish"])
    direction: Literal["ltr", "rtl"] = Field(description="How it is written.")
    default: bool
    fallback: list[LocaleCode] = Field(
        description="In which languages a page is given that is not in this one, best first.",
        examples=[["es", "en"]],
    )
    home: PageSummary


class MenuEntry(PageSummary):
    """A public page that stands in the menu, with those below it that do, too."""

    children: list[PageSummary]
