from home.models.pages import HomePage, HomePageFeature, StandardPage
from home.models.person import Person
from home.models.settings import OrganisationSettings

__all__ = ["HomePage", "HomePageFeature", "OrganisationSettings", "Person", "StandardPage"]
