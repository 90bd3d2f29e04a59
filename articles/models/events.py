"""What states, their leaders and international organisations did."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.actors import Country, Leader, Organization
from articles.models.amounts import Amount
from articles.models.fields import (
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
from articles.vocabulary import EventMode, EventStatus, EventType

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


class Event(Dated):
    """An interaction between states, their leaders, organs or forces, or international organisations.

    One row for one event of the world, however many articles report it: its values are what its reports
    (:class:`EventReport`) say together, computed by ``articles.ingest.linking``; each report keeps its article's own.
    """

    type = models.CharField(_("類型"), max_length=10, choices=choices_of(EVENT_TYPE_LABELS))
    mode = models.CharField(_("形式"), max_length=10, blank=True, choices=choices_of(EVENT_MODE_LABELS))
    status = models.CharField(_("状態"), max_length=8, choices=choices_of(EVENT_STATUS_LABELS))
    name = models.CharField(_("名称"), max_length=200, blank=True)
    place = models.CharField(_("場所"), max_length=200, blank=True)
    confidence = ConfidenceField()
    sources = models.PositiveIntegerField(
        _("情報源の数"), default=1, help_text=_("この出来事を伝える記事の数。同文の記事は1つと数える")
    )
    has_amount = models.BooleanField(_("金額あり"), default=False)
    lead = models.ForeignKey(
        "articles.EventReport",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("最初の報道"),
    )
    words = SearchVectorField(_("検索語"), null=True, editable=False, help_text=_("articles.wording が作る索引語"))

    class Meta:
        verbose_name = _("出来事")
        verbose_name_plural = _("出来事")
        ordering = ["-date", "-id"]
        constraints = [confidence_constraint("event"), date_constraint("event")]
        indexes = [
            newest_first("event"),
            models.Index(fields=["type", "date", "id"], name="event_type_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.name or self.place}".strip()

    def get_absolute_url(self) -> str:
        return page_address("event", self.pk)


class EventReport(Dated):
    """One article's account of an event: its own wording, date, participants and amounts."""

    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("出来事")
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="event_reports", verbose_name=_("記事"))
    version = models.ForeignKey(
        "articles.TextVersion", on_delete=models.CASCADE, related_name="event_reports", verbose_name=_("本文の版")
    )
    type = models.CharField(_("類型"), max_length=10, choices=choices_of(EVENT_TYPE_LABELS))
    mode = models.CharField(_("形式"), max_length=10, blank=True, choices=choices_of(EVENT_MODE_LABELS))
    status = models.CharField(_("状態"), max_length=8, choices=choices_of(EVENT_STATUS_LABELS))
    name = models.CharField(_("名称"), max_length=200, blank=True)
    place = models.CharField(_("場所"), max_length=200, blank=True)
    key = models.CharField(_("鍵"), max_length=64, help_text=_("類型・日付・参加者・根拠から作る、版の中で一意の値"))
    rule = models.CharField(_("規則"), max_length=80)
    confidence = ConfidenceField()
    amounts = models.ManyToManyField(Amount, blank=True, related_name="reports", verbose_name=_("金額"))
    features = models.JSONField(
        _("照合の特徴"), default=dict, help_text=_("articles.linking.events がほかの報道と比べる値")
    )
    tokens = ArrayField(models.CharField(max_length=80), default=list, blank=True, verbose_name=_("照合の索引"))
    block = models.BigIntegerField(
        _("照合の組"), null=True, blank=True, help_text=_("同じ出来事かもしれない報道のまとまり")
    )
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
    undecided = models.BooleanField(
        _("保留"), default=False, help_text=_("二つ以上の出来事に当てはまり、人の判断を待つ")
    )

    class Meta:
        verbose_name = _("出来事の報道")
        verbose_name_plural = _("出来事の報道")
        ordering = ["-date", "-id"]
        constraints = [
            confidence_constraint("report"),
            date_constraint("report"),
            models.UniqueConstraint(fields=["version", "key"], name="report_once"),
        ]
        indexes = [
            models.Index(fields=["type", "date"], name="report_type_day"),
            GinIndex(fields=["tokens"], name="report_tokens", fastupdate=False),
            models.Index(fields=["block"], name="report_block"),
            models.Index(fields=["id"], condition=Q(undecided=True), name="report_undecided"),
            models.Index(fields=["confidence", "id"], condition=Q(decision=None), name="report_to_review"),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.name or self.place}".strip()

    def get_absolute_url(self) -> str:
        """The page of the event that it tells of."""
        return page_address("event", self.event_id or 0)


class PartyRole(models.TextChoices):
    ACTOR = "actor", _("主体")
    RECIPIENT = "recipient", _("相手")
    NAMED = "named", _("言及")
    """Named in the words that tell the event, without being one of its two sides."""


class Party(models.Model):
    """Who takes part in an event."""

    position = models.PositiveSmallIntegerField(_("順"))
    role = models.CharField(_("役割"), max_length=9, choices=PartyRole)
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("指導者")
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("組織")
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("国・地域")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.actor)

    @property
    def actor(self) -> Leader | Organization | Country:
        """The leader, organisation or country that takes part."""
        return the_actor(self.leader, self.organization, self.country)


class EventParty(Party):
    """Who takes part in an event, by all its reports; ``date`` is the event's, copied for the index."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parties", verbose_name=_("出来事"))
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


class ReportParty(Party):
    """Who takes part in an event by one article's account."""

    report = models.ForeignKey(
        EventReport, on_delete=models.CASCADE, related_name="parties", verbose_name=_("出来事の報道")
    )

    class Meta:
        verbose_name = _("報道された参加者")
        verbose_name_plural = _("報道された参加者")
        ordering = ["report", "position"]
        constraints = [
            one_actor("report_party"),
            models.UniqueConstraint(fields=["report", "position"], name="report_party_position_once"),
        ]


class EventEvidence(Anchored):
    """The words that show an event in one article."""

    report = models.ForeignKey(
        EventReport, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("出来事の報道")
    )

    class Meta:
        verbose_name = _("出来事の根拠")
        verbose_name_plural = _("出来事の根拠")
        ordering = ["report", "start"]
        constraints = [
            span_constraint("evidence"),
            models.UniqueConstraint(fields=["report", "start", "end"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.exact
