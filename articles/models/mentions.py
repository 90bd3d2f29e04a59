"""Where articles name somebody, a country, an organisation, a date or an amount."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.actors import Country, Leader, Organization
from articles.models.fields import (
    METHOD_LABELS,
    Anchored,
    ConfidenceField,
    choices_of,
    confidence_constraint,
    one_actor_at_most,
    span_constraint,
)
from articles.vocabulary import MentionKind, Part

MENTION_KIND_LABELS = {
    MentionKind.PERSON: _("人物"),
    MentionKind.COUNTRY: _("国"),
    MentionKind.ORGANIZATION: _("組織"),
    MentionKind.DATE: _("日付"),
    MentionKind.AMOUNT: _("金額"),
    MentionKind.PLACE: _("場所"),
}
PART_LABELS = {Part.TITLE: _("題名"), Part.BODY: _("本文")}


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
            one_actor_at_most("mention"),
            models.UniqueConstraint(fields=["version", "part", "kind", "start", "end", "ref"], name="mention_once"),
        ]
        indexes = [
            models.Index(fields=["leader", "version"], name="mention_leader"),
            models.Index(fields=["country", "version"], name="mention_country"),
        ]

    def __str__(self) -> str:
        return self.exact
