import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Page

from hni_site.content_store.checking import page_ids_after, rebuild, recount
from hni_site.content_store.writing import begin_new_log


class Command(BaseCommand):
    help = (
        "Builds every page's public document again and writes those that differ. Each batch is a "
        "transaction of its own, so the command can be stopped at any time; --after goes on behind "
        "the last page it named."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="PAGE_ID")
        parser.add_argument(
            "--new-log",
            action="store_true",
            help="After a backup was restored: microsites hold what the site no longer knows of. "
            "Their cursors are refused from now on, and they start again.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        after: int = options["after"]
        if options["new_log"]:
            begin_new_log()
        total = Page.objects.filter(pk__gt=after, depth__gt=1).count()
        started, done, changed = time.monotonic(), 0, 0
        for page_ids in page_ids_after(after):
            changed += rebuild(page_ids)
            done += len(page_ids)
            rate = done / (time.monotonic() - started)
            left = max(total - done, 0) / rate
            self.stdout.write(
                f"{done} of {total} pages, {changed} changed, {rate:.0f}/s, {left:.0f} s left "
                f"(to go on from here: --after {page_ids[-1]})"
            )
        recount()
        self.stdout.write(f"Done: {done} pages, {changed} changed.")
