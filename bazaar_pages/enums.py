from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationType(models.TextChoices):
    ASSOCIATION = "association", _("Association")
    COOPERATIVE = "cooperative", _("Cooperative")
    FEDERATION = "federation", _("Federation")
    NETWORK = "network", _("National network")
    NGO = "ngo", _("Non-governmental organisation")
    PRODUCER_COMPANY = "producer-company", _("Producers' company")
    TRADE_UNION = "trade-union", _("Trade union")
