"""Rows dated by their year alone carry it as a code, so that all dated rows of some months are found by codes."""

from importlib import import_module

from django.db import migrations

traits = import_module("articles.migrations.0021_traits")


def _with_years(function: str, column: str) -> str:
    """The function of 0021, with one more code for each row."""
    month = f"CASE WHEN {column}_precision <> 'year' THEN 'month:' || to_char({column}, 'YYYY-MM') END"
    year = f"CASE WHEN {column}_precision = 'year' THEN 'year:' || to_char({column}, 'YYYY') END"
    if function.count(month) != 1:
        raise AssertionError("0021 no longer gives statements and events the code of their month as it did")
    replaced = function.replace(month, f"{month},\n            {year}")
    return replaced.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


def _as_before(function: str) -> str:
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


ANEW = """
SELECT articles_trait_statements(ARRAY(SELECT row_id FROM articles_statementtraits WHERE precision = 'year'));
SELECT articles_trait_events(ARRAY(SELECT row_id FROM articles_eventtraits WHERE precision = 'year'));
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0027_leaders_by_any_name")]

    operations = [
        migrations.RunSQL(
            _with_years(traits.STATEMENTS, "said.date") + _with_years(traits.EVENTS, "event.date") + ANEW,
            _as_before(traits.STATEMENTS) + _as_before(traits.EVENTS) + ANEW,
        )
    ]
