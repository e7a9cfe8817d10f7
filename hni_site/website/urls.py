from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from hni_site.website.sitemaps import PageSitemap
from hni_site.website.styleguide import styleguide
from hni_site.website.views import robots

_sitemaps = {"sitemaps": {"pages": PageSitemap}}

urlpatterns = [
    path("styleguide/", styleguide),
    path("robots.txt", robots),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {**_sitemaps, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, _sitemaps, name="sitemap-section"),
]
