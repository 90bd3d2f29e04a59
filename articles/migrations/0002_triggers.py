"""Rules that a column's own constraint cannot say: a finding quotes its article exactly, a text never changes."""

from django.db import migrations

PIECES = """
-- A text in pieces of 8,192 characters, one beginning at every 4,096th: every quotation of up to 4,096 characters lies in
-- one of them. Cutting each from the text itself would read the text from its beginning for every row.
CREATE FUNCTION articles_pieces(body text) RETURNS TABLE (number integer, words text) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    -- A value of its own: the column's would be fetched and unpacked for every piece.
    whole text := body || '';
BEGIN
    FOR i IN 0 .. (char_length(whole) - 1) / 4096 LOOP
        number := i;
        words := substr(whole, i * 4096 + 1, 8192);
        RETURN NEXT;
    END LOOP;
END
$$;

-- Whether a quotation [first, last) is what its piece, or for a long one its text, says there.
CREATE FUNCTION articles_quotes(piece text, body text, first integer, last integer, exact text) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
    SELECT char_length(exact) = last - first AND exact IS NOT DISTINCT FROM
        CASE WHEN last - first <= 4096 THEN substr(piece, first % 4096 + 1, last - first)
        ELSE substr(body, first + 1, last - first) END
$$;
"""


def _check(name: str, places: str, rows: str, what: str) -> str:
    """A trigger function that refuses rows whose words are not those of their text.

    ``places`` selects the texts (place, body), ``rows`` the rows to check (id, place, start, end, exact).
    """
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    WITH checked AS MATERIALIZED ({rows}),
    texts AS MATERIALIZED ({places}),
    pieces AS MATERIALIZED (SELECT place, number, words FROM texts, articles_pieces(body))
    SELECT checked.id INTO wrong FROM checked
        JOIN texts ON texts.place = checked.place
        LEFT JOIN pieces ON pieces.place = checked.place AND pieces.number = checked.start / 4096
        WHERE checked."end" > checked.start
        AND NOT articles_quotes(coalesce(pieces.words, ''), texts.body, checked.start, checked."end", checked.exact)
        LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION '{what} % does not quote its text exactly', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_ARGV[0] || '_exact', TABLE = TG_ARGV[0];
    END IF;
    RETURN NULL;
END
$$;
"""


_BODIES = "SELECT id AS place, body FROM articles_textversion WHERE id IN (SELECT place FROM checked)"
_STEPS = """SELECT step.id, statement.version_id AS place, step.start, step."end", step.exact
    FROM {source} JOIN articles_statement statement ON statement.id = step.statement_id"""

CHECK_SPAN = (
    _check(
        "articles_check_span",
        _BODIES,
        'SELECT id, version_id AS place, start, "end", exact FROM fresh',
        "row",
    )
    # A mention may stand in the title: titles count as texts of their own.
    + _check(
        "articles_check_mention",
        """SELECT -id AS place, title AS body FROM articles_textversion WHERE -id IN (SELECT place FROM checked)
    UNION ALL SELECT id, body FROM articles_textversion WHERE id IN (SELECT place FROM checked)""",
        """SELECT id, CASE part WHEN 'title' THEN -version_id ELSE version_id END AS place, start, "end", exact
    FROM fresh""",
        "mention",
    )
    # Steps of a trail count in the version of their statement, which may move to another version.
    + _check("articles_check_trail", _BODIES, _STEPS.format(source="fresh step"), "trail step")
    + _check(
        "articles_check_moved_trail",
        _BODIES,
        _STEPS.format(source="articles_trailstep step") + " JOIN fresh ON fresh.id = statement.id",
        "trail step",
    )
)

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
    ("articles_statement", "articles_check_moved_trail", ("UPDATE",)),
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
    "articles_check_moved_trail()",
    "articles_check_trail()",
    "articles_check_mention()",
    "articles_check_span()",
    "articles_quotes(text, text, integer, integer, text)",
    "articles_pieces(text)",
]


def _quoting(table: str, function: str) -> str:
    """The table whose rows a function checks: a statement's trail is checked when the statement moves."""
    return "articles_trailstep" if function == "articles_check_moved_trail" else table


def _create(table: str, function: str, action: str) -> str:
    return (
        f"CREATE TRIGGER {function}_{action.lower()} AFTER {action} ON {table} REFERENCING NEW TABLE AS fresh "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}('{_quoting(table, function)}');"
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunSQL(
            PIECES
            + CHECK_SPAN
            + CHECK_OWNER
            + KEEP_TEXT
            + COPY_DATE
            + "\n".join(_create(table, function, action) for table, function, actions in TRIGGERS for action in actions),
            "\n".join(f"DROP FUNCTION {function} CASCADE;" for function in FUNCTIONS),
        )
    ]
