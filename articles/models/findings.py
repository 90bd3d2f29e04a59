"""What people decided about what was read out of articles: kept for good, and followed at every later reading."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.fields import choices_of
from articles.models.sources import Article, TextVersion
from articles.vocabulary import FindingAction, FindingKind

FINDING_KIND_LABELS = {
    FindingKind.STATEMENT: _("発言"),
    FindingKind.EVENT: _("出来事"),
    FindingKind.AMOUNT: _("金額"),
    FindingKind.ARTICLE: _("記事"),
}
FINDING_ACTION_LABELS = {
    FindingAction.ACCEPT: _("承認"),
    FindingAction.REJECT: _("却下"),
    FindingAction.CORRECT: _("修正"),
    FindingAction.ADD: _("追加"),
}


class FindingDecisionQuerySet(models.QuerySet["FindingDecision"]):
    """Decisions in the words of editors."""

    def in_force(self) -> "FindingDecisionQuerySet":
        """Those that nobody took back."""
        return self.filter(undone_at=None)

    def orphans(self) -> "FindingDecisionQuerySet":
        """Whose words the article's present text lacks."""
        return self.in_force().filter(root=None, lost_at__isnull=False)


class FindingDecision(models.Model):
    """What a person decided about one finding of one article.

    ``before`` and ``after`` are the finding as a whole (``articles.ingest.corrections.values``), null where there is
    none; they never change. Later decisions about the same finding name the first one as their ``root``: the last in
    force says what holds. The root alone keeps what readings bring: ``read``, what the extraction says at this place,
    so that an undoing gives it back, and ``lost_at``, since when the text lacks the words.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="finding_decisions", verbose_name=_("記事")
    )
    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="+", verbose_name=_("本文の版"))
    kind = models.CharField(_("対象"), max_length=9, choices=choices_of(FINDING_KIND_LABELS))
    action = models.CharField(_("判断"), max_length=7, choices=choices_of(FINDING_ACTION_LABELS))
    row = models.BigIntegerField(_("番号"), null=True, blank=True, help_text=_("発言・報道・金額の番号"))
    event = models.BigIntegerField(_("出来事の番号"), null=True, blank=True)
    before = models.JSONField(_("前"), null=True, blank=True)
    after = models.JSONField(_("後"), null=True, blank=True)
    actors = ArrayField(
        models.CharField(max_length=24),
        default=list,
        blank=True,
        editable=False,
        verbose_name=_("関係する人物・国"),
        help_text=_("前か後に名のある指導者・組織・国の鍵"),
    )
    root = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="later", verbose_name=_("最初の判断")
    )
    along_with = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="brought",
        verbose_name=_("伴った判断"),
        help_text=_("記事全体の確認に伴う確認"),
    )
    read = models.JSONField(_("読み取りの今の値"), null=True, blank=True, editable=False)
    lost_at = models.DateTimeField(_("語句を見失った日時"), null=True, blank=True)
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

    objects = FindingDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("読み取りへの判断")
        verbose_name_plural = _("読み取りへの判断")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action="add", before__isnull=True)
                | ~Q(action="add") & (Q(before__isnull=False) | Q(kind="article")),
                name="finding_decision_before",
            ),
            models.CheckConstraint(
                condition=Q(action="reject", after__isnull=True)
                | ~Q(action="reject") & (Q(after__isnull=False) | Q(kind="article")),
                name="finding_decision_after",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "kind"], name="finding_decision_article"),
            models.Index(fields=["kind", "row"], name="finding_decision_row"),
            models.Index(fields=["event"], name="finding_decision_event"),
            models.Index(fields=["decided_by", "decided_at"], name="finding_decision_by"),
            models.Index(fields=["-decided_at"], name="finding_decision_newest"),
            models.Index(fields=["id"], condition=Q(lost_at__isnull=False), name="finding_decision_lost"),
            GinIndex(fields=["actors"], name="finding_decision_actors"),
        ]

    def __str__(self) -> str:
        value = self.after or self.before or {}
        words = value.get("exact") or next((piece["exact"] for piece in value.get("evidence", ())), "")
        return f"{self.done}: {words[:60]}" if words else self.done

    @property
    def done(self) -> str:
        """What was done, without the words that it was done to."""
        return gettext("%(kind)sを%(action)s") % {"kind": self.get_kind_display(), "action": self.get_action_display()}

    @property
    def first(self) -> "FindingDecision":
        """The decision that began the history of this finding."""
        return self.root or self
