"""What lies under /api/v2/: Wagtail's addresses and ours beside them."""

from django.urls import URLPattern, URLResolver, include, path, reverse

from hni_site.api.collections import CollectionEndpoint
from hni_site.api.library import COLLECTIONS
from hni_site.api.openapi.document import openapi
from hni_site.api.openapi.page import docs
from hni_site.api.pages import PagesEndpoint
from hni_site.api.preview import page_preview
from hni_site.api.shapes import page_types
from hni_site.api.surroundings import locales, navigation, snippet_endpoints, snippet_list
from hni_site.api.sync import sync
from hni_site.delivery.views import answering, confiding, redirecting


def _endpoint(name: str, endpoint: PagesEndpoint | CollectionEndpoint) -> URLResolver:
    """The three addresses that each of Wagtail's endpoints has."""
    patterns = [
        path("", answering(endpoint.listing), name="listing"),
        path("<int:pk>/", answering(endpoint.detail), name="detail"),
        path("find/", redirecting(endpoint.find), name="find"),
    ]
    return path(f"{name}/", include((patterns, name), namespace=name))


app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    _endpoint("pages", PagesEndpoint()),
    *(
        _endpoint(page_type.api_endpoint, PagesEndpoint(page_type))
        for page_type in page_types()
        if page_type.api_endpoint
    ),
    *(_endpoint(collection.name, collection) for collection in COLLECTIONS),
    path("locales/", answering(locales)),
    path("navigation/", answering(navigation)),
    *(
        path(f"{model.api_endpoint}/", answering(snippet_list(model)))
        for model in snippet_endpoints()
    ),
    path("sync/", answering(sync), name="sync"),
    path("page_preview/", confiding(page_preview), name="page_preview"),
    path("openapi.json", answering(openapi), name="openapi"),
    path("docs/", docs, name="docs"),
    path("", redirecting(lambda request: reverse("api:docs")), name="root"),
]
