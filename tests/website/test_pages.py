"""Every page type, as a reader meets it."""

import datetime
import itertools
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.conf import settings

from bazaar_pages.models import AffiliatePage
from hni_site.foundations.links import page_url
from home.models import OrganisationSettings
from news.models import NewsIndexPage
from tests.discovery import PAGE_TYPES
from tests.factories.bazaar_pages import PRODUCT, BazaarListingPageFactory
from tests.factories.blocks import every_body_block
from tests.factories.campaigns import (
    InstrumentFactory,
    InstrumentPageFactory,
    ProgrammePageFactory,
    RatificationFactory,
)
from tests.factories.home import PersonFactory, StandardPageFactory, home_page
from tests.factories.media import SiteDocumentFactory, SiteImageFactory
from tests.factories.news import (
    BoilerplateFactory,
    EventPageFactory,
    MediaContactFactory,
    PressReleasePageFactory,
    news_index,
    relate,
)
from tests.factories.pages import publish, translate
from tests.factories.tree import TinySite
from tests.website.html import attributes, element, get, get_page, texts

# What a page says is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]

Sites = dict[str, TinySite]


def test_the_small_site_has_every_page_type(tiny_localized_site: Sites) -> None:
    assert {type(page) for page in tiny_localized_site["en"]} == set(PAGE_TYPES)


def test_each_page_says_its_language_and_direction(tiny_localized_site: Sites) -> None:
    for language, direction in (("en", "ltr"), ("es", "ltr"), ("ur", "rtl")):
        for page in tiny_localized_site[language]:
            html = element(get_page(page), "html")

            assert (html["lang"], html["dir"]) == (language, direction), page


def test_each_page_has_its_title_as_the_one_main_heading(tiny_localized_site: Sites) -> None:
    for site in tiny_localized_site.values():
        for page in site:
            soup = get_page(page)

            (heading,) = texts(soup, "h1")
            assert heading.startswith(page.title)
            own = page.title if page == site.home else f"{page.title} – HomeNet International"
            assert texts(soup, "head > title") == [own]


def test_headings_leave_out_no_level(tiny_localized_site: Sites) -> None:
    for page in tiny_localized_site["en"]:
        levels = [int(tag.name[1]) for tag in get_page(page).select("h1, h2, h3, h4")]

        assert levels[0] == 1
        steps = itertools.pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (page, levels)


def test_pages_need_no_script_and_would_live_under_a_strict_policy(
    tiny_localized_site: Sites,
) -> None:
    for page in tiny_localized_site["ur"]:
        soup = get_page(page)

        # JSON-LD is not for running; files of ours are allowed.
        scripts = "script:not([type='application/ld+json'], [src^='/static/site/'][defer])"
        assert not soup.select(f"{scripts}, style, [style], iframe")
        assert not [tag for tag in soup.find_all() if any(a.startswith("on") for a in tag.attrs)]


def test_canonical_address_is_absolute(tiny_localized_site: Sites) -> None:
    release = tiny_localized_site["ur"].release

    soup = get_page(release)

    assert attributes(soup, "link[rel=canonical]", "href") == [page_url(release)]


