from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from hni_site.delivery.views import answering
from hni_site.website.share_card import share_card
from hni_site.website.sitemaps import PageSitemap
from hni_site.website.styleguide import styleguide
from hni_site.website.views import pictures, robots, service_worker

_sitemaps = {"sitemaps": {"pages": PageSitemap}}

urlpatterns = [
    path("styleguide/", styleguide),
    path("robots.txt", robots),
    path("service-worker.js", service_worker),
    path("pictures/", pictures, name="pictures"),
    path("share/<int:pk>.png", answering(share_card, of_api=False), name="share-card"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {**_sitemaps, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, _sitemaps, name="sitemap-section"),
]
