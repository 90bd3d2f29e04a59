"""The article that a row quotes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from articles.models.fields import page_address

COLUMNS = "a.id, a.title, a.outlet_id, o.name, a.published, a.published_precision, a.origin, a.copy_group_id, a.counts"
"""What :meth:`ShownArticle.read` takes, of an article ``a`` and its outlet ``o``."""
WIDTH = 9


@dataclass(frozen=True, slots=True)
class ShownOutlet:
    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class ShownArticle:
    pk: int
    title: str
    outlet: ShownOutlet | None
    published: dt.date
    published_precision: str
    origin: str
    copy_group_id: int | None
    counts: bool

    @classmethod
    def read(cls, pk: int, title: str, outlet: int | None, name: str, *others: Any) -> Self:
        """From :data:`COLUMNS`, and what more a kind of its own has."""
        return cls(pk, title, ShownOutlet(outlet, name) if outlet is not None else None, *others)

    @property
    def outlet_id(self) -> int | None:
        return self.outlet.pk if self.outlet else None

    def get_absolute_url(self) -> str:
        return page_address("article", self.pk)


@dataclass(frozen=True, slots=True)
class ShownWords:
    """Words of an article, with their place."""

    article: ShownArticle
    start: int
    end: int
    exact: str

    @property
    def anchor(self) -> str:
        """The fragment that opens the article at these words."""
        return f"c{self.start}-{self.end}"
