"""Starts workers and editors in no time, so that many can be killed: all is imported, it forks.

`python -m tests.webhooks.nursery`: for each line of its input, `worker` or `editor` and a number, a
child; its process id is the answer. Children end when it does.
"""

import ctypes
import datetime
import logging
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.exceptions import ObjectDoesNotExist  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import Error, connection, transaction  # noqa: E402
from wagtail.models import Page  # noqa: E402

from hni_site.editorial.gate import waived  # noqa: E402
from hni_site.foundations.changes import content_changes  # noqa: E402
from hni_site.webhooks import delays, following, posting  # noqa: E402
from news.models import NewsIndexPage, PressReleasePage  # noqa: E402
from tests.factories.news import PressReleasePageFactory  # noqa: E402

# Everything as ever, but that nobody waits for long.
settings.WEBHOOKS_ALLOW_LOOPBACK = True
posting.TOTAL_SECONDS = posting.SILENCE_SECONDS = 0.5
following.LEASE = datetime.timedelta(seconds=1)
delays.FIRST = datetime.timedelta(milliseconds=20)
delays.LONGEST = datetime.timedelta(milliseconds=200)

PR_SET_PDEATHSIG = 1  # prctl(2)
FEWEST, MOST = 4, 12  # Releases.


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody asks how a child ended.
    warm_up()
    nursery = os.getpid()
    for line in sys.stdin:
        role, number = line.split()
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            logging.disable(logging.WARNING)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # There process ids are told.
            if os.getppid() == nursery:
                ROLES[role](int(number))
            os._exit(0)
        print(pid, flush=True)


def warm_up() -> None:
    """What a process does slowly once is done before it forks; of that nothing stays."""
    with transaction.atomic(), waived():
        for way in WAYS:
            way(random.Random(0), "first")
        transaction.set_rollback(True)
    connection.close()


def work(_number: int) -> None:
    call_command("run_worker")


def edit(number: int) -> None:
    """Changes pages in every way, until it is killed."""
    chance = random.Random(number)
    made = 0
    while True:
        made += 1
        try:
            with waived(), content_changes():
                chance.choice(WAYS)(chance, f"{number}-{made}")
        except (Error, ObjectDoesNotExist):
            # The connection was cut, or one who was killed had just deleted the page.
            connection.close()
        time.sleep(chance.random() / 50)


def _any_release(chance: random.Random) -> Any:
    pks = list(PressReleasePage.objects.order_by("pk").values_list("pk", flat=True))
    return PressReleasePage.objects.get(pk=chance.choice(pks))


def _sections() -> list[NewsIndexPage]:
    """Whoever changes the tree locks it first, as two places given at once would be the same."""
    return list(NewsIndexPage.objects.select_for_update().order_by("pk"))


def _retitle(chance: random.Random, words: str) -> None:
    release = _any_release(chance)
    release.title = f"Release {words}"
    release.save_revision().publish()


def _change_address(chance: random.Random, words: str) -> None:
    release = _any_release(chance)
    release.slug = f"release-{words}"
    release.save_revision().publish()


def _toggle(chance: random.Random, _words: str) -> None:
    release = _any_release(chance)
    if release.live:
        release.unpublish()
    else:
        release.save_revision().publish()


def _move(chance: random.Random, _words: str) -> None:
    sections = _sections()
    release = _any_release(chance)
    Page.objects.get(pk=release.pk).move(chance.choice(sections), pos="last-child")


def _make_or_delete(chance: random.Random, words: str) -> None:
    sections = _sections()
    number = PressReleasePage.objects.count()
    if number > FEWEST and (number > MOST or chance.random() < 0.5):
        _any_release(chance).delete()
    else:
        parent = chance.choice(sections)
        PressReleasePageFactory(parent=parent, title=f"New {words}", slug=f"new-{words}")


WAYS = (_retitle, _retitle, _change_address, _toggle, _move, _make_or_delete)
ROLES: dict[str, Callable[[int], None]] = {"worker": work, "editor": edit}

if __name__ == "__main__":
    main()
