"""A Python client made from the OpenAPI document, used over the network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hni_site.content_store.models import ContentItem
from hni_site.content_store.writing import refresh
from news.models import PressReleasePage
from tests.clients.generating import HERE, python_client_command, write_document
from tests.contract.complete import complete
from tests.factories.home import home_page
from tests.factories.pages import locale

# What goes over the wire is the same whichever database it was read from.
pytestmark = pytest.mark.only_on("sqlite")


@pytest.mark.django_db(transaction=True)
def test_consumer_reads_complete_releases(live_server: Any, tmp_path: Path) -> None:
    locale("en")
    home_page().save()
    release = complete(PressReleasePage)
    refresh([release.pk])
    write_document(tmp_path)
    subprocess.run(python_client_command(tmp_path), check=True, cwd=tmp_path)
    consumer = shutil.copy(HERE / "python" / "consumer.py", tmp_path)

    told = subprocess.run(
        [sys.executable, consumer, f"{live_server.url}/api/v2"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )

    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert lines[0] == f"{ContentItem.objects.filter(state='live').count()} pages"
    assert "2023-11-08 A complete page 2" in lines
    assert "2023-11-08 Una página completa 2" in lines
