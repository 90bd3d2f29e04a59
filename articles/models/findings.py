"""What was read out of a version of an article: mentions, statements, events, amounts. Written by ingest only."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse
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
    span_constraint,
)
from articles.models.sources import Article
from articles.vocabulary import (
    AmountRole,
    Bound,
    EventMode,
    EventStatus,
    EventType,
    MentionKind,
    Part,
    StatementKind,
    TrailRole,
)

STATEMENT_KIND_LABELS = {StatementKind.DIRECT: _("直接発言"), StatementKind.INDIRECT: _("間接発言")}
EVENT_TYPE_LABELS = {
    EventType.AGREE: _("合意・署名"),
    EventType.CONSULT: _("会談・協議"),
    EventType.SUPPORT: _("支持・称賛"),
    EventType.CONCEDE: _("譲歩・解除"),
    EventType.COOPERATE: _("協力"),
    EventType.AID: _("援助"),
    EventType.RETREAT: _("撤退・停戦"),
    EventType.REQUEST: _("要求・要請"),
    EventType.ACCUSE: _("非難・抗議"),
    EventType.REJECT: _("拒否"),
    EventType.THREATEN: _("警告・威嚇"),
    EventType.PROTEST: _("抗議デモ"),
    EventType.SANCTION: _("制裁・規制"),
    EventType.MOBILIZE: _("部隊展開・演習"),
    EventType.COERCE: _("強制・拘束"),
    EventType.ASSAULT: _("攻撃"),
}
EVENT_MODE_LABELS = {
    EventMode.MEETING: _("会談"),
    EventMode.VISIT: _("訪問"),
    EventMode.CALL: _("電話"),
    EventMode.MEDIATION: _("仲介"),
}
EVENT_STATUS_LABELS = {
    EventStatus.OCCURRED: _("実施済み"),
    EventStatus.ONGOING: _("継続中"),
    EventStatus.PLANNED: _("予定"),
    EventStatus.DENIED: _("不成立"),
}
BOUND_LABELS = {
    Bound.EXACT: _("ちょうど"),
    Bound.ABOUT: _("約"),
    Bound.MORE_THAN: _("超"),
    Bound.AT_LEAST: _("以上"),
    Bound.LESS_THAN: _("未満"),
    Bound.AT_MOST: _("以下"),
    Bound.RANGE_LOW: _("範囲の下限"),
    Bound.RANGE_HIGH: _("範囲の上限"),
}
AMOUNT_ROLE_LABELS = {
    AmountRole.SIGNED: _("署名額"),
    AmountRole.INVESTED: _("投資実績"),
    AmountRole.PLANNED: _("計画"),
    AmountRole.POTENTIAL: _("潜在額"),
    AmountRole.AID: _("援助"),
    AmountRole.TRADE: _("貿易"),
    AmountRole.LOSS: _("損失"),
    AmountRole.OTHER: _("その他"),
}
MENTION_KIND_LABELS = {
    MentionKind.PERSON: _("人物"),
    MentionKind.COUNTRY: _("国"),
    MentionKind.ORGANIZATION: _("組織"),
    MentionKind.DATE: _("日付"),
    MentionKind.AMOUNT: _("金額"),
    MentionKind.PLACE: _("場所"),
}
PART_LABELS = {Part.TITLE: _("題名"), Part.BODY: _("本文")}
TRAIL_ROLE_LABELS = {
    TrailRole.SPEAKER: _("話者"),
    TrailRole.ANTECEDENT: _("先行する表現"),
    TrailRole.CUE: _("伝達表現"),
    TrailRole.DATE: _("日付"),
    TrailRole.OCCASION: _("場面"),
}


def one_actor(name: str) -> models.CheckConstraint:
    """Exactly one of leader, organisation and country is set."""
    fields = ("leader", "organization", "country")
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=condition, name=f"{name}_one_actor")


class Mention(Anchored):
    """A place where an article names somebody, a country, an organisation, a date or an amount."""

    part = models.CharField(_("部分"), max_length=5, choices=choices_of(PART_LABELS), default=Part.BODY)
    kind = models.CharField(_("種類"), max_length=12, choices=choices_of(MENTION_KIND_LABELS))
    ref = models.CharField(_("参照"), max_length=16, blank=True, help_text=_("抽出時の参照(l1、o1、KZ)"))
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("国・地域")
    )
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("指導者")
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("組織")
    )
    value = models.CharField(_("値"), max_length=32, blank=True, help_text=_("日付は ISO 8601"))
    rule = models.CharField(_("規則"), max_length=80)
    method = models.CharField(_("根拠"), max_length=12, choices=choices_of(METHOD_LABELS))
    confidence = ConfidenceField()

    class Meta:
        verbose_name = _("言及")
        verbose_name_plural = _("言及")
        ordering = ["version", "part", "start"]
        constraints = [
            span_constraint("mention"),
            confidence_constraint("mention"),
            models.UniqueConstraint(fields=["version", "part", "kind", "start", "end", "ref"], name="mention_once"),
        ]
        indexes = [
            models.Index(fields=["leader", "version"], name="mention_leader"),
            models.Index(fields=["country", "version"], name="mention_country"),
        ]

    def __str__(self) -> str:
        return self.exact


class Statement(Anchored, Dated):
    """Content that an article attributes to a speaker."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements", verbose_name=_("記事"))
    kind = models.CharField(_("種類"), max_length=8, choices=choices_of(STATEMENT_KIND_LABELS))
    cue = models.CharField(_("伝達動詞"), max_length=40, blank=True, help_text=_("辞書形"))
    speaker_method = models.CharField(_("話者の根拠"), max_length=12, choices=choices_of(METHOD_LABELS))
    rule = models.CharField(_("規則"), max_length=80)
    confidence = ConfidenceField()
    words = SearchVectorField(_("検索語"), null=True, editable=False)

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
            models.Index(fields=["date", "id"], name="statement_day"),
            models.Index(fields=["article", "start"], name="statement_article"),
            GinIndex(fields=["words"], name="statement_words"),
        ]

    def __str__(self) -> str:
        return self.exact[:60]

    def get_absolute_url(self) -> str:
        return reverse("statement", args=[self.pk])


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
    date = models.DateField(_("日付"), null=True, blank=True)

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
            models.Index(fields=["organization", "date", "statement"], name="speaker_organization_day"),
        ]

    def __str__(self) -> str:
        return str(self.actor)

    @property
    def actor(self) -> Leader | Organization | Country:
        """The leader, organisation or country that speaks."""
        actor = self.leader or self.organization or self.country
        assert actor is not None, "guarded by the constraint speaker_one_actor"
        return actor


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


