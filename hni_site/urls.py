from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls

from hni_site.api.views import no_such_endpoint
from hni_site.search.views import search
from hni_site.translation.views import to_best_language
from hni_site.website import files
from hni_site.website.serving import serve
from hni_site.website.views import offline

urlpatterns: list[URLPattern | URLResolver] = [
    path("", to_best_language),
    path("", include("hni_site.operations.urls")),
    path("admin/", include("hni_site.access.urls")),
    path("admin/", include("hni_site.publishing.admin_urls")),
    path("api/v2/", include("hni_site.api.urls")),
    re_path("^api/", no_such_endpoint),
    # Wagtail looks the name up for a file's address.
    path("documents/<int:document_id>/<str:filename>", files.file, name="wagtaildocs_serve"),
    path("media/images/<path:path>", files.picture),
    path("embargo/", include("hni_site.embargo_copies.urls")),
    path("preview/", include("hni_site.previews.urls")),
    path("review/", include("hni_site.review_links.urls")),
    path("", include("hni_site.feeds.urls")),
    path("", include("hni_site.press_kit.urls")),
    path("", include("hni_site.website.urls")),
    *i18n_patterns(
        path("search/", search, name="search"),
        path("offline/", offline),
        *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    ),
]

handler403 = "hni_site.website.views.forbidden"
handler400 = "hni_site.errors.bad_request"
handler404 = "hni_site.errors.not_found"
handler500 = "hni_site.errors.server_error"
