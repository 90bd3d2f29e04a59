"""Tables of counts with the triggers and functions that fill them (``articles.models.tallies``)."""

import django.db.models.deletion
from django.db import migrations, models

PAIR_UP = """
-- Which two countries each event is between (articles.models.tallies.EventPair); NULL means every event.
CREATE FUNCTION articles_pair_up(chosen bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM articles_eventpair WHERE chosen IS NULL OR event_id = ANY(chosen);
    INSERT INTO articles_eventpair (event_id, one_id, other_id, date, type)
    WITH sides AS MATERIALIZED (
        SELECT DISTINCT party.event_id, party.role, coalesce(party.country_id, leader.country_id) AS state
        FROM articles_eventparty party LEFT JOIN articles_leader leader ON leader.id = party.leader_id
        WHERE party.role IN ('actor', 'recipient') AND (chosen IS NULL OR party.event_id = ANY(chosen))
    )
    SELECT DISTINCT event.id, here.state, there.state, event.date, event.type
    FROM sides here
    JOIN sides there ON there.event_id = here.event_id AND here.state COLLATE "C" < there.state COLLATE "C"
    JOIN articles_event event ON event.id = here.event_id
    WHERE here.role <> there.role
        OR (here.role = 'actor' AND event.type IN ('AGREE', 'CONSULT', 'COOPERATE'));
END
$$;

CREATE FUNCTION articles_pair_parties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM articles_pair_up(ARRAY(SELECT DISTINCT event_id FROM changed));
    RETURN NULL;
END
$$;

-- The day or type of events changed: pairs carry copies, and the type says who counts as a pair.
CREATE FUNCTION articles_pair_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    chosen bigint[] := ARRAY(SELECT now.id FROM changed now JOIN former ON former.id = now.id
        WHERE (now.date, now.type) IS DISTINCT FROM (former.date, former.type));
BEGIN
    IF cardinality(chosen) > 0 THEN
        PERFORM articles_pair_up(chosen);
        INSERT INTO articles_stalemonth (subject, month)
            SELECT DISTINCT 'did', articles_month(date)
            FROM (SELECT id, date FROM former UNION ALL SELECT id, date FROM changed) both_states
            WHERE id = ANY(chosen);
    END IF;
    RETURN NULL;
END
$$;
"""

MARK = """
CREATE FUNCTION articles_month(day date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(date_trunc('month', day)::date, date '0001-01-01')
$$;

-- Rows came, went or changed: their months are to be counted anew. The argument is the subject.
CREATE FUNCTION articles_mark_months() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles_stalemonth (subject, month) SELECT DISTINCT TG_ARGV[0], articles_month(date) FROM changed;
    RETURN NULL;
END
$$;

CREATE FUNCTION articles_mark_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles_stalemonth (subject, month)
        SELECT DISTINCT 'said', articles_month(day.date) FROM changed now JOIN former ON former.id = now.id,
            LATERAL (VALUES (now.date), (former.date)) day(date)
        WHERE (now.date, now.is_first, now.kind) IS DISTINCT FROM (former.date, former.is_first, former.kind);
    RETURN NULL;
END
$$;

-- A leader's country changed: what he does counts for another.
CREATE FUNCTION articles_mark_leaders() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    chosen bigint[] := ARRAY(SELECT now.id FROM changed now JOIN former ON former.id = now.id
        WHERE now.country_id IS DISTINCT FROM former.country_id);
BEGIN
    IF cardinality(chosen) > 0 THEN
        PERFORM articles_pair_up(ARRAY(
            SELECT DISTINCT event_id FROM articles_eventparty WHERE leader_id = ANY(chosen)));
        INSERT INTO articles_stalemonth (subject, month)
            SELECT DISTINCT 'did', articles_month(date) FROM articles_eventparty WHERE leader_id = ANY(chosen)
            UNION SELECT DISTINCT 'said', articles_month(date) FROM articles_statementspeaker
            WHERE leader_id = ANY(chosen);
    END IF;
    RETURN NULL;
END
$$;
"""

