"""Amounts follow a leader's country too: they are chosen by the countries of their event, which 0021 left out here."""

from django.db import migrations

FOLLOW = """
SELECT articles_trait_amounts(NULL);
CREATE TRIGGER articles_traits_amounts_update AFTER UPDATE ON articles_leader
    REFERENCING OLD TABLE AS former NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION articles_follow_traits('amounts', '
        SELECT told.amount_id FROM articles_eventparty party
        JOIN articles_eventreport report ON report.event_id = party.event_id
        JOIN articles_eventreport_amounts told ON told.eventreport_id = report.id
        WHERE party.leader_id IN (
            SELECT id FROM changed now JOIN former before USING (id)
            WHERE now.country_id IS DISTINCT FROM before.country_id)');
"""
UNDO = "DROP TRIGGER articles_traits_amounts_update ON articles_leader;"


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_pairs_wait")]

    operations = [migrations.RunSQL(FOLLOW, UNDO)]
