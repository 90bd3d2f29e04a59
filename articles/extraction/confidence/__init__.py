"""How sure each finding is: the rules' figures, the parser's advice, and what both were worth on annotated articles."""

from articles.extraction.confidence.advice import Opinion, ask_opinions
from articles.extraction.confidence.calibration import Calibration, Family, calibration, family_of
from articles.extraction.confidence.weighing import weigh

__all__ = ["Calibration", "Family", "Opinion", "ask_opinions", "calibration", "family_of", "weigh"]
