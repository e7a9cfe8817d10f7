"""The home page, general pages, people."""

import factory
from wagtail.models import Page, Site

from home.enums import Body
from home.models import HomePage, Person, StandardPage
from tests.factories.pages import SitePageFactory, locale


def home_page(language: str = "en") -> HomePage:
    """The site's home page in the language."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:  # Tests that empty the database lose what the migrations put there.
        locale("en")  # The tree's root asks for the default language.
        root = HomePageFactory(parent=Page.get_first_root_node() or Page.add_root(title="Root"))
        site = Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    key = site.root_page.translation_key
    home: HomePage = HomePage.objects.get(translation_key=key, locale__language_code=language)
    return home


class HomePageFactory(SitePageFactory):
    """A home page; its parent is the tree's root. `home_page()` gives the one that is there."""

    class Meta:
        model = HomePage

    parent = factory.LazyFunction(Page.get_first_root_node)
    title = factory.Sequence("Home {}".format)
    locale = factory.LazyFunction(lambda: locale("en"))


class StandardPageFactory(SitePageFactory):
    class Meta:
        model = StandardPage

    parent = factory.LazyFunction(home_page)
    title = factory.Sequence("About us {}".format)
    body = [("paragraph", "<p>We are a sample.</p>")]


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence("Sample Person {}".format)
    body = Body.EXECUTIVE_COMMITTEE
    role = "Chair"
    region = "africa"
    biography = "<p>A weaver.</p>"
    locale = factory.LazyFunction(lambda: locale("en"))
