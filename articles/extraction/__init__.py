"""Text -> findings: pure Python, no Django, no database, no network. ``extract`` is the only door."""

from articles.extraction.findings import Findings
from articles.extraction.gazetteer import Gazetteer, default_gazetteer
from articles.extraction.pipeline import extract

__all__ = ["Findings", "Gazetteer", "default_gazetteer", "extract"]
