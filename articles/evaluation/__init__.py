"""How well extraction reads: its records against gold annotations, measured field by field. Plain Python, no database.

The measure is that of docs/corpus-format.md. :func:`measure` is the only door.
"""

from articles.evaluation.measures import Evaluation, GoldArticle, measure
from articles.evaluation.scores import Score

__all__ = ["Evaluation", "GoldArticle", "Score", "measure"]
