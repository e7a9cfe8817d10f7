"""One page of each kind, as the demo content has it in English."""

PAGES = {
    "home": "/en/",
    "standard page": "/en/about/",
    "people": "/en/about/executive-committee/",
    "newsroom": "/en/news/",
    "newsroom, narrowed": "/en/news/2023/?country=KE",
    "press release": "/en/news/global-campaign-begins/",
    "event": "/en/news/planning-meeting-nairobi/",
    "campaign index": "/en/campaigns/",
    "campaign": "/en/campaigns/global-campaign/",
    "programme": "/en/campaigns/access-to-markets/",
    "instrument (C177)": "/en/campaigns/home-work-convention/",
    "affiliates": "/en/affiliates/",
    "affiliate": "/en/affiliates/sample-artisans-pe/",
    "Bazaar": "/en/bazaar/",
    "listing": "/en/bazaar/listing-sample-artisans-pe/",
    "search": "/en/search/?q=decent+work",
}
MISSING = {"404": "/en/nothing-here/"}
