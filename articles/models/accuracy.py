"""How well extraction read the editors' own material, as measured on some day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Accuracy(models.Model):
    """One run of ``manage.py evaluate DIR --own``: the scores by field; ``/method/`` shows the newest."""

    measured_at = models.DateTimeField(_("測定日時"), auto_now_add=True)
    articles = models.PositiveIntegerField(_("記事数"))
    scores = models.JSONField(_("値"), help_text=_("項目 → p、r、f1、tp、pred、gold"))

    class Meta:
        verbose_name = _("自分の資料での精度")
        verbose_name_plural = _("自分の資料での精度")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.measured_at:%Y-%m-%d} ({self.articles})"
