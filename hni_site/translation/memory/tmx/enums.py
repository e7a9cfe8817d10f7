from django.db.models import TextChoices


class Prop(TextChoices):
    """What we tell about a unit beside its texts; TMX lets a tool have types of its own."""

    APPROVED = "x-approved"
    MACHINE = "x-machine"
    ORIGIN_KEY = "x-origin-key"
    ORIGIN = "x-origin"
