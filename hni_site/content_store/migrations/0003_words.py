import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content_store", "0002_head_log"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contentitem",
            name="translation_key",
            field=models.UUIDField(),
        ),
        migrations.AddIndex(
            model_name="contentitem",
            index=models.Index(
                fields=["translation_key", "state", "locale"], name="content_by_key"
            ),
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=20)),
                ("text", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="WordPiece",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key",
                        "word",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("word", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "item_id",
                        "word",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postings",
                        to="content_store.contentitem",
                    ),
                ),
                ("word", models.BigIntegerField()),
                ("rank", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["word", "rank", "item"], name="documents_with_word")
                ],
            },
        ),
    ]
