"""What the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hni_site.settings")
django = get_wsgi_application()

from hni_site.delivery.repeating import RepeatingApplication  # noqa: E402 - it needs the settings

application = RepeatingApplication(django)
