from typing import Any

from django.core.management.base import BaseCommand

from hni_site.content_store.checking import differences


class Command(BaseCommand):
    help = "Says where the content store differs from a fresh build. Exits with 1 where it does."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for difference in differences():
            found += 1
            self.stdout.write(str(difference))
        if found:
            self.stderr.write(f"{found} differences. Mend them with: manage.py rebuild_content")
            raise SystemExit(1)
        self.stdout.write("The content store holds exactly what a fresh build gives.")