def test_menu_shows_where_the_reader_is(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site["ur"]

    soup = get_page(site.release)

    sections = (
        site.news_index,
        site.campaign_index,
        site.affiliate_index,
        site.bazaar_index,
        site.standard,
    )
    assert sorted(texts(soup, ".menu a")) == sorted(page.title for page in sections)
    assert texts(soup, ".menu [aria-current]") == [site.news_index.title]
    assert texts(soup, ".trail a") == [site.news_index.title]


def test_a_page_that_leaves_the_menu_is_gone_from_it(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site["en"]
    site.standard.show_in_menus = False
    site.standard.save()

    assert site.standard.title not in texts(get_page(site.home), ".menu a")


def test_description_and_picture_for_shared_links() -> None:
    image = SiteImageFactory(file__width=700, file__height=350)
    release = PressReleasePageFactory(full=True, lead_image=image, lead_image_alt="Weavers")

    soup = get_page(release)

    assert attributes(soup, "meta[name=description]", "content") == [release.summary]
    assert attributes(soup, "meta[property='og:type']", "content") == ["article"]
    (shared,) = attributes(soup, "meta[property='og:image']", "content")
    assert shared.startswith(f"{settings.PUBLIC_BASE_URL}/media/images/")
    assert shared.endswith(".jpg")
    assert attributes(soup, "meta[property='og:image:width']", "content") == ["640"]


def test_release_shows_all_that_it_has(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site["en"]
    contact, document = MediaContactFactory(phone="+254 (700) 000-000"), SiteDocumentFactory()
    image = SiteImageFactory()
    earlier = PressReleasePageFactory(dateline_date=datetime.date(2023, 11, 1))
    relate(earlier, campaigns=[site.campaign])
    release = PressReleasePageFactory(
        full=True,
        lead_image=image,
        lead_image_caption="Nairobi",
        body=every_body_block(image, document, site.campaign),
    )
    relate(
        release,
        contacts=[contact],
        attachments=[document],
        campaigns=[site.campaign],
        affiliates=[site.affiliate],
    )

    soup = get_page(release)

    assert texts(soup, ".kicker") == ["Press Release"]
    assert texts(soup, ".subheads li") == ["First sub-headline", "Second sub-headline"]
    assert texts(soup, "article > header .dateline") == ["Nairobi, Kenya · 8 November 2023"]
    assert attributes(soup, "article > header time", "datetime") == ["2023-11-08"]
    assert texts(soup, ".correction") == ["9 November 2023: The number is 33, not 32."]
    assert texts(soup, ".boilerplate h2") == [release.boilerplate.title]
    [speaker] = texts(soup, ".quote figcaption")
    assert speaker.startswith("Sample Person, Chair")
    assert texts(soup, ".prose table th") == ["Who", "Million"]
    assert attributes(soup, "main a[href^='tel:']", "href") == ["tel:+254700000000"]
    assert attributes(soup, "main a[href^='mailto:']", "href") == [f"mailto:{contact.email}"]
    assert (
        attributes(soup, "main article a.file", "href").count(
            f"{settings.PUBLIC_BASE_URL}{document.url}"
        )
        == 2
    )
    related = texts(soup, ".related .links > li > a:not(.file)")
    assert related[-3:] == [site.campaign.title, site.affiliate.title, earlier.title]
    lead = element(soup, "figure.picture-wide")
    assert texts(lead, "figcaption") == ["Nairobi Sample photographer"]
    assert not lead.select("[loading=lazy]")
    assert len(soup.select(".prose img")) == len(soup.select(".prose img[loading=lazy]")) == 3


def test_release_without_a_contact_names_the_newsroom_s_own() -> None:
    home = home_page()
    contact = MediaContactFactory()
    translate_contact = contact.copy_for_translation(translate(home, "ur").locale)
    translate_contact.name = "نمونہ رابطہ"
    translate_contact.save()
    organisation = OrganisationSettings.for_site(home.get_site())
    organisation.default_contact = contact
    organisation.save()
    release = PressReleasePageFactory(boilerplate=BoilerplateFactory())

    assert texts(get_page(release), "main .contact strong") == [contact.name]
    assert texts(get_page(translate(release, "ur")), "main .contact strong") == ["نمونہ رابطہ"]


def test_event_gives_its_own_time_and_utc() -> None:
    event = EventPageFactory()

    soup = get_page(event)

    assert texts(soup, ".facts > div:first-child dd") == [
        "Friday, 20 October 2023, 15:00 – 16:30 East Africa Time",
        "Friday, 20 October 2023, 12:00 – 13:30 UTC",
    ]
    assert attributes(soup, ".facts time", "datetime") == ["2023-10-20T12:00:00+00:00"]


@pytest.mark.parametrize(("minutes", "shown"), [(-1, True), (10, True), (89, True), (91, False)])
def test_who_is_late_can_still_join(minutes: int, shown: bool) -> None:
    event = EventPageFactory(online_url="https://example.org/join")

    with time_machine.travel(event.start + datetime.timedelta(minutes=minutes)):
        links = attributes(get_page(event), ".actions a", "href")

    assert (event.online_url in links) is shown


@pytest.mark.parametrize(("hours", "shown"), [(1, True), (23, True), (25, False)])
def test_an_event_without_an_end_is_over_a_day_after_its_start(hours: int, shown: bool) -> None:
    event = EventPageFactory(end=None, online_url="https://example.org/join")

    with time_machine.travel(event.start + datetime.timedelta(hours=hours)):
        links = attributes(get_page(event), ".actions a", "href")

    assert (event.online_url in links) is shown


def test_nobody_registers_for_an_event_that_is_over() -> None:
    event = EventPageFactory(recording_url="https://example.org/recording")

    with time_machine.travel(event.start - datetime.timedelta(minutes=1)):
        before = attributes(get_page(event), ".actions a", "href")
    with time_machine.travel(event.end + datetime.timedelta(minutes=1)):
        after = attributes(get_page(event), ".actions a", "href")

    assert event.registration_url in before
    assert after == ["https://example.org/recording"]


def test_ratifications_say_no_more_than_what_is_sure() -> None:
    instrument = InstrumentFactory()
    RatificationFactory(instrument=instrument)
    RatificationFactory(instrument=instrument, country="SI", year_only=True)
    page = translate(InstrumentPageFactory(instrument=instrument), "ur")

    rows = [texts(row, "th, td") for row in get_page(page).select("tbody tr")]

    finland, slovenia = rows
    assert finland[:3] == ["فن لینڈ", "17 جون، 1998", "22 اپریل، 2000"]
    assert slovenia[:3] == ["سلووینیا", "1998", "2000"]


def test_a_source_that_all_ratifications_share_is_named_once() -> None:
    instrument = InstrumentFactory()
    RatificationFactory(instrument=instrument, source="ILO")
    page = InstrumentPageFactory(instrument=instrument)

    shared = get_page(page)
    RatificationFactory(instrument=instrument, country="SI", source="Gazette")
    publish(page)
    apart = get_page(page)

    assert texts(shared, "thead th") == ["Country", "Registered", "In force since"]
    assert texts(shared, "table + p, div + p")[0] == "Source: ILO · Checked on: 1 November 2023"
    assert texts(apart, "tbody td.long") == ["ILO", "Gazette"]


def test_listing_offers_each_way_to_order(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site["en"]

    soup = get_page(site.listing)

    affiliate: AffiliatePage = site.affiliate
    whatsapp, call, mail, shop = map(urlsplit, attributes(soup, ".ordering a", "href"))
    said = f"Hello, I would like to order: {site.listing.title} ({page_url(site.listing)})"
    assert (whatsapp.netloc, whatsapp.path) == ("wa.me", "/254700000002")
    assert parse_qs(whatsapp.query) == {"text": [said]}
    assert call.geturl() == "tel:+254700000001"
    assert (mail.scheme, mail.path) == ("mailto", affiliate.email)
    assert parse_qs(mail.query) == {
        "subject": [f"Order: {site.listing.title}"],
        "body": [said],
    }
    assert shop.geturl() == "https://example.org/shop"
    assert texts(soup, ".product .price bdi") == ["US$10.50", "US$25.00"]
    assert affiliate.title in texts(soup, ".banner a")


def test_a_product_without_a_picture_has_the_same_cloth_in_every_language() -> None:
    listing = BazaarListingPageFactory(full=True)
    urdu = translate(listing, "ur")
    urdu.products[0].value["name"] = "ٹوکری"
    publish(urdu)

    cloths = [str(element(get_page(page), ".product .cloth")) for page in (listing, urdu)]

    assert cloths[0] == cloths[1]


def test_a_product_is_ordered_by_its_own_name() -> None:
    product = {**PRODUCT, "name": 'Basket & "lid", 50 % off'}
    listing = BazaarListingPageFactory(full=True, products=[("product", product)])

    buttons = get_page(listing).select(".product .button")

    assert [parse_qs(urlsplit(str(b["href"])).query).popitem()[1] for b in buttons] == [
        [f"Hello, I would like to order: {product['name']} ({page_url(listing)})"]
    ] * len(buttons)
    assert [" ".join(button.get_text().split()) for button in buttons] == [
        f"Order by WhatsApp: {product['name']}",
        f"Order by e-mail: {product['name']}",
    ]


def test_affiliate_leads_to_its_listing_in_the_page_s_language(
    tiny_localized_site: Sites,
) -> None:
    site = tiny_localized_site["ur"]

    assert site.listing.title in texts(get_page(site.affiliate), ".related a")


def test_people_who_serve_are_shown_in_the_page_s_language() -> None:
    PersonFactory(name="Sample Chair", term_start=datetime.date(2021, 2, 1))
    PersonFactory(name="Former Chair", term_end=datetime.date(2022, 1, 1))
    page = StandardPageFactory(
        body=[("people", {"heading": "Executive Committee", "body": "executive-committee"})]
    )

    assert texts(get_page(page), ".people h3") == ["Sample Chair"]


@pytest.mark.parametrize(("end", "shown"), [(2027, "2024 – 2027"), (None, "Since 2024")])
def test_programme_says_its_period(end: int | None, shown: str) -> None:
    programme = ProgrammePageFactory(period_start=2024, period_end=end)

    assert texts(get_page(programme), ".dateline") == [shown]


def test_newsroom_shows_twenty_releases_a_page() -> None:
    newsroom: NewsIndexPage = news_index()
    for number in range(21):
        PressReleasePageFactory(
            parent=newsroom,
            title=f"Release {number}",
            dateline_date=datetime.date(2023, 1, 1) + datetime.timedelta(days=number),
        )

    first, second = get(newsroom.url), get(f"{newsroom.url}?page=2")

    assert texts(first, ".entry h3") == [f"Release {n}" for n in range(20, 0, -1)]
    assert texts(second, ".entry h3") == ["Release 0"]
    assert texts(first, ".pagination span") == ["Page 1"]
    assert attributes(first, ".pagination a", "href") == ["?page=2"]
    assert attributes(second, ".pagination a", "href") == ["?page=1"]
    assert attributes(first, "link[rel=canonical]", "href") == [page_url(newsroom)]
    assert attributes(second, "link[rel=canonical]", "href") == [f"{page_url(newsroom)}?page=2"]


@pytest.mark.parametrize("number", ["0", "x", "-1", "9" * 5000, "²"])
def test_what_is_no_page_number_gives_the_first_page(number: str) -> None:
    newsroom = news_index()
    release = PressReleasePageFactory(parent=newsroom)

    assert texts(get(f"{newsroom.url}?page={number}"), ".entry h3") == [release.title]


def test_behind_the_end_of_a_list_there_is_nothing() -> None:
    newsroom = news_index()
    PressReleasePageFactory(parent=newsroom)

    get(f"{newsroom.url}?page=2", status=404)
    get(f"{newsroom.url}?page=999999", status=404)


def test_texts_are_escaped() -> None:
    sharp = "<b onclick='x'>Sharp</b> & \"quoted\""
    release = PressReleasePageFactory(
        title=sharp,
        slug="sharp",
        kicker=sharp,
        dateline_place=sharp,
        subheads=[("subhead", sharp)],
        body=[
            ("heading", {"text": sharp, "level": "h2"}),
            ("quote", {"text": sharp, "attribution": sharp, "role": sharp}),
            ("pull_text", {"text": sharp}),
        ],
    )

    soup = get_page(release)

    assert not soup.select("b")
    assert sharp in texts(soup, "h1")[0]
    assert len(soup.find_all(string=lambda text: "Sharp" in text)) >= 8


def test_drafts_are_previewed_in_their_own_language(tiny_localized_site: Sites) -> None:
    for page in tiny_localized_site["ur"]:
        response = page.make_preview_request()

        assert response.status_code == 200
        assert '<html lang="ur" dir="rtl">' in response.content.decode()


def test_preview_shows_relations_that_are_not_saved_yet(tiny_localized_site: Sites) -> None:
    site = tiny_localized_site["en"]
    release = site.release
    contact, document = MediaContactFactory(), SiteDocumentFactory()
    release.contacts = [release.contacts.model(contact=contact)]
    release.attachments = [release.attachments.model(document=document, title="Annex")]
    release.campaigns = [release.campaigns.model(campaign=site.campaign)]

    preview = release.make_preview_request().content.decode()

    assert contact.name in preview
    assert "Annex" in preview
    assert site.campaign.title in preview
