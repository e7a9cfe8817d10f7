from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "hni_site.website"
    label = "website"
