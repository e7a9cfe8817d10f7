from django.apps import AppConfig


class ReviewLinksConfig(AppConfig):
    name = "hni_site.review_links"
    label = "review_links"
