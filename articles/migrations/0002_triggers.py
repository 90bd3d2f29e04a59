"""Rules that a column's own constraint cannot say: a finding quotes its article exactly, a text never changes."""

from django.db import migrations

CUT = """
-- Words [start, "end") of a text, by code points. "blocks" are its pieces of 4,096 characters: cutting from a long text
-- directly would read it from its beginning for every row.
CREATE FUNCTION articles_cut(blocks text[], first integer, last integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT substr(array_to_string(blocks[first / 4096 + 1 : (last - 1) / 4096 + 1], ''), first % 4096 + 1, last - first)
$$;

CREATE FUNCTION articles_blocks(body text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    blocks text[] := '{}';
    rest text := body || '';
    piece text;
BEGIN
    FOR i IN 0 .. char_length(rest) / 4096 LOOP
        piece := substr(rest, i * 4096 + 1, 4096);
        blocks := blocks || piece;
    END LOOP;
    RETURN blocks;
END
$$;
"""

CHECK_SPAN = """
-- Refuses rows of the transition table "fresh" whose words are not those of their version.
CREATE FUNCTION articles_check_span() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    text_id bigint;
    blocks text[];
    wrong bigint;
BEGIN
    FOR text_id IN SELECT DISTINCT version_id FROM fresh LOOP
        SELECT articles_blocks(body) INTO blocks FROM articles_textversion WHERE id = text_id;
        SELECT id INTO wrong FROM fresh
            WHERE version_id = text_id AND "end" > start
            AND (char_length(exact) <> "end" - start OR articles_cut(blocks, start, "end") IS DISTINCT FROM exact)
            LIMIT 1;
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION 'row % of % does not quote version % of its text exactly', wrong, TG_TABLE_NAME, text_id
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_exact', TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- The same for mentions, which may stand in the title.
CREATE FUNCTION articles_check_mention() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place record;
    blocks text[];
    wrong bigint;
BEGIN
    FOR place IN SELECT DISTINCT version_id, part FROM fresh LOOP
        SELECT articles_blocks(CASE place.part WHEN 'title' THEN title ELSE body END)
            INTO blocks FROM articles_textversion WHERE id = place.version_id;
        SELECT id INTO wrong FROM fresh
            WHERE version_id = place.version_id AND part = place.part AND "end" > start
            AND (char_length(exact) <> "end" - start OR articles_cut(blocks, start, "end") IS DISTINCT FROM exact)
            LIMIT 1;
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION 'mention % does not quote version % of its text exactly', wrong, place.version_id
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_exact', TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

-- Steps of a trail count in the version of their statement. Fired by the steps and, since it may move to another
-- version, by the statement.
CREATE FUNCTION articles_check_trail() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    text_id bigint;
    blocks text[];
    wrong bigint;
    touched bigint[];
BEGIN
    IF TG_TABLE_NAME = 'articles_trailstep' THEN
        SELECT array_agg(id) INTO touched FROM fresh;
    ELSE
        SELECT array_agg(step.id) INTO touched FROM articles_trailstep step JOIN fresh ON fresh.id = step.statement_id;
    END IF;
    FOR text_id IN
        SELECT DISTINCT statement.version_id FROM articles_trailstep step
            JOIN articles_statement statement ON statement.id = step.statement_id
            WHERE step.id = ANY (touched)
    LOOP
        SELECT articles_blocks(body) INTO blocks FROM articles_textversion WHERE id = text_id;
        SELECT step.id INTO wrong FROM articles_trailstep step
            JOIN articles_statement statement ON statement.id = step.statement_id
            WHERE step.id = ANY (touched) AND statement.version_id = text_id
            AND (char_length(step.exact) <> step."end" - step.start
                OR articles_cut(blocks, step.start, step."end") IS DISTINCT FROM step.exact)
            LIMIT 1;
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION 'trail step % does not quote version % of its text exactly', wrong, text_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'articles_trailstep_exact', TABLE = 'articles_trailstep';
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;
"""