class Amount(Anchored):
    """A sum of money as printed and normalised."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="amounts", verbose_name=_("記事"))
    value = models.DecimalField(_("額"), max_digits=30, decimal_places=4)
    currency = models.CharField(_("通貨"), max_length=3, help_text=_("ISO 4217"))
    bound = models.CharField(_("範囲"), max_length=10, choices=choices_of(BOUND_LABELS), default=Bound.EXACT)
    role = models.CharField(_("性格"), max_length=10, choices=choices_of(AMOUNT_ROLE_LABELS), default=AmountRole.OTHER)
    converts = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="conversions", verbose_name=_("換算元")
    )
    conversion_fits = models.BooleanField(_("換算が合う"), null=True, blank=True)
    rule = models.CharField(_("規則"), max_length=80)
    confidence = ConfidenceField()

    class Meta:
        verbose_name = _("金額")
        verbose_name_plural = _("金額")
        ordering = ["version", "start"]
        constraints = [
            span_constraint("amount"),
            confidence_constraint("amount"),
            models.CheckConstraint(condition=Q(value__gte=0), name="amount_value_range"),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="amount_currency_form"),
            models.UniqueConstraint(fields=["version", "start", "end", "bound"], name="amount_once"),
        ]

    def __str__(self) -> str:
        return self.exact


class Event(Dated):
    """An interaction between states, their leaders, organs or forces, or international organisations."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="events", verbose_name=_("記事"))
    version = models.ForeignKey(
        "articles.TextVersion", on_delete=models.CASCADE, related_name="events", verbose_name=_("本文の版")
    )
    type = models.CharField(_("類型"), max_length=10, choices=choices_of(EVENT_TYPE_LABELS))
    mode = models.CharField(_("形式"), max_length=10, blank=True, choices=choices_of(EVENT_MODE_LABELS))
    status = models.CharField(_("状態"), max_length=8, choices=choices_of(EVENT_STATUS_LABELS))
    name = models.CharField(_("名称"), max_length=120, blank=True)
    place = models.CharField(_("場所"), max_length=60, blank=True)
    key = models.CharField(_("鍵"), max_length=64, help_text=_("類型・日付・参加者・根拠から作る、版の中で一意の値"))
    rule = models.CharField(_("規則"), max_length=80)
    confidence = ConfidenceField()
    amounts = models.ManyToManyField(Amount, blank=True, related_name="events", verbose_name=_("金額"))

    class Meta:
        verbose_name = _("出来事")
        verbose_name_plural = _("出来事")
        ordering = ["-date", "-id"]
        constraints = [
            confidence_constraint("event"),
            date_constraint("event"),
            models.UniqueConstraint(fields=["version", "key"], name="event_once"),
        ]
        indexes = [
            models.Index(fields=["date", "id"], name="event_day"),
            models.Index(fields=["type", "date", "id"], name="event_type_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.name or self.place}".strip()

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.pk])


class PartyRole(models.TextChoices):
    ACTOR = "actor", _("主体")
    RECIPIENT = "recipient", _("相手")


class EventParty(models.Model):
    """Who takes part in an event; ``date`` is the event's, copied for the index."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parties", verbose_name=_("出来事"))
    position = models.PositiveSmallIntegerField(_("順"))
    role = models.CharField(_("役割"), max_length=9, choices=PartyRole)
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, null=True, blank=True, related_name="took_part", verbose_name=_("指導者")
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="took_part", verbose_name=_("組織")
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="took_part", verbose_name=_("国・地域")
    )
    date = models.DateField(_("日付"), null=True, blank=True)

    class Meta:
        verbose_name = _("参加者")
        verbose_name_plural = _("参加者")
        ordering = ["event", "position"]
        constraints = [
            one_actor("party"),
            models.UniqueConstraint(fields=["event", "position"], name="party_position_once"),
        ]
        indexes = [
            models.Index(fields=["country", "date", "event"], name="party_country_day"),
            models.Index(fields=["leader", "date", "event"], name="party_leader_day"),
        ]

    def __str__(self) -> str:
        return str(self.actor)

    @property
    def actor(self) -> Leader | Organization | Country:
        """The leader, organisation or country that takes part."""
        actor = self.leader or self.organization or self.country
        assert actor is not None, "guarded by the constraint party_one_actor"
        return actor


class EventEvidence(Anchored):
    """The words that show an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("出来事"))

    class Meta:
        verbose_name = _("出来事の根拠")
        verbose_name_plural = _("出来事の根拠")
        ordering = ["event", "start"]
        constraints = [
            span_constraint("evidence"),
            models.UniqueConstraint(fields=["event", "start", "end"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.exact
