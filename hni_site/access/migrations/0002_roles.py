"""The roles' groups in place of Wagtail's two."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from hni_site.access.groups import Groups


def set_up_roles(apps: Any, schema_editor: Any) -> None:
    # Django makes them only after all migrations; roles need those of every app now.
    for app in installed.get_app_configs():
        create_permissions(app, verbosity=0)
    Groups(apps).repair_fixed()
    wagtails = apps.get_model("auth", "Group").objects.filter(name__in=("Editors", "Moderators"))
    wagtails.filter(user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(set_up_roles, migrations.RunPython.noop)]
