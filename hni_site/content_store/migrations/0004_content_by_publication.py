from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content_store", "0003_words")]

    operations = [
        migrations.AddIndex(
            model_name="contentitem",
            index=models.Index(
                fields=["state", "type", "locale", "first_published_at"],
                name="content_by_publication",
            ),
        ),
    ]
