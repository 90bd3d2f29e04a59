"""A synthetic base for measuring: any number of articles with all that ingest would have found in them.

    python -m bench.base --articles 100000

The base lies in a folder of its own (``var/bench/articles-100000``) with a database server of its own, never in the
application's, and is made once: deterministic by its seed, loaded with COPY, foreign keys and indexes made after the
rows, which checks them all; the triggers that compare each quotation with its text stay in force.
"""
