"""Building blocks that several tables share: choices of the vocabulary, anchored spans, dates with precision."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import DatePrecision, Method

if TYPE_CHECKING:
    from articles.models.actors import Country, Leader, Organization

Actor: TypeAlias = "Leader | Organization | Country"
E = TypeVar("E", bound=StrEnum)

DATE_PRECISION_LABELS = {DatePrecision.DAY: _("日"), DatePrecision.MONTH: _("月"), DatePrecision.YEAR: _("年")}
METHOD_LABELS = {
    Method.STATED: _("明記"),
    Method.COMPLETED: _("補完"),
    Method.RELATIVE: _("相対表現から"),
    Method.COREFERENCE: _("照応から"),
    Method.INHERITED: _("場面から継承"),
    Method.CARRIED: _("前文から継続"),
    Method.EDITOR: _("編集者"),
}


def choices_of(labels: Mapping[E, Any]) -> list[tuple[str, Any]]:
    """Choices of a field from the labels of a vocabulary's values."""
    return [(value.value, label) for value, label in labels.items()]


class ConfidenceField(models.FloatField):
    """A probability, 0 to 1."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("verbose_name", _("確度"))
        kwargs.setdefault("default", 1.0)
        kwargs.setdefault("validators", [MinValueValidator(0.0), MaxValueValidator(1.0)])
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


def confidence_constraint(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name=f"{name}_confidence_range")


def span_constraint(name: str) -> models.CheckConstraint:
    """``0 <= start < end``; that the span lies in the body and reads ``exact`` is checked by a trigger."""
    return models.CheckConstraint(condition=Q(start__gte=0, end__gt=F("start")), name=f"{name}_span_order")


class Labelled(models.Model):
    """A row whose ``get_…_display`` translates one label; Django's own translates all that the field knows."""

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:  # noqa: N802 (Django's name)
        value = getattr(self, field.attname)
        return str(dict(field.flatchoices).get(value, value))


class Anchored(Labelled):
    """A row that quotes a version of an article's text: ``body[start:end] == exact``, in code points.

    The trigger ``articles_check_span`` (migrations) refuses a row whose words are not those of the body.
    """

    version = models.ForeignKey(
        "articles.TextVersion", on_delete=models.CASCADE, related_name="%(class)ss", verbose_name=_("本文の版")
    )
    start = models.PositiveIntegerField(_("開始位置"))
    end = models.PositiveIntegerField(_("終了位置"))
    exact = models.TextField(_("原文の語句"))

    class Meta:
        abstract = True

    @property
    def anchor(self) -> str:
        """The fragment that opens the article at these words (``c120-184``)."""
        return f"c{self.start}-{self.end}"


class Dated(Labelled):
    """A row with a day: the first day of the period that ``date_precision`` names."""

    date = models.DateField(_("日付"), null=True, blank=True)
    date_precision = models.CharField(
        _("日付の精度"), max_length=5, blank=True, choices=choices_of(DATE_PRECISION_LABELS)
    )
    date_method = models.CharField(_("日付の根拠"), max_length=12, blank=True, choices=choices_of(METHOD_LABELS))

    class Meta:
        abstract = True


def date_constraint(name: str) -> models.CheckConstraint:
    """A date has a precision, and no date has none."""
    return models.CheckConstraint(
        condition=Q(date__isnull=True, date_precision="")
        | Q(date__isnull=False, date_precision__in=[p.value for p in DatePrecision]),
        name=f"{name}_date_has_precision",
    )


@cache
def _around_key(page: str) -> tuple[str, str]:
    before, _key, after = reverse(page, args=["0"]).rpartition("0")
    return before, after


def page_address(page: str, key: int | str) -> str:
    """The address of the page of one row, of ASCII: a list asks for hundreds, which to look up each would take long."""
    before, after = _around_key(page)
    return f"{before}{key}{after}"


def newest_first(name: str) -> models.Index:
    """The order of lists, undated rows last; an index of plain columns would have them first, and serve no list."""
    return models.Index(F("date").desc(nulls_last=True), F("id").desc(), name=f"{name}_newest")


def one_actor(name: str) -> models.CheckConstraint:
    """Exactly one of leader, organisation and country is set."""
    fields = ("leader", "organization", "country")
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=condition, name=f"{name}_one_actor")


def one_actor_at_most(name: str) -> models.CheckConstraint:
    """No two of leader, organisation and country are set."""
    pairs = (("leader", "organization"), ("leader", "country"), ("organization", "country"))
    condition = Q()
    for one, other in pairs:
        condition &= Q(**{f"{one}__isnull": True}) | Q(**{f"{other}__isnull": True})
    return models.CheckConstraint(condition=condition, name=f"{name}_one_actor")


def the_actor(leader: "Leader | None", organization: "Organization | None", country: "Country | None") -> "Actor":
    """The one of three that ``one_actor`` guarantees to be set."""
    actor = leader or organization or country
    if actor is None:
        raise ValueError("a row without an actor: the constraint one_actor is not in force")
    return actor
