"""What states, their leaders and international organisations did."""

from django.db import models
from django.urls import reverse
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
    """An interaction between states, their leaders, organs or forces, or international organisations."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="events", verbose_name=_("記事"))
    version = models.ForeignKey(
        "articles.TextVersion", on_delete=models.CASCADE, related_name="events", verbose_name=_("本文の版")
    )
    type = models.CharField(_("類型"), max_length=10, choices=choices_of(EVENT_TYPE_LABELS))
    mode = models.CharField(_("形式"), max_length=10, blank=True, choices=choices_of(EVENT_MODE_LABELS))
    status = models.CharField(_("状態"), max_length=8, choices=choices_of(EVENT_STATUS_LABELS))
    name = models.CharField(_("名称"), max_length=200, blank=True)
    place = models.CharField(_("場所"), max_length=200, blank=True)
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
            newest_first("event"),
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
        return the_actor(self.leader, self.organization, self.country)


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
