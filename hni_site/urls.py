from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.documents import urls as wagtaildocs_urls

from hni_site.api.views import no_such_endpoint
from hni_site.media.views import image_file
from hni_site.translation.views import to_best_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", to_best_language),
    path("", include("hni_site.operations.urls")),
    path("admin/", include("hni_site.access.urls")),
    path("admin/", include("hni_site.publishing.admin_urls")),
    path("api/v2/", include("hni_site.api.urls")),
    re_path("^api/", no_such_endpoint),
    path("documents/", include(wagtaildocs_urls)),
    path("media/images/<path:path>", image_file),
    path("", include("hni_site.website.urls")),
    *i18n_patterns(path("", include(wagtail_urls))),
]

handler403 = "hni_site.website.views.forbidden"
handler400 = "hni_site.errors.bad_request"
handler404 = "hni_site.errors.not_found"
handler500 = "hni_site.errors.server_error"
