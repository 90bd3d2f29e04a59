"""The steps of extraction in order."""

from articles.extraction.findings import Findings
from articles.extraction.gazetteer import Gazetteer, default_gazetteer
from articles.extraction.parsing import read


def extract(
    body: str,
    *,
    title: str = "",
    published: str | None = None,
    gazetteer: Gazetteer | None = None,
    syntax: bool = True,
) -> Findings:
    """Read one article.

    ``body`` is the text as stored; spans of the result count its code points. ``published`` anchors relative dates: ISO
    8601 at day, month or year precision, or None. ``syntax`` False leaves out the dependency parse (faster, less sure).
    """
    gazetteer = gazetteer or default_gazetteer()
    read(body, title)
    return Findings()
