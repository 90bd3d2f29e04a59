"""The desk: pages on which editors decide what the computation left open, and mend what it got wrong.

A front door to ``articles.ingest`` like the admin and the commands, with pages of the site's own design: it may use
what ``articles.browse`` shows and calls ``articles.ingest.deciding`` for everything that is decided (docs/adr/0008).
"""
