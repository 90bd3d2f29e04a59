"""Indexes that every stored article asks take their entries at once.

A GIN index keeps new entries in a list that each search reads from end to end, until a vacuum sorts them in: among
100,000 articles a question about tokens took 11 ms instead of 0.3 after some hundred articles had come.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

INDEXES = [
    ("eventreport", "report_tokens", "tokens"),
    ("appearance", "appearance_blocks", "blocks"),
    ("linkdecision", "decision_anchors", "anchors"),
]


def _at_once(name: str) -> str:
    return f"ALTER INDEX {name} SET (fastupdate = off); SELECT gin_clean_pending_list('{name}'::regclass)"


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_finding_decisions")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(_at_once(name), f"ALTER INDEX {name} RESET (fastupdate)") for _, name, _ in INDEXES],
            [
                operation
                for model, name, column in INDEXES
                for operation in (
                    migrations.RemoveIndex(model, name),
                    migrations.AddIndex(model, GinIndex(fields=[column], name=name, fastupdate=False)),
                )
            ],
        )
    ]
