"""Counts kept ready for the pages that look at everything at once, and which two countries an event is between.

Nothing here is a finding: triggers and ``articles_count_anew`` (migration 0012) fill these tables from the others, and
emptying them loses nothing.
"""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from articles.models.actors import Country
from articles.models.events import EVENT_TYPE_LABELS, Event
from articles.models.fields import choices_of


class Subject(models.TextChoices):
    """What a tally counts."""

    SAID = "said", _("発言")
    DID = "did", _("出来事")


class Grain(models.TextChoices):
    """How much time a tally covers."""

    MONTH = "m", _("月")
    YEAR = "y", _("年")
    ALL = "a", _("全期間")


class EventPair(models.Model):
    """Two countries that an event is between: one acts on the other, or both meet, agree or work together.

    ``one`` comes before ``other`` by code. Countries merely named, and two that act together against a third, are none.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pairs", verbose_name=_("出来事"))
    one = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="+", verbose_name=_("国・地域"))
    other = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="+", verbose_name=_("相手国"))
    date = models.DateField(_("日付"), null=True, blank=True)
    type = models.CharField(_("類型"), max_length=10, choices=choices_of(EVENT_TYPE_LABELS))

    class Meta:
        verbose_name = _("当事国の組")
        verbose_name_plural = _("当事国の組")
        constraints = [models.UniqueConstraint(fields=["event", "one", "other"], name="pair_once")]
        indexes = [
            models.Index(fields=["one", "other", "date", "event", "type"], name="pair_day"),
            models.Index(fields=["date"], name="pair_date"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id}-{self.other_id}"


class Tally(models.Model):
    """How many utterances (first reports) or events there are of one kind in a month, a year or all time.

    ``by`` speaks or takes part, ``leader`` likewise; ``other`` is the country spoken about or the other side of an
    event (:class:`EventPair`). An empty ``other`` counts each row once whatever it is about; an empty ``by`` without
    leader counts what anybody says. ``start`` is the first day, ``UNDATED`` for all time and for rows without a day.
    """

    UNDATED = "0001-01-01"

    subject = models.CharField(max_length=4, choices=Subject)
    grain = models.CharField(max_length=1, choices=Grain)
    start = models.DateField()
    by = models.CharField(max_length=8, blank=True)
    leader = models.BigIntegerField(default=0)
    other = models.CharField(max_length=8, blank=True)
    type = models.CharField(max_length=10, help_text=_("発言の種類または出来事の類型"))
    n = models.IntegerField()

    class Meta:
        verbose_name = _("集計")
        verbose_name_plural = _("集計")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "grain", "start", "by", "leader", "other", "type"], include=["n"], name="tally_once"
            )
        ]
        indexes = [
            models.Index(fields=["by", "subject", "grain", "start"], name="tally_by"),
            models.Index(fields=["leader", "subject", "grain", "start"], name="tally_leader"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.start} {self.by or self.leader} {self.other} {self.type}: {self.n}"

    @classmethod
    def bring_up_to_date(cls) -> None:
        """Count the months anew in which something changed since they were counted."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT articles_count_anew()")


class StaleMonth(models.Model):
    """A month to count anew; written by triggers, never waited for."""

    subject = models.CharField(max_length=4, choices=Subject)
    month = models.DateField()

    class Meta:
        verbose_name = _("数え直す月")
        verbose_name_plural = _("数え直す月")

    def __str__(self) -> str:
        return f"{self.subject} {self.month}"
