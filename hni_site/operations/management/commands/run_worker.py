import logging

from django.core.management.base import BaseCommand

from hni_site.content_store.checking import reconcile
from hni_site.operations.clock import Clock
from hni_site.operations.worker import Worker

logger = logging.getLogger(__name__)


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
            if mended := reconcile():
                logger.warning("The content store was behind: %s documents mended", mended)
            worker.run()
        finally:
            clock.stop()
