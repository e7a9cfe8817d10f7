"""A new database has a home page of ours in place of Wagtail's welcome page."""

from typing import Any

from django.conf import settings
from django.db import migrations


def create_home_page(apps: Any, schema_editor: Any) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")

    if HomePage.objects.exists():
        return
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    content_type, _created = ContentType.objects.get_or_create(app_label="home", model="homepage")
    locale, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = HomePage.objects.create(
        title=settings.SITE_NAME,
        draft_title=settings.SITE_NAME,
        slug="home",
        content_type=content_type,
        locale=locale,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name=settings.SITE_NAME
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0003_initial"), ("wagtailcore", "0098_apitoken")]
    run_before = [("access", "0002_roles")]  # Translators are given rights over home pages.

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]