CHECK_OWNER = """
-- A finding and the version that it quotes belong to one article.
CREATE FUNCTION articles_check_article() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT fresh.id INTO wrong FROM fresh JOIN articles_textversion version ON version.id = fresh.version_id
        WHERE version.article_id <> fresh.article_id LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'row % of % and its version belong to different articles', wrong, TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_article', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;

-- Evidence quotes the version that its event was read from.
CREATE FUNCTION articles_check_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT fresh.id INTO wrong FROM fresh JOIN articles_event event ON event.id = fresh.event_id
        WHERE event.version_id <> fresh.version_id LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'evidence % and its event quote different versions', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_event', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
"""

KEEP_TEXT = """
-- A version of a text never changes; only which one is current does.
CREATE FUNCTION articles_keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.article_id, NEW.number, NEW.title, NEW.body, NEW.sha256)
        IS DISTINCT FROM (OLD.article_id, OLD.number, OLD.title, OLD.body, OLD.sha256) THEN
        RAISE EXCEPTION 'version % of a text cannot be changed: add a new version', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'articles_textversion_kept', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER articles_keep_text BEFORE UPDATE ON articles_textversion
    FOR EACH ROW EXECUTE FUNCTION articles_keep_text();
"""

COPY_DATE = """
-- Speakers, countries spoken about and parties carry a copy of the date for their indexes.
CREATE FUNCTION articles_copy_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'articles_statement' THEN
        UPDATE articles_statementspeaker link SET date = fresh.date FROM fresh
            WHERE link.statement_id = fresh.id AND link.date IS DISTINCT FROM fresh.date;
        UPDATE articles_statementabout link SET date = fresh.date FROM fresh
            WHERE link.statement_id = fresh.id AND link.date IS DISTINCT FROM fresh.date;
    ELSE
        UPDATE articles_eventparty link SET date = fresh.date FROM fresh
            WHERE link.event_id = fresh.id AND link.date IS DISTINCT FROM fresh.date;
    END IF;
    RETURN NULL;
END
$$;
"""

BOTH = ("INSERT", "UPDATE")
TRIGGERS = [
    ("articles_mention", "articles_check_mention", BOTH),
    ("articles_statement", "articles_check_span", BOTH),
    ("articles_amount", "articles_check_span", BOTH),
    ("articles_eventevidence", "articles_check_span", BOTH),
    ("articles_trailstep", "articles_check_trail", BOTH),
    ("articles_statement", "articles_check_trail", ("UPDATE",)),
    ("articles_statement", "articles_check_article", BOTH),
    ("articles_amount", "articles_check_article", BOTH),
    ("articles_event", "articles_check_article", BOTH),
    ("articles_eventevidence", "articles_check_evidence", BOTH),
    ("articles_statement", "articles_copy_date", ("UPDATE",)),
    ("articles_event", "articles_copy_date", ("UPDATE",)),
]
"""Table, function, what fires it. A trigger with a transition table serves one kind of statement only."""

FUNCTIONS = [
    "articles_copy_date()",
    "articles_keep_text()",
    "articles_check_evidence()",
    "articles_check_article()",
    "articles_check_trail()",
    "articles_check_mention()",
    "articles_check_span()",
    "articles_blocks(text)",
    "articles_cut(text[], integer, integer)",
]


def _create(table: str, function: str, action: str) -> str:
    return (
        f"CREATE TRIGGER {function}_{action.lower()} AFTER {action} ON {table} REFERENCING NEW TABLE AS fresh "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunSQL(
            CUT
            + CHECK_SPAN
            + CHECK_OWNER
            + KEEP_TEXT
            + COPY_DATE
            + "\n".join(_create(table, function, action) for table, function, actions in TRIGGERS for action in actions),
            "\n".join(f"DROP FUNCTION {function} CASCADE;" for function in FUNCTIONS),
        )
    ]
