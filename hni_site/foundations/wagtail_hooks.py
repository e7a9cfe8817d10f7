from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from hni_site.foundations.link_handler import PublicDocumentLinkHandler, PublicPageLinkHandler


@hooks.register("register_rich_text_features", order=100)  # After Wagtail's own handlers.
def link_only_what_is_public(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(PublicDocumentLinkHandler)
