"""When things that recur last happened, on whichever machine a worker runs."""

from datetime import UTC, datetime, timedelta

from django.db import models

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Beat(models.Model):
    """One row per recurring thing."""

    name = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(default=NEVER)

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def mark(cls, name: str, now: datetime) -> None:
        """Says that it happens now."""
        cls.objects.update_or_create(name=name, defaults={"at": now})

    @classmethod
    def claim(cls, name: str, every: timedelta, now: datetime) -> bool:
        """Whether it is due, for one caller only: of several at the same time one gets True."""
        cls.objects.get_or_create(name=name)
        return cls.objects.filter(name=name, at__lte=now - every).update(at=now) == 1
