"""How findings of many articles became one world: who each article means, what people decided, what was merged."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.actors import Country, Leader, Organization
from articles.models.events import Event
from articles.models.fields import choices_of
from articles.models.sources import Article
from articles.vocabulary import AppearanceKind, LinkState, Verdict

LINK_STATE_LABELS = {
    LinkState.REGISTER: _("登録簿から"),
    LinkState.TEXT: _("記事から"),
    LinkState.UNDECIDED: _("保留"),
    LinkState.DECIDED: _("人の判断"),
}
APPEARANCE_KIND_LABELS = {AppearanceKind.PERSON: _("人物"), AppearanceKind.ORGANIZATION: _("組織")}
VERDICT_LABELS = {Verdict.SAME: _("同じ"), Verdict.APART: _("別")}


class Appearance(models.Model):
    """A person or organisation as one article names him, and the row he was found to be.

    All that linking compares stands here, so that who is who can be computed anew from the appearances alone.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="appearances", verbose_name=_("記事"))
    kind = models.CharField(_("種類"), max_length=12, choices=choices_of(APPEARANCE_KIND_LABELS))
    ref = models.CharField(_("参照"), max_length=16, help_text=_("抽出時の参照(l1、o1)"))
    name = models.CharField(_("氏名"), max_length=120)
    names = ArrayField(models.CharField(max_length=120), verbose_name=_("記事中の形"))
    full_name = models.CharField(_("フルネーム"), max_length=200, blank=True)
    title = models.CharField(_("肩書"), max_length=60, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("国・地域")
    )
    register_key = models.CharField(_("登録簿の鍵"), max_length=220, blank=True)
    register_candidates = ArrayField(
        models.CharField(max_length=220), default=list, blank=True, verbose_name=_("登録簿の候補")
    )
    signature = models.CharField(_("照合の鍵"), max_length=64, help_text=_("名前の形・肩書・国から作る値"))
    blocks = ArrayField(
        models.CharField(max_length=120), verbose_name=_("照合の組"), help_text=_("同一人物かもしれない名前のまとまり")
    )
    leader = models.ForeignKey(
        Leader, on_delete=models.PROTECT, null=True, blank=True, related_name="appearances", verbose_name=_("指導者")
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("組織"),
    )
    state = models.CharField(_("照合"), max_length=10, choices=choices_of(LINK_STATE_LABELS))
    candidates = models.ManyToManyField(Leader, blank=True, related_name="+", verbose_name=_("候補"))

    class Meta:
        verbose_name = _("登場")
        verbose_name_plural = _("登場")
        ordering = ["article", "ref"]
        constraints = [
            models.UniqueConstraint(fields=["article", "ref"], name="appearance_once"),
            models.CheckConstraint(
                condition=Q(leader__isnull=True) | Q(organization__isnull=True), name="appearance_one_actor"
            ),
        ]
        indexes = [
            # Whom the register or a decision names is not looked for, and is most of all.
            GinIndex(
                fields=["blocks"],
                name="appearance_open_blocks",
                fastupdate=False,
                condition=Q(state__in=(LinkState.TEXT, LinkState.UNDECIDED)),
            ),
            models.Index(fields=["signature"], name="appearance_signature"),
            models.Index(fields=["leader", "article"], name="appearance_leader"),
            models.Index(
                fields=["leader", "signature", "id"], condition=~Q(state="register"), name="appearance_leader_computed"
            ),
            models.Index(fields=["id"], condition=Q(state="undecided"), name="appearance_undecided"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.name


class LinkDecision(models.Model):
    """What a person decided about identities; computed links follow it, now and at every later ingest.

    ``groups`` are lists of anchors: ``r:17`` an event's report; ``s:…`` a signature, everywhere; ``a:9:…`` a signature
    in one article; ``l:4`` a leader. The members of a group are one; with the verdict ``apart``, no member of a group
    is one with a member of another. An undone decision counts no more and is kept.
    """

    subject = models.CharField(_("対象"), max_length=8, choices=[("event", _("出来事")), ("leader", _("指導者"))])
    verdict = models.CharField(_("判断"), max_length=5, choices=choices_of(VERDICT_LABELS))
    groups = models.JSONField(_("対象"))
    anchors = ArrayField(models.CharField(max_length=100), verbose_name=_("対象の鍵"), editable=False)
    before = models.JSONField(
        _("それまで"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("取り消すと元の番号に戻すもの: 鍵 → 元の番号"),
    )
    summary = models.CharField(_("内容"), max_length=400)
    reason = models.CharField(_("理由"), max_length=400, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("判断した人")
    )
    decided_at = models.DateTimeField(_("判断日時"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("取り消した人"),
    )
    undone_at = models.DateTimeField(_("取消日時"), null=True, blank=True)

    class Meta:
        verbose_name = _("照合の判断")
        verbose_name_plural = _("照合の判断")
        ordering = ["-id"]
        indexes = [GinIndex(fields=["anchors"], name="decision_anchors", fastupdate=False)]

    def __str__(self) -> str:
        return self.summary


class EventRedirect(models.Model):
    """The address of an event that became part of another."""

    old = models.BigIntegerField(_("元の番号"), primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="redirects", verbose_name=_("出来事"))

    class Meta:
        verbose_name = _("出来事の転送")
        verbose_name_plural = _("出来事の転送")

    def __str__(self) -> str:
        return f"{self.old} → {self.event_id}"


class LeaderRedirect(models.Model):
    """The address of a person who was found to be another."""

    old = models.BigIntegerField(_("元の番号"), primary_key=True)
    leader = models.ForeignKey(Leader, on_delete=models.CASCADE, related_name="redirects", verbose_name=_("指導者"))

    class Meta:
        verbose_name = _("指導者の転送")
        verbose_name_plural = _("指導者の転送")

    def __str__(self) -> str:
        return f"{self.old} → {self.leader_id}"