COUNT = """
-- What stands in the tallies of some months: first reports by speaker, by country spoken about, by both.
CREATE FUNCTION articles_count_said(months date[])
    RETURNS TABLE (start date, by text, leader bigint, other text, type text, n bigint) LANGUAGE sql STABLE AS $$
    WITH told AS MATERIALIZED (
        SELECT statement.id, statement.kind::text AS kind, month FROM unnest(months) month
        JOIN articles_statement statement
            ON statement.date >= month AND statement.date < (month + interval '1 month')::date
        WHERE statement.is_first
        UNION ALL
        SELECT id, kind::text, date '0001-01-01' FROM articles_statement
        WHERE date IS NULL AND is_first AND date '0001-01-01' = ANY(months)
    ), speaking AS MATERIALIZED (
        SELECT told.id, told.kind, told.month, coalesce(speaker.leader_id, 0) AS leader,
            coalesce(speaker.country_id, speaker.side_id, leader.country_id, organ.country_id, '')::text AS by
        FROM told JOIN articles_statementspeaker speaker ON speaker.statement_id = told.id
        LEFT JOIN articles_leader leader ON leader.id = speaker.leader_id
        LEFT JOIN articles_organization organ ON organ.id = speaker.organization_id
    ), named AS MATERIALIZED (
        SELECT told.id, told.kind, told.month, about.country_id::text AS other
        FROM told JOIN articles_statementabout about ON about.statement_id = told.id
    )
    SELECT month, by, 0::bigint, '', kind, count(DISTINCT id) FROM speaking WHERE by <> '' GROUP BY month, by, kind
    UNION ALL
    SELECT month, '', leader, '', kind, count(DISTINCT id) FROM speaking WHERE leader <> 0
        GROUP BY month, leader, kind
    UNION ALL
    SELECT month, '', 0, other, kind, count(*) FROM named GROUP BY month, other, kind
    UNION ALL
    SELECT named.month, by, 0, other, named.kind, count(DISTINCT id) FROM speaking JOIN named USING (id) WHERE by <> ''
        GROUP BY named.month, by, other, named.kind
    UNION ALL
    SELECT named.month, '', leader, other, named.kind, count(DISTINCT id) FROM speaking JOIN named USING (id)
        WHERE leader <> 0 GROUP BY named.month, leader, other, named.kind
$$;

-- The same of events: by country and leader that takes part or is named, and by pair, each pair both ways.
CREATE FUNCTION articles_count_did(months date[])
    RETURNS TABLE (start date, by text, leader bigint, other text, type text, n bigint) LANGUAGE sql STABLE AS $$
    WITH happened AS MATERIALIZED (
        SELECT event.id, event.type::text AS type, month FROM unnest(months) month
        JOIN articles_event event ON event.date >= month AND event.date < (month + interval '1 month')::date
        UNION ALL
        SELECT id, type::text, date '0001-01-01' FROM articles_event
        WHERE date IS NULL AND date '0001-01-01' = ANY(months)
    ), taking AS MATERIALIZED (
        SELECT happened.id, happened.type, happened.month, coalesce(party.leader_id, 0) AS leader,
            coalesce(party.country_id, leader.country_id, '')::text AS by
        FROM happened JOIN articles_eventparty party ON party.event_id = happened.id
        LEFT JOIN articles_leader leader ON leader.id = party.leader_id
    ), paired AS MATERIALIZED (
        SELECT happened.month, happened.type, pair.one_id::text AS one, pair.other_id::text AS other, count(*) AS n
        FROM happened JOIN articles_eventpair pair ON pair.event_id = happened.id
        GROUP BY happened.month, happened.type, pair.one_id, pair.other_id
    )
    SELECT month, by, 0::bigint, '', type, count(DISTINCT id) FROM taking WHERE by <> '' GROUP BY month, by, type
    UNION ALL
    SELECT month, '', leader, '', type, count(DISTINCT id) FROM taking WHERE leader <> 0 GROUP BY month, leader, type
    UNION ALL
    SELECT month, one, 0, other, type, n FROM paired
    UNION ALL
    SELECT month, other, 0, one, type, n FROM paired
$$;

-- Counts the months anew that were marked, and carries what differs into their years and into all time.
CREATE FUNCTION articles_count_anew() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    topic text;
    months date[];
BEGIN
    IF NOT EXISTS (SELECT FROM articles_stalemonth) THEN
        RETURN;
    END IF;
    -- One at a time: two would carry the same difference twice.
    PERFORM pg_advisory_xact_lock(hashtext('articles_count_anew'));
    FOREACH topic IN ARRAY ARRAY['said', 'did'] LOOP
        WITH taken AS (DELETE FROM articles_stalemonth WHERE subject = topic RETURNING month)
            SELECT array_agg(DISTINCT month) INTO months FROM taken;
        CONTINUE WHEN months IS NULL;
        WITH fresh AS MATERIALIZED (
            SELECT * FROM articles_count_said(months) WHERE topic = 'said'
            UNION ALL SELECT * FROM articles_count_did(months) WHERE topic = 'did'
        ), former AS MATERIALIZED (
            SELECT start, by::text, leader, other::text, type::text, n FROM articles_tally
            WHERE subject = topic AND grain = 'm' AND start = ANY(months)
        ), differing AS MATERIALIZED (
            SELECT start, by, leader, other, type, coalesce(fresh.n, 0) - coalesce(former.n, 0) AS n
            FROM fresh FULL JOIN former USING (start, by, leader, other, type)
            WHERE coalesce(fresh.n, 0) <> coalesce(former.n, 0)
        )
        INSERT INTO articles_tally AS tally (subject, grain, start, by, leader, other, type, n)
            SELECT topic, 'm', start, by, leader, other, type, n FROM differing
            UNION ALL
            SELECT topic, 'y', date_trunc('year', start)::date, by, leader, other, type, sum(n)
            FROM differing WHERE start > date '0001-01-01' GROUP BY 3, by, leader, other, type
            UNION ALL
            SELECT topic, 'a', date '0001-01-01', by, leader, other, type, sum(n)
            FROM differing GROUP BY by, leader, other, type
        ON CONFLICT (subject, grain, start, by, leader, other, type) DO UPDATE SET n = tally.n + excluded.n;
        DELETE FROM articles_tally WHERE subject = topic AND n = 0;
    END LOOP;
END
$$;
"""

