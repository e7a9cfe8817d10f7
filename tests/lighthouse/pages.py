"""One page of each kind, as the demo content has it in English."""

PAGES = {
    "home": "/en/",
    "standard page": "/en/about/",
    "people": "/en/about/executive-committee/",
    "newsroom": "/en/news/",
    "newsroom, narrowed": "/en/news/2023/?country=KE",
    "press release": "/en/news/global-campaign-begins/",
    "event": "/en/news/first-strategic-planning-meeting/",
    "campaign index": "/en/campaigns/",
    "campaign": "/en/campaigns/global-campaign-for-the-rights-of-home-based-workers/",
    "programme": "/en/campaigns/access-to-markets/",
    "instrument (C177)": "/en/campaigns/home-work-convention/",
    "affiliates": "/en/affiliates/",
    "affiliate": "/en/affiliates/sample-artisans-association/",
    "Bazaar": "/en/bazaar/",
    "listing": "/en/bazaar/sample-artisans-association-in-the-bazaar/",
    "search": "/en/search/?q=decent+work",
}
MISSING = {"404": "/en/nothing-here/"}
