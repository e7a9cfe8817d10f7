from typing import Any

from django.core.management.base import BaseCommand

from hni_site.private_links.links import KEEP, forget_old
from hni_site.review_links.models import ReviewLink


class Command(BaseCommand):
    help = f"Deletes review links that ended {KEEP.days} days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_old(ReviewLink)} review links deleted")
