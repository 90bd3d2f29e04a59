"""Bounds on what a page counts, so that it costs the same however many rows there are.

How many rows answer is counted up to :data:`MOST`, and a page says that there are more. What they can be narrowed by is
counted among the newest :data:`SAMPLE` of them, and the page says that too.
"""

from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Model, QuerySet

from articles.models import Amount, Article, Event, Statement

MOST = 10_000
SAMPLE = 2_000
M = TypeVar("M", bound=Model)
_NEWEST_FIRST: dict[type[Model], tuple[Any, ...]] = {
    Event: (F("date").desc(nulls_last=True), "-pk"),
    Statement: (F("date").desc(nulls_last=True), "-pk"),
    Article: ("-published", "-pk"),
    Amount: ("-article__published", "-pk"),
}
"""The orders of the lists, which indexes serve."""


@models.AutoField.register_lookup
class Among(models.Lookup):
    """``pk__among=[…]``: one array, where ``in`` would write a parameter for each of thousands of keys."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*params, self.rhs)

    def get_prep_lookup(self) -> Any:
        return list(self.rhs)


models.BigAutoField.register_lookup(Among)


def count_up_to(rows: QuerySet[Any], most: int = MOST) -> int:
    """How many rows there are; ``most + 1`` stands for any number beyond ``most``."""
    return rows.order_by().values("pk")[: most + 1].count()


def sampled(rows: QuerySet[M], size: int = SAMPLE) -> tuple[QuerySet[M], bool]:
    """The newest rows by their keys, and whether there are others."""
    keys = list(rows.order_by(*_NEWEST_FIRST[rows.model]).values_list("pk", flat=True)[: size + 1])
    return rows.model._default_manager.filter(pk__among=keys[:size]), len(keys) > size
