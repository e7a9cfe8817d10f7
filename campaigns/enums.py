from django.db import models
from django.utils.translation import gettext_lazy as _


class Progress(models.TextChoices):
    """How far something is: a milestone, a demand in a country, a priority of the plan."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under-way", _("Under way")
    ACHIEVED = "achieved", _("Achieved")
    STOPPED = "stopped", _("Stopped")


class ProgrammeKind(models.TextChoices):
    PROGRAMME = "programme", _("Programme")
    STRATEGIC_PLAN = "strategic-plan", _("Strategic plan")


class InstrumentKind(models.TextChoices):
    CONVENTION = "convention", _("Convention")
    RECOMMENDATION = "recommendation", _("Recommendation")


class DatePrecision(models.TextChoices):
    """How much of a date is sure."""

    DAY = "day", _("The day is sure")
    YEAR = "year", _("Only the year is sure")
