"""What every command and every web worker pays for when it starts."""

import json
import os
import subprocess
import sys

import pytest

from hni_site.operations.environment import ROOT

REPORT = """
import json, sys
import django
django.setup()
import hni_site.urls
from hni_site.schema import Document
from news.importer.recognise.dates import months
print(json.dumps({
    "redis": "redis" in sys.modules,
    "months": months.cache_info().currsize,
    "schemas": [c.__name__ for c in Document.__subclasses__() if c.__pydantic_complete__],
}))
"""


@pytest.mark.only_on("sqlite")
def test_what_only_some_commands_need_is_not_made_ready() -> None:
    run = subprocess.run(
        [sys.executable, "-c", REPORT],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "REDIS_URL": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout) == {"redis": False, "months": 0, "schemas": []}
