"""`/feeds/…`: all news, and one feed for each topic that a type of news declares; for search
engines and news desks the same as a news sitemap and as ninjs."""

from django.urls import URLPattern, path

from hni_site.delivery.views import answering
from hni_site.feeds.news_sitemap import news_sitemap
from hni_site.feeds.ninjs import ninjs
from hni_site.feeds.views import FORMATS, feed
from hni_site.foundations.news import news_types

TOPICS = sorted({topic.name for news in news_types().values() for topic in news.topics})

app_name = "feeds"
urlpatterns: list[URLPattern] = [
    path("sitemap-news.xml", answering(news_sitemap, of_api=False), name="news-sitemap"),
    path("feeds/ninjs/<int:pk>.json", answering(ninjs, of_api=False), name="ninjs"),
]
urlpatterns += [
    pattern
    for ending, written_as in FORMATS.items()
    for pattern in (
        path(
            f"feeds/<str:language>/news.{ending}",
            answering(feed(written_as), of_api=False),
            name=f"news-{ending}",
        ),
        *(
            path(
                f"feeds/<str:language>/{topic}/<str:value>.{ending}",
                answering(feed(written_as, topic), of_api=False),
                name=f"{topic}-{ending}",
            )
            for topic in TOPICS
        ),
    )
]
