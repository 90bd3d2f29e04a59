"""Pairs of characters wait in a list of one megabyte: each article brings hundreds, for as many pages of the index."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

NAME = "article_traits_search"
WAITING = GinIndex(fields=["codes", "pairs"], name=NAME, gin_pending_list_limit=1024)


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_traits_once")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [
                migrations.RunSQL(
                    f"ALTER INDEX {NAME} SET (fastupdate = on, gin_pending_list_limit = 1024)",
                    f"ALTER INDEX {NAME} SET (fastupdate = off)",
                )
            ],
            [migrations.RemoveIndex("articletraits", NAME), migrations.AddIndex("articletraits", WAITING)],
        )
    ]
