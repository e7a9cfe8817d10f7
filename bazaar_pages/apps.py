from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BazaarPagesConfig(AppConfig):
    name = "bazaar_pages"
    verbose_name = _("Affiliates and Bazaar")
