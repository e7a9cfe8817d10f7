"""Public documents of releases and events as machines are told of them."""

import datetime
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from hni_site.foundations.geography import country_name
from hni_site.foundations.linked_data import Node, node, picture_url
from hni_site.foundations.news import Correction, News, Person, Section, Story, Subject, Topic


def story(document: Mapping[str, Any]) -> Story:
    about = document["boilerplate"]
    return Story(
        kicker=document["kicker"],
        subheads=document["subheads"],
        place=document["dateline"]["place"],
        day=datetime.date.fromisoformat(document["dateline"]["date"]),
        body=document["body"],
        about=Section(about["title"], about["html"]) if about else None,
        corrections=[
            Correction(datetime.date.fromisoformat(note["date"]), note["text"])
            for note in document["corrections"]
        ],
        contacts=[Person(**contact) for contact in document["contacts"]],
        subjects=[
            Subject(link["title"], link["html_url"])
            for link in (*document["campaigns"], *document["affiliates"])
        ],
    )


AS_NEWS = News(
    date="date",
    topics=(
        Topic("campaigns", "campaign", "campaigns.CampaignPage"),
        Topic(
            "countries",
            "affiliate",
            "bazaar_pages.AffiliatePage",
            named_by="country",
            title=country_name,
            asks="country",
        ),
    ),
    story=story,
)


def article(document: Mapping[str, Any], publisher: Node) -> list[Node]:
    """A release with its corrections."""
    meta, dateline = document["meta"], document["dateline"]
    return [
        node(
            "NewsArticle",
            mainEntityOfPage=meta["html_url"],
            headline=document["title"],
            alternativeHeadline=" · ".join(document["subheads"]),
            description=document["summary"],
            inLanguage=meta["locale"],
            datePublished=meta["first_published_at"] or dateline["date"],
            dateModified=meta["last_published_at"],
            dateCreated=dateline["date"],
            locationCreated=dateline["place"] and node("Place", name=dateline["place"]),
            image=picture_url(document["image"]),
            author=publisher,
            publisher=publisher,
            correction=[
                node("CorrectionComment", text=note["text"], datePublished=note["date"])
                for note in document["corrections"]
            ],
        )
    ]


def event(document: Mapping[str, Any], publisher: Node) -> list[Node]:
    """Times are those of the event's own zone, as Google asks for."""
    url, place, online = document["meta"]["html_url"], document["place"], document["online_url"]
    zone = ZoneInfo(document["time_zone"])
    locations = [node("Place", name=place, address=place)] if place else []
    if online or not place:
        locations.append(node("VirtualLocation", url=online or url))
    modes = {("Place",): "Offline", ("VirtualLocation",): "Online"}
    mode = modes.get(tuple(location["@type"] for location in locations), "Mixed")
    return [
        node(
            "Event",
            name=document["title"],
            description=document["summary"],
            url=url,
            startDate=_at(document["start"], zone),
            endDate=document["end"] and _at(document["end"], zone),
            eventAttendanceMode=f"https://schema.org/{mode}EventAttendanceMode",
            eventStatus="https://schema.org/EventScheduled",
            location=locations,
            image=picture_url(document["image"]),
            inLanguage=[language["code"] for language in document["languages"]],
            organizer=publisher,
        )
    ]


def _at(moment: str, zone: ZoneInfo) -> str:
    return datetime.datetime.fromisoformat(moment).astimezone(zone).isoformat()
