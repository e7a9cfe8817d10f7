from typing import Any

from django.core.management.base import BaseCommand

from hni_site.embargo_copies.models import EmbargoCopy
from hni_site.private_links.links import KEEP, forget_old


class Command(BaseCommand):
    help = f"Deletes embargo copies that ended {KEEP.days} days ago, with who looked at them when."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old(EmbargoCopy)} embargo copies deleted")
