"""``python -m bench.base``: make a base and say what it holds."""

import argparse
from pathlib import Path

from bench.base.loading import prepare

TABLES = (
    "article",
    "statement",
    "event",
    "eventreport",
    "mention",
    "statementspeaker",
    "trailstep",
    "appearance",
    "amount",
)

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--articles", type=int, default=100_000, metavar="N")
parser.add_argument("--data", type=Path, metavar="FOLDER", help="where bases lie, instead of var/bench")
options = parser.parse_args()
base = prepare(options.articles, options.data)
with base.connect() as connection:
    for table in TABLES:
        count = connection.execute(f"SELECT count(*) FROM articles_{table}").fetchone()
        print(f"{table:18} {count[0] if count else 0:>12,}")
base.stop()
