from typing import Any

from django.core.management.base import BaseCommand

from hni_site.access.groups import Groups


class Command(BaseCommand):
    help = (
        "Makes the roles' groups that are missing, and gives each group the rights its role has "
        "(docs/roles.md), no more and no fewer. Says what it mended. Users stay in their groups."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for sentence in Groups().repair() or ["Nothing to mend."]:
            self.stdout.write(sentence)
