"""Who said what about whom, and how that was found out."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.actors import Country, Leader, Organization
from articles.models.fields import (
    METHOD_LABELS,
    Anchored,
    ConfidenceField,
    Dated,
    choices_of,
    confidence_constraint,
    date_constraint,
    newest_first,
    one_actor,
    page_address,
    span_constraint,
    the_actor,
)
from articles.models.sources import Article
from articles.vocabulary import StatementKind, TrailRole

STATEMENT_KIND_LABELS = {StatementKind.DIRECT: _("直接発言"), StatementKind.INDIRECT: _("間接発言")}
TRAIL_ROLE_LABELS = {
    TrailRole.SPEAKER: _("話者"),
    TrailRole.ANTECEDENT: _("先行する表現"),
    TrailRole.CUE: _("伝達表現"),
    TrailRole.DATE: _("日付"),
    TrailRole.OCCASION: _("場面"),
}


@SearchVectorField.register_lookup
class Answers(models.Lookup):
    """``words__answers=literal``: the words answer a tsquery literal as :func:`articles.wording.tsquery` writes it."""

    lookup_name = "answers"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}::tsquery", (*left_params, *right_params)


class StatementQuerySet(models.QuerySet["Statement"]):
    """Statements in the words of readers."""

    def first_reports(self) -> "StatementQuerySet":
        """One for each utterance: its first report."""
        return self.filter(is_first=True)

    def reports_with(self, statement: "Statement") -> "StatementQuerySet":
        """The other reports of its utterance, the first report first."""
        if statement.utterance_id is None:
            return self.none()
        others = self.filter(utterance=statement.utterance_id).exclude(pk=statement.pk)
        return others.order_by("-is_first", "article__published", "article_id", "start")


class Statement(Anchored, Dated):
    """Content that an article attributes to a speaker."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements", verbose_name=_("記事"))
    kind = models.CharField(_("種類"), max_length=8, choices=choices_of(STATEMENT_KIND_LABELS))
    cue = models.CharField(_("伝達動詞"), max_length=40, blank=True, help_text=_("辞書形"))
    speaker_method = models.CharField(_("話者の根拠"), max_length=12, choices=choices_of(METHOD_LABELS))
    rule = models.CharField(_("規則"), max_length=80)
    confidence = ConfidenceField()
    decision = models.ForeignKey(
        "articles.FindingDecision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("編集者の判断"),
        help_text=_("人が確認・修正・追加したもの。空欄なら読み取ったまま"),
    )
    utterance = models.ForeignKey(
        "articles.Utterance",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="reports",
        verbose_name=_("発話"),
        help_text=_("同じ発言を伝える記述が他になければ空欄"),
    )
    is_first = models.BooleanField(
        _("最初の報道"), default=True, editable=False, help_text=_("同じ発言を伝える記述のうち最初の一つ、または単独")
    )
    words = SearchVectorField(_("検索語"), null=True, editable=False, help_text=_("articles.wording が作る索引語"))

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("発言")
        verbose_name_plural = _("発言")
        ordering = ["-date", "-id"]
        constraints = [
            span_constraint("statement"),
            confidence_constraint("statement"),
            date_constraint("statement"),
            models.UniqueConstraint(fields=["version", "kind", "start", "end"], name="statement_once"),
        ]
        indexes = [
            newest_first("statement"),
            models.Index(fields=["article", "start"], name="statement_article"),
            models.Index(fields=["confidence", "id"], condition=models.Q(decision=None), name="statement_to_review"),
        ]

    def __str__(self) -> str:
        return self.exact[:60]

    def get_absolute_url(self) -> str:
        return page_address("statement", self.pk)


class StatementSpeaker(models.Model):
    """Who says a statement; ``date`` is the statement's, copied for the index."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="speakers", verbose_name=_("発言"))
    position = models.PositiveSmallIntegerField(_("順"))
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, null=True, blank=True, related_name="said", verbose_name=_("指導者")
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="said", verbose_name=_("組織")
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="said", verbose_name=_("国・地域")
    )
    side = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spoke_for_it",
        verbose_name=_("代表した国・機関"),
        help_text=_("話者が指導者の場合、当時の役職の国・機関"),
    )
    date = models.DateField(_("日付"), null=True, blank=True)
    told_around = models.DateField(
        _("照合日"), null=True, blank=True, help_text=_("同じ発言を探す日: 日単位で分かる日付、なければ掲載日")
    )

    class Meta:
        verbose_name = _("話者")
        verbose_name_plural = _("話者")
        ordering = ["statement", "position"]
        constraints = [
            one_actor("speaker"),
            models.UniqueConstraint(fields=["statement", "position"], name="speaker_position_once"),
        ]
        indexes = [
            models.Index(fields=["leader", "date", "statement"], name="speaker_leader_day"),
            models.Index(fields=["country", "date", "statement"], name="speaker_country_day"),
            models.Index(fields=["side", "date", "statement"], name="speaker_side_day"),
            models.Index(fields=["organization", "date", "statement"], name="speaker_organization_day"),
            *(
                models.Index(
                    fields=[actor, "told_around", "statement"],
                    condition=models.Q(**{f"{actor}__isnull": False}),
                    name=f"speaker_{actor}_around",
                )
                for actor in ("leader", "organization", "country")
            ),
        ]

    def __str__(self) -> str:
        return str(self.actor)

    @property
    def actor(self) -> Leader | Organization | Country:
        """The leader, organisation or country that speaks."""
        return the_actor(self.leader, self.organization, self.country)


class StatementAbout(models.Model):
    """A country that a statement names; ``date`` is the statement's, copied for the index."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="about", verbose_name=_("発言"))
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="spoken_about", verbose_name=_("国・地域")
    )
    date = models.DateField(_("日付"), null=True, blank=True)

    class Meta:
        verbose_name = _("言及された国")
        verbose_name_plural = _("言及された国")
        constraints = [models.UniqueConstraint(fields=["statement", "country"], name="about_once")]
        indexes = [models.Index(fields=["country", "date", "statement"], name="about_country_day")]

    def __str__(self) -> str:
        return str(self.country)


class TrailStep(models.Model):
    """One link of a statement's attribution trail; its span counts in the statement's version."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="trail", verbose_name=_("発言"))
    position = models.PositiveSmallIntegerField(_("順"))
    role = models.CharField(_("役割"), max_length=12, choices=choices_of(TRAIL_ROLE_LABELS))
    start = models.PositiveIntegerField(_("開始位置"))
    end = models.PositiveIntegerField(_("終了位置"))
    exact = models.TextField(_("原文の語句"))

    class Meta:
        verbose_name = _("帰属の根拠")
        verbose_name_plural = _("帰属の根拠")
        ordering = ["statement", "position"]
        constraints = [
            span_constraint("trail"),
            models.UniqueConstraint(fields=["statement", "position"], name="trail_position_once"),
        ]

    def __str__(self) -> str:
        return self.exact

    @property
    def anchor(self) -> str:
        """The fragment that opens the article at these words."""
        return f"c{self.start}-{self.end}"
