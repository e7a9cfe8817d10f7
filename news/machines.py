"""A release's public document as machines are told of it."""

import datetime
from collections.abc import Mapping
from typing import Any

from hni_site.foundations.geography import country_name
from hni_site.foundations.news import Correction, News, Person, Section, Story, Topic


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
    )


AS_NEWS = News(
    date="date",
    topics=(
        Topic("campaigns", "campaign", "campaigns.CampaignPage"),
        Topic("countries", "affiliate", "bazaar_pages.AffiliatePage", "country", country_name),
    ),
    story=story,
)
