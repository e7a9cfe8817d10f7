"""The site's own settings, but with the addresses of Wagtail's API beside ours."""

from hni_site.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.stock"
