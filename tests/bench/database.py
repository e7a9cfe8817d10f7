"""What the runner itself asks the site's database, through the site's own code."""

from collections.abc import Iterator

import django
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from hni_site.operations.processes import Failed


def settle() -> None:
    """What PostgreSQL does by itself some time after many changes: statistics, dead rows."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def postgresql_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version: str = cursor.fetchone()[0]
    connection.close()
    return version


def count_queries(paths: Iterator[str], urlconf: str) -> int:
    """SQL queries of an answer: asks for the first path, so that all is warm, counts the second."""
    with override_settings(ROOT_URLCONF=urlconf):
        client = Client(SERVER_NAME="127.0.0.1")
        client.get(next(paths))
        with CaptureQueriesContext(connection) as captured:
            response = client.get(next(paths))
    connection.close()
    if response.status_code != 200:
        raise Failed(f"{response.request['PATH_INFO']} answered {response.status_code}")
    return len(captured)


def set_up() -> None:
    """Once the environment names the database."""
    django.setup()
