"""A transaction that writes many rows of an article may bring traits up to date once, at its end."""

from django.db import migrations

LATER = """
-- As before (0021), but a transaction may ask to wait: then the ids are kept, as a setting of the transaction, until
-- articles_traits_now(). One article's event met four triggers, and each wrote its traits and their index anew.
CREATE OR REPLACE FUNCTION articles_follow_traits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    chosen bigint[];
    kept text := 'articles.traits_' || TG_ARGV[0];
BEGIN
    EXECUTE format('SELECT array_agg(DISTINCT id) FROM (%s) AS found(id) WHERE id IS NOT NULL', TG_ARGV[1]) INTO chosen;
    IF chosen IS NULL THEN
        RETURN NULL;
    ELSIF current_setting('articles.traits', true) = 'later' THEN
        PERFORM set_config(
            kept, concat_ws(',', nullif(current_setting(kept, true), ''), array_to_string(chosen, ',')), true);
    ELSE
        EXECUTE format('SELECT articles_trait_%s($1)', TG_ARGV[0]) USING chosen;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION articles_traits_later() RETURNS void LANGUAGE sql AS $$
    SELECT set_config('articles.traits', 'later', true)
$$;

-- Brings up to date what has waited; from here on, whatever changes is followed at once again.
CREATE FUNCTION articles_traits_now() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    what text;
    kept text;
    chosen bigint[];
BEGIN
    PERFORM set_config('articles.traits', '', true);
    FOREACH what IN ARRAY ARRAY['texts', 'articles', 'statements', 'events', 'amounts'] LOOP
        kept := nullif(current_setting('articles.traits_' || what, true), '');
        IF kept IS NOT NULL THEN
            PERFORM set_config('articles.traits_' || what, '', true);
            chosen := ARRAY(SELECT DISTINCT id::bigint FROM string_to_table(kept, ',') id);
            EXECUTE format('SELECT articles_trait_%s($1)', what) USING chosen;
        END IF;
    END LOOP;
END
$$;
"""
AT_ONCE = "DROP FUNCTION articles_traits_now(); DROP FUNCTION articles_traits_later();"


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_names_of_leaders")]

    operations = [migrations.RunSQL(LATER, AT_ONCE)]
