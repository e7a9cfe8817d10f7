import logging
import socket

from django.core.management.base import BaseCommand

from hni_site.content_store.checking import reconcile
from hni_site.operations.clock import Clock, DueClock, Messenger
from hni_site.operations.worker import Worker

logger = logging.getLogger(__name__)

PATIENCE = 30.0  # Seconds that a server may be silent.


class Command(BaseCommand):
    help = "Runs background tasks, and what is due by the clock, until it is stopped."

    def handle(self, *args: object, **options: object) -> None:
        # Tasks are logged when they fail; two lines for each that succeeds would hide those.
        logging.getLogger("django_tasks").setLevel(logging.WARNING)
        # Whoever is asked and sets no limit of their own, such as a mail server or a cache.
        socket.setdefaulttimeout(PATIENCE)
        worker = Worker()
        worker.configure_signals()
        clocks = (Clock(worker.worker_id), DueClock(), Messenger())
        for clock in clocks:
            clock.start()
        try:
            if mended := reconcile():
                logger.warning("The content store was behind: %s documents mended", mended)
            worker.run()
        finally:
            for clock in reversed(clocks):
                clock.stop()
