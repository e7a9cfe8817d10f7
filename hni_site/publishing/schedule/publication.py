"""Versions go live by themselves: one release after the other, each whole or not at all.

The careful way, by Wagtail's own action. For many releases at once there is `lifting`.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import Error, transaction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from hni_site.content_store.writing import refresh
from hni_site.editorial.errors import CannotBePublic
from hni_site.foundations.changes import content_changes
from hni_site.publishing.embargo.arming import disarm
from hni_site.publishing.history import own_entries

logger = logging.getLogger(__name__)


def publish_versions(
    versions: Iterable[Revision], user: Any = None, log_action: bool | str = True
) -> None:
    """Makes the armed versions of one release public, in one transaction.

    A language that cannot be is disarmed and logged, and holds up none of the others: trying again
    would not help it. What may help itself, such as a database that is away, is raised.
    """
    with content_changes():
        for version in versions:
            try:
                with transaction.atomic(), own_entries(user):
                    version.publish(user=user, log_action=log_action, skip_permission_checks=True)
                    if isinstance(version.content_object, Page):
                        refresh([version.content_object.pk])  # Here a broken block shows itself.
            except Error:
                raise
            except Exception as fault:
                _give_up(version, fault)


def _give_up(version: Revision, fault: Exception) -> None:
    thing = version.content_object
    if isinstance(fault, CannotBePublic):
        logger.warning("%s did not go live: %s", version, fault)
        reason = str(fault)
    else:
        logger.error("%s did not go live", version, exc_info=fault)
        reason = type(fault).__name__
    if isinstance(thing, Page):
        disarm(thing)
        log(thing, "hni.not_published", revision=version, data={"reason": reason})
    else:
        Revision.objects.filter(pk=version.pk).update(approved_go_live_at=None)
