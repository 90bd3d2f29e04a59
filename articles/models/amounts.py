"""Sums of money as printed and normalised."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import (
    Anchored,
    ConfidenceField,
    choices_of,
    confidence_constraint,
    span_constraint,
)
from articles.models.sources import Article
from articles.vocabulary import AmountRole, Bound

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