FIRST = """
SELECT articles_pair_up(NULL);
INSERT INTO articles_stalemonth (subject, month)
    SELECT DISTINCT 'said', articles_month(date) FROM articles_statement
    UNION ALL SELECT DISTINCT 'did', articles_month(date) FROM articles_event;
"""

TRIGGERS = [
    *(
        (f"articles_{table}", "articles_mark_months", subject)
        for table, subject in (
            ("statementspeaker", "said"),
            ("statementabout", "said"),
            ("eventparty", "did"),
        )
    ),
    ("articles_eventparty", "articles_pair_parties", ""),
]
"""Table, function, argument: on rows that come, change or go."""
CHANGES = [
    ("articles_event", "articles_pair_events"),
    ("articles_statement", "articles_mark_first"),
    ("articles_leader", "articles_mark_leaders"),
]
"""Table, function: on rows that change, both states of them."""
FUNCTIONS = [
    "articles_count_anew()",
    "articles_count_said(date[])",
    "articles_count_did(date[])",
    "articles_mark_leaders()",
    "articles_mark_first()",
    "articles_mark_months()",
    "articles_pair_events()",
    "articles_pair_parties()",
    "articles_pair_up(bigint[])",
    "articles_month(date)",
]


def _triggers() -> str:
    created = []
    for table, function, argument in TRIGGERS:
        for name, action, rows in (
            ("insert", "INSERT", "NEW"),
            ("delete", "DELETE", "OLD"),
            ("before", "UPDATE", "OLD"),
            ("after", "UPDATE", "NEW"),
        ):
            created.append(
                f"CREATE TRIGGER {function}_{name} AFTER {action} ON {table} REFERENCING {rows} TABLE AS changed "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {function}('{argument}');"
            )
    for table, function in CHANGES:
        created.append(
            f"CREATE TRIGGER {function} AFTER UPDATE ON {table} REFERENCING OLD TABLE AS former NEW TABLE AS changed "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
        )
    return "\n".join(created)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_country_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaleMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(choices=[("said", "発言"), ("did", "出来事")], max_length=4)),
                ("month", models.DateField()),
            ],
            options={
                "verbose_name": "数え直す月",
                "verbose_name_plural": "数え直す月",
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(choices=[("said", "発言"), ("did", "出来事")], max_length=4)),
                ("grain", models.CharField(choices=[("m", "月"), ("y", "年"), ("a", "全期間")], max_length=1)),
                ("start", models.DateField()),
                ("by", models.CharField(blank=True, max_length=8)),
                ("leader", models.BigIntegerField(default=0)),
                ("other", models.CharField(blank=True, max_length=8)),
                ("type", models.CharField(help_text="発言の種類または出来事の類型", max_length=10)),
                ("n", models.IntegerField()),
            ],
            options={
                "verbose_name": "集計",
                "verbose_name_plural": "集計",
                "indexes": [
                    models.Index(fields=["by", "subject", "grain", "start"], name="tally_by"),
                    models.Index(fields=["leader", "subject", "grain", "start"], name="tally_leader"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "grain", "start", "by", "leader", "other", "type"),
                        include=("n",),
                        name="tally_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.DateField(blank=True, null=True, verbose_name="日付")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("AGREE", "合意・署名"),
                            ("CONSULT", "会談・協議"),
                            ("SUPPORT", "支持・称賛"),
                            ("CONCEDE", "譲歩・解除"),
                            ("COOPERATE", "協力"),
                            ("AID", "援助"),
                            ("RETREAT", "撤退・停戦"),
                            ("REQUEST", "要求・要請"),
                            ("ACCUSE", "非難・抗議"),
                            ("REJECT", "拒否"),
                            ("THREATEN", "警告・威嚇"),
                            ("PROTEST", "抗議デモ"),
                            ("SANCTION", "制裁・規制"),
                            ("MOBILIZE", "部隊展開・演習"),
                            ("COERCE", "強制・拘束"),
                            ("ASSAULT", "攻撃"),
                        ],
                        max_length=10,
                        verbose_name="類型",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pairs",
                        to="articles.event",
                        verbose_name="出来事",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.country",
                        verbose_name="国・地域",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.country",
                        verbose_name="相手国",
                    ),
                ),
            ],
            options={
                "verbose_name": "当事国の組",
                "verbose_name_plural": "当事国の組",
                "indexes": [
                    models.Index(fields=["one", "other", "date", "event", "type"], name="pair_day"),
                    models.Index(fields=["date"], name="pair_date"),
                ],
                "constraints": [models.UniqueConstraint(fields=("event", "one", "other"), name="pair_once")],
            },
        ),
        migrations.RunSQL(
            MARK + PAIR_UP + COUNT + _triggers() + FIRST,
            "\n".join(f"DROP FUNCTION {function} CASCADE;" for function in FUNCTIONS),
        ),
    ]
