"""What `manage.py check --deploy` says of the settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def loopback_is_forbidden(**kwargs: Any) -> list[CheckMessage]:
    if not settings.WEBHOOKS_ALLOW_LOOPBACK:
        return []
    return [
        Warning(
            "WEBHOOKS_ALLOW_LOOPBACK is on: webhooks may be sent to programs of this machine.",
            hint="It is for development. Unset it.",
            id="webhooks.W001",
        )
    ]
