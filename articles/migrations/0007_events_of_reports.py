"""Each report that is there gets an event of its own, at the address it had; ``manage.py reread`` then joins them."""

from django.db import migrations

EVENTS = """
INSERT INTO articles_event (id, type, mode, status, name, place, confidence, date, date_precision, date_method, sources,
    has_amount, lead_id)
SELECT id, type, mode, status, name, place, confidence, date, date_precision, date_method, 1,
    EXISTS (SELECT FROM articles_eventreport_amounts sum WHERE sum.eventreport_id = report.id), id
FROM articles_eventreport report;
UPDATE articles_eventreport SET event_id = id;
INSERT INTO articles_eventparty (event_id, position, role, leader_id, organization_id, country_id, date)
SELECT report.id, position, role, leader_id, organization_id, country_id, report.date
FROM articles_reportparty party JOIN articles_eventreport report ON report.id = party.report_id;
SELECT setval(pg_get_serial_sequence('articles_event', 'id'), greatest(
    (SELECT max(id) FROM articles_event), pg_sequence_last_value(pg_get_serial_sequence('articles_eventreport', 'id'))
)) WHERE EXISTS (SELECT FROM articles_event);
"""

FUNCTIONS = """
-- Evidence quotes the version that its report was read from.
CREATE FUNCTION articles_check_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT fresh.id INTO wrong FROM fresh JOIN articles_eventreport report ON report.id = fresh.report_id
        WHERE report.version_id <> fresh.version_id LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'evidence % and its report quote different versions', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_report', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;

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

-- An event that no article reports any more is none.
CREATE FUNCTION articles_forget_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    orphans bigint[];
BEGIN
    SELECT array_agg(DISTINCT event.id) INTO orphans FROM gone JOIN articles_event event ON event.id = gone.event_id
        WHERE NOT EXISTS (SELECT FROM articles_eventreport report WHERE report.event_id = event.id);
    IF orphans IS NOT NULL THEN
        DELETE FROM articles_eventparty WHERE event_id = ANY (orphans);
        DELETE FROM articles_eventredirect WHERE event_id = ANY (orphans);
        DELETE FROM articles_event WHERE id = ANY (orphans);
    END IF;
    RETURN NULL;
END
$$;
"""

TRIGGERS = """
CREATE TRIGGER articles_check_article_insert AFTER INSERT ON articles_eventreport REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION articles_check_article('articles_eventreport');
CREATE TRIGGER articles_check_article_update AFTER UPDATE ON articles_eventreport REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION articles_check_article('articles_eventreport');
CREATE TRIGGER articles_check_evidence_insert AFTER INSERT ON articles_eventevidence REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION articles_check_evidence('articles_eventevidence');
CREATE TRIGGER articles_check_evidence_update AFTER UPDATE ON articles_eventevidence REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION articles_check_evidence('articles_eventevidence');
CREATE TRIGGER articles_copy_date_update AFTER UPDATE ON articles_statement REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION articles_copy_date('articles_statement');
CREATE TRIGGER articles_copy_date_update AFTER UPDATE ON articles_event REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION articles_copy_date('articles_event');
CREATE TRIGGER articles_forget_event AFTER DELETE ON articles_eventreport REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION articles_forget_event();
"""

BACK = """
DROP FUNCTION articles_forget_event() CASCADE;
DROP FUNCTION articles_copy_date() CASCADE;
DROP FUNCTION articles_check_evidence() CASCADE;
DROP TRIGGER articles_check_article_insert ON articles_eventreport;
DROP TRIGGER articles_check_article_update ON articles_eventreport;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_one_world")]

    operations = [
        migrations.RunSQL(EVENTS, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK),
    ]
