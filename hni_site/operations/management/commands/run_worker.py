import logging

from django.core.management.base import BaseCommand

from hni_site.operations.clock import Clock
from hni_site.operations.worker import Worker


class Command(BaseCommand):
    help = "Runs background tasks, and what is due by the clock, until it is stopped."

    def handle(self, *args: object, **options: object) -> None:
        # Tasks are logged when they fail; two lines for each that succeeds would hide those.
        logging.getLogger("django_tasks").setLevel(logging.WARNING)
        worker = Worker()
        worker.configure_signals()
        clock = Clock(worker.worker_id)
        clock.start()
        try:
            worker.run()
        finally:
            clock.stop()
