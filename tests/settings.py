"""The site's own settings, with every variable they read set for tests.

Nothing of the machine comes in: not its .env, nor a DATABASE_URL that is meant for something else.
"""

import os
import sys
import tempfile

# Redis has numbered databases; parallel test processes take one each.
_number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
_redis = os.environ.get("TEST_REDIS_URL", "")

os.environ.update(
    API_REQUESTS_PER_MINUTE="0",  # The tests of the limit set one.
    API_REQUESTS_PER_MINUTE_WITH_TOKEN="0",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
    DEBUG="off",
    EMAIL_URL="memorymail://",
    PORT="8000",
    PUBLIC_BASE_URL="http://testserver",
    SECOND_FACTOR="off",  # Its tests turn it on.
    REDIS_URL=f"{_redis}?db={_number}" if _redis else "",
    SECRET_KEY="only-for-tests",
    WEBHOOKS_ALLOW_LOOPBACK="off",
    WAGTAILFRONTENDCACHE="{}",
)
if "pytest" in sys.modules:  # mypy and manage.py read these settings as well, and write no files.
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="newsroom-tests-")
    os.mkdir(os.path.join(os.environ["VAR_DIR"], "static"))

from hni_site.settings import *  # noqa: E402, F403 - they read the variables above

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Fast, and guards nothing.
# The manifest belongs to collectstatic, which tests do not run.
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nothing is asked of other sites.
WAGTAILEMBEDS_FINDERS = [{"class": "tests.embeds"}]
