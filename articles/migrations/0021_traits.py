"""What rows can be chosen by: the tables, the functions that fill them, the triggers that keep them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

STATEMENTS = """
-- Brings the traits of some statements up to date; NULL stands for all.
CREATE FUNCTION articles_trait_statements(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_statementtraits traits
        WHERE (chosen IS NULL OR row_id = ANY(chosen))
        AND NOT EXISTS (SELECT FROM articles_statement WHERE id = row_id);
    INSERT INTO articles_statementtraits AS traits (row_id, date, precision, first, alike, words, codes)
    SELECT said.id, said.date, said.date_precision, said.is_first, said.utterance_id, said.words, array_cat(
        array_remove(ARRAY[
            'kind:' || said.kind,
            'outlet:' || article.outlet_id,
            CASE WHEN said.date_precision <> 'year' THEN 'month:' || to_char(said.date, 'YYYY-MM') END
        ], NULL),
        ARRAY(
            SELECT DISTINCT code
            FROM articles_statementspeaker speaker
            LEFT JOIN articles_leader leader ON leader.id = speaker.leader_id
            LEFT JOIN articles_organization organ ON organ.id = speaker.organization_id,
            LATERAL (VALUES
                ('speaker:' || speaker.leader_id),
                ('organization:' || speaker.organization_id),
                ('by:' || coalesce(speaker.country_id, speaker.side_id, leader.country_id, organ.country_id))
            ) AS codes(code)
            WHERE speaker.statement_id = said.id AND code IS NOT NULL
            UNION ALL
            SELECT 'about:' || country_id FROM articles_statementabout WHERE statement_id = said.id
            UNION ALL
            SELECT DISTINCT 'mentions:' || leader_id FROM articles_mention mention
            WHERE mention.version_id = said.version_id AND part = 'body' AND leader_id IS NOT NULL
                AND mention.start >= said.start AND mention."end" <= said."end"
        ))
    FROM articles_statement said JOIN articles_article article ON article.id = said.article_id
    WHERE chosen IS NULL OR said.id = ANY(chosen)
    ORDER BY said.date NULLS FIRST, said.id
    ON CONFLICT (row_id) DO UPDATE
        SET (date, precision, first, alike, words, codes) = (
            excluded.date, excluded.precision, excluded.first, excluded.alike, excluded.words, excluded.codes)
        WHERE (traits.date, traits.precision, traits.first, traits.alike, traits.codes, traits.words) IS DISTINCT FROM (
            excluded.date, excluded.precision, excluded.first, excluded.alike, excluded.codes, excluded.words);
END
$$;
"""

EVENTS = """
CREATE FUNCTION articles_trait_events(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_eventtraits traits
        WHERE (chosen IS NULL OR row_id = ANY(chosen)) AND NOT EXISTS (SELECT FROM articles_event WHERE id = row_id);
    INSERT INTO articles_eventtraits AS traits (row_id, date, precision, words, codes)
    SELECT event.id, event.date, event.date_precision, event.words, array_cat(
        array_remove(ARRAY[
            'type:' || event.type,
            'mode:' || nullif(event.mode, ''),
            'status:' || event.status,
            CASE WHEN event.has_amount THEN 'amount:yes' END,
            CASE WHEN event.date_precision <> 'year' THEN 'month:' || to_char(event.date, 'YYYY-MM') END
        ], NULL),
        ARRAY(
            SELECT DISTINCT code
            FROM articles_eventparty party LEFT JOIN articles_leader leader ON leader.id = party.leader_id,
            LATERAL (VALUES
                ('leader:' || party.leader_id),
                ('organization:' || party.organization_id),
                ('country:' || coalesce(party.country_id, leader.country_id))
            ) AS codes(code)
            WHERE party.event_id = event.id AND code IS NOT NULL
            UNION ALL
            SELECT DISTINCT 'outlet:' || article.outlet_id
            FROM articles_eventreport report JOIN articles_article article ON article.id = report.article_id
            WHERE report.event_id = event.id AND article.outlet_id IS NOT NULL
            UNION ALL
            SELECT 'pair:' || one_id || '-' || other_id FROM articles_eventpair pair WHERE pair.event_id = event.id
        ))
    FROM articles_event event WHERE chosen IS NULL OR event.id = ANY(chosen)
    ORDER BY event.date NULLS FIRST, event.id
    ON CONFLICT (row_id) DO UPDATE
        SET (date, precision, words, codes) = (excluded.date, excluded.precision, excluded.words, excluded.codes)
        WHERE (traits.date, traits.precision, traits.codes, traits.words)
            IS DISTINCT FROM (excluded.date, excluded.precision, excluded.codes, excluded.words);
END
$$;
"""

ARTICLES = """
CREATE FUNCTION articles_trait_articles(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_articletraits traits
        WHERE (chosen IS NULL OR row_id = ANY(chosen)) AND NOT EXISTS (SELECT FROM articles_article WHERE id = row_id);
    INSERT INTO articles_articletraits AS traits (row_id, date, precision, first, alike, codes, pairs)
    SELECT article.id, article.published, article.published_precision, article.counts, article.copy_group_id, array_cat(
        array_remove(ARRAY['outlet:' || article.outlet_id], NULL),
        ARRAY(
            SELECT DISTINCT 'country:' || mention.country_id
            FROM articles_textversion version JOIN articles_mention mention ON mention.version_id = version.id
            WHERE version.article_id = article.id AND mention.country_id IS NOT NULL
        )), '{}'
    FROM articles_article article WHERE chosen IS NULL OR article.id = ANY(chosen)
    ORDER BY article.published, article.id
    ON CONFLICT (row_id) DO UPDATE
        SET (date, precision, first, alike, codes)
            = (excluded.date, excluded.precision, excluded.first, excluded.alike, excluded.codes)
        WHERE (traits.date, traits.precision, traits.first, traits.alike, traits.codes)
            IS DISTINCT FROM (excluded.date, excluded.precision, excluded.first, excluded.alike, excluded.codes);
END
$$;

-- Every two characters that stand side by side in a text.
CREATE FUNCTION articles_pairs_in(body text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT one || other), '{}') FROM (
        SELECT one, lead(one) OVER (ORDER BY place) AS other
        FROM string_to_table(lower(body), NULL) WITH ORDINALITY AS characters(one, place)
    ) AS both_characters WHERE other IS NOT NULL
$$;

-- The same with what the texts of the articles say, which is read only when a text comes.
CREATE FUNCTION articles_trait_texts(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM articles_trait_articles(chosen);
    UPDATE articles_articletraits traits SET pairs = articles_pairs_in(version.title || E'\\n' || version.body)
        FROM articles_textversion version
        WHERE version.article_id = traits.row_id AND version.is_current AND (chosen IS NULL OR row_id = ANY(chosen));
END
$$;
"""

AMOUNTS = """
CREATE FUNCTION articles_trait_amounts(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_amounttraits traits
        WHERE (chosen IS NULL OR row_id = ANY(chosen)) AND NOT EXISTS (SELECT FROM articles_amount WHERE id = row_id);
    INSERT INTO articles_amounttraits AS traits (row_id, date, precision, first, codes)
    SELECT amount.id, article.published, article.published_precision, article.counts, array_cat(
        array_remove(ARRAY[
            'role:' || amount.role,
            'currency:' || amount.currency,
            'outlet:' || article.outlet_id,
            'fits:' || CASE WHEN amount.conversion_fits THEN 'yes' WHEN NOT amount.conversion_fits THEN 'no' END
        ], NULL),
        ARRAY(
            SELECT DISTINCT code
            FROM articles_eventreport_amounts told
            JOIN articles_eventreport report ON report.id = told.eventreport_id
            JOIN articles_event event ON event.id = report.event_id
            LEFT JOIN articles_eventparty party ON party.event_id = event.id
            LEFT JOIN articles_leader leader ON leader.id = party.leader_id,
            LATERAL (VALUES
                ('status:' || event.status),
                ('country:' || coalesce(party.country_id, leader.country_id))
            ) AS codes(code)
            WHERE told.amount_id = amount.id AND code IS NOT NULL
        ))
    FROM articles_amount amount JOIN articles_article article ON article.id = amount.article_id
    WHERE chosen IS NULL OR amount.id = ANY(chosen)
    ORDER BY article.published, amount.id
    ON CONFLICT (row_id) DO UPDATE
        SET (date, precision, first, codes) = (excluded.date, excluded.precision, excluded.first, excluded.codes)
        WHERE (traits.date, traits.precision, traits.first, traits.codes)
            IS DISTINCT FROM (excluded.date, excluded.precision, excluded.first, excluded.codes);
END
$$;
"""

FOLLOW = """
-- Rows that say by what others can be chosen came, went or changed. Arguments: what is chosen, and a question to the
-- rows ``changed`` (and ``former``, where both states are there) for its ids.
CREATE FUNCTION articles_follow_traits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    chosen bigint[];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT id) FROM (%s) AS found(id) WHERE id IS NOT NULL', TG_ARGV[1]) INTO chosen;
    IF chosen IS NOT NULL THEN
        EXECUTE format('SELECT articles_trait_%s($1)', TG_ARGV[0]) USING chosen;
    END IF;
    RETURN NULL;
END
$$;
"""

FUNCTIONS = STATEMENTS + EVENTS + ARTICLES + AMOUNTS + FOLLOW
UNDO = """
DROP FUNCTION articles_follow_traits() CASCADE;
DROP FUNCTION articles_trait_statements(bigint[]);
DROP FUNCTION articles_trait_events(bigint[]);
DROP FUNCTION articles_trait_texts(bigint[]);
DROP FUNCTION articles_trait_articles(bigint[]);
DROP FUNCTION articles_trait_amounts(bigint[]);
DROP FUNCTION articles_pairs_in(text);
"""
ANALYZE = "\nANALYZE articles_statementtraits, articles_eventtraits, articles_articletraits, articles_amounttraits;"
FILL = """
SELECT articles_trait_statements(NULL);
SELECT articles_trait_events(NULL);
SELECT articles_trait_texts(NULL);
SELECT articles_trait_amounts(NULL);
"""

COLUMNS = [
    (
        "statement",
        "statements",
        'date, date_precision, kind, is_first, utterance_id, version_id, start, "end"',
        "words",
    ),
    ("event", "events", "date, date_precision, type, mode, status, has_amount", "words"),
    ("article", "articles", "published, published_precision, counts, copy_group_id, outlet_id", ""),
    ("amount", "amounts", "role, currency, conversion_fits, article_id", ""),
]
"""Table, what is chosen, columns that its traits are made of."""
LINKS = [
    ("statementspeaker", "statements", "SELECT statement_id FROM {rows}"),
    ("statementabout", "statements", "SELECT statement_id FROM {rows}"),
    (
        "mention",
        "statements",
        "SELECT said.id FROM {rows} mention JOIN articles_statement said ON said.version_id = mention.version_id"
        " WHERE mention.part = 'body' AND mention.leader_id IS NOT NULL AND mention.start >= said.start"
        ' AND mention."end" <= said."end"',
    ),
    (
        "mention",
        "articles",
        "SELECT article_id FROM articles_textversion WHERE id IN"
        " (SELECT version_id FROM {rows} WHERE country_id IS NOT NULL)",
    ),
    ("textversion", "texts", "SELECT article_id FROM {rows}"),
    ("eventparty", "events", "SELECT event_id FROM {rows}"),
    ("eventreport", "events", "SELECT event_id FROM {rows}"),
    ("eventpair", "events", "SELECT event_id FROM {rows}"),
    ("eventreport_amounts", "amounts", "SELECT amount_id FROM {rows}"),
    (
        "eventreport",
        "amounts",
        "SELECT amount_id FROM articles_eventreport_amounts WHERE eventreport_id IN (SELECT id FROM {rows})",
    ),
    (
        "eventparty",
        "amounts",
        "SELECT told.amount_id FROM articles_eventreport report JOIN articles_eventreport_amounts told"
        " ON told.eventreport_id = report.id WHERE report.event_id IN (SELECT event_id FROM {rows})",
    ),
]
"""Table, what is chosen, the question for its ids: rows that come, change or go."""
CHANGES = [
    (
        "event",
        "amounts",
        "status",
        "SELECT told.amount_id FROM articles_eventreport report JOIN articles_eventreport_amounts told"
        " ON told.eventreport_id = report.id WHERE report.event_id IN ({ids})",
    ),
    ("article", "statements", "outlet_id", "SELECT id FROM articles_statement WHERE article_id IN ({ids})"),
    ("article", "events", "outlet_id", "SELECT event_id FROM articles_eventreport WHERE article_id IN ({ids})"),
    (
        "article",
        "amounts",
        "outlet_id, published, published_precision, counts",
        "SELECT id FROM articles_amount WHERE article_id IN ({ids})",
    ),
    (
        "leader",
        "statements",
        "country_id",
        "SELECT statement_id FROM articles_statementspeaker WHERE leader_id IN ({ids})",
    ),
    ("leader", "events", "country_id", "SELECT event_id FROM articles_eventparty WHERE leader_id IN ({ids})"),
    (
        "organization",
        "statements",
        "country_id",
        "SELECT statement_id FROM articles_statementspeaker WHERE organization_id IN ({ids})",
    ),
]
"""Table, what is chosen, columns, the question for its ids: rows of which one of the columns changes."""


def _differing(columns: str, words: str = "") -> str:
    now, before = (", ".join(f"{state}.{one.strip()}" for one in columns.split(",")) for state in ("now", "before"))
    also = f" OR now.{words} IS DISTINCT FROM before.{words}" if words else ""
    rows = "changed now JOIN former before USING (id)"
    return f"SELECT id FROM {rows} WHERE ({now}) IS DISTINCT FROM ({before}){also}"  # noqa: S608 (columns of ours)


def _trigger(table: str, what: str, action: str, question: str) -> str:
    states = {"INSERT": "NEW TABLE AS changed", "DELETE": "OLD TABLE AS changed"}
    rows = states.get(action, "OLD TABLE AS former NEW TABLE AS changed")
    quoted = question.replace("'", "''")
    return (
        f"CREATE TRIGGER articles_traits_{what}_{action.lower()} AFTER {action} ON articles_{table} REFERENCING {rows}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION articles_follow_traits('{what}', '{quoted}');"
    )


def triggers() -> str:
    """Statement-level triggers on every table that traits are made of."""
    made = []
    for table, what, columns, words in COLUMNS:
        made += [_trigger(table, what, action, "SELECT id FROM changed") for action in ("INSERT", "DELETE")]
        made.append(_trigger(table, what, "UPDATE", _differing(columns, words)))
    for table, what, question in LINKS:
        now, before = question.format(rows="changed"), question.format(rows="former")
        made += [_trigger(table, what, action, now) for action in ("INSERT", "DELETE")]
        made.append(_trigger(table, what, "UPDATE", f"{now} UNION ALL {before}"))
    for table, what, columns, question in CHANGES:
        made.append(_trigger(table, what, "UPDATE", question.format(ids=_differing(columns))))
    return "\n".join(made)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="AmountTraits",
            fields=[
                ("date", models.DateField(null=True)),
                ("precision", models.CharField(max_length=5)),
                ("codes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "row",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="traits",
                        serialize=False,
                        to="articles.amount",
                    ),
                ),
                ("first", models.BooleanField()),
            ],
            options={
                "verbose_name": "金額の条件",
                "verbose_name_plural": "金額の条件",
            },
        ),
        migrations.CreateModel(
            name="ArticleTraits",
            fields=[
                ("date", models.DateField(null=True)),
                ("precision", models.CharField(max_length=5)),
                ("codes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "row",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="traits",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("first", models.BooleanField()),
                ("alike", models.BigIntegerField(null=True)),
                (
                    "pairs",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
            ],
            options={
                "verbose_name": "記事の条件",
                "verbose_name_plural": "記事の条件",
            },
        ),
        migrations.CreateModel(
            name="EventTraits",
            fields=[
                ("date", models.DateField(null=True)),
                ("precision", models.CharField(max_length=5)),
                ("codes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "row",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="traits",
                        serialize=False,
                        to="articles.event",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField(null=True)),
            ],
            options={
                "verbose_name": "出来事の条件",
                "verbose_name_plural": "出来事の条件",
            },
        ),
        migrations.CreateModel(
            name="StatementTraits",
            fields=[
                ("date", models.DateField(null=True)),
                ("precision", models.CharField(max_length=5)),
                ("codes", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                (
                    "row",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="traits",
                        serialize=False,
                        to="articles.statement",
                    ),
                ),
                ("first", models.BooleanField()),
                ("alike", models.BigIntegerField(null=True)),
                ("words", django.contrib.postgres.search.SearchVectorField(null=True)),
            ],
            options={
                "verbose_name": "発言の条件",
                "verbose_name_plural": "発言の条件",
            },
        ),
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="amounttraits",
            index=models.Index(
                models.OrderBy(models.F("date"), descending=True, nulls_last=True),
                models.OrderBy(models.F("row"), descending=True),
                name="amount_traits_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="amounttraits",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["codes"], name="amount_traits_search"
            ),
        ),
        migrations.AddIndex(
            model_name="articletraits",
            index=models.Index(
                models.OrderBy(models.F("date"), descending=True, nulls_last=True),
                models.OrderBy(models.F("row"), descending=True),
                name="article_traits_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="articletraits",
            index=models.Index(
                condition=models.Q(("alike__isnull", False)), fields=["alike"], name="article_traits_alike"
            ),
        ),
        migrations.AddIndex(
            model_name="articletraits",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["codes", "pairs"], name="article_traits_search"
            ),
        ),
        migrations.AddIndex(
            model_name="eventtraits",
            index=models.Index(
                models.OrderBy(models.F("date"), descending=True, nulls_last=True),
                models.OrderBy(models.F("row"), descending=True),
                name="event_traits_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="eventtraits",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["codes", "words"], name="event_traits_search"
            ),
        ),
        migrations.AddIndex(
            model_name="statementtraits",
            index=models.Index(
                models.OrderBy(models.F("date"), descending=True, nulls_last=True),
                models.OrderBy(models.F("row"), descending=True),
                name="statement_traits_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="statementtraits",
            index=models.Index(
                condition=models.Q(("alike__isnull", False)), fields=["alike"], name="statement_traits_alike"
            ),
        ),
        migrations.AddIndex(
            model_name="statementtraits",
            index=models.Index(condition=models.Q(("first", True)), fields=["date", "precision"], name="statement_traits_days"),
        ),
        migrations.AddIndex(
            model_name="statementtraits",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["codes", "words"], name="statement_traits_search"
            ),
        ),
        migrations.RemoveIndex(model_name="statement", name="statement_words"),
        migrations.RemoveIndex(model_name="event", name="event_words"),
        migrations.RunSQL(triggers() + ANALYZE, migrations.RunSQL.noop),
    ]
