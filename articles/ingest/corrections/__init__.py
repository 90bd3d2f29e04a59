"""What people decided about findings, laid over what the extraction says: docs/adr/0009.

Extractor's findings → decisions applied by span (:mod:`.applying`, pure) → rows. Decisions keep the finding as a whole,
as JSON (:mod:`.values`); in a changed text their words are looked for anew (:mod:`.anchoring`).
"""

from articles.ingest.corrections.applying import Applied
from articles.ingest.corrections.standing import stand

__all__ = ["Applied", "stand"]
