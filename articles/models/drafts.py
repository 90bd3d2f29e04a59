"""Articles on their way in: uploaded, shown to the editor, not yet saved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import choices_of
from articles.models.sources import ORIGIN_LABELS


class Draft(models.Model):
    """An uploaded text as it was read, kept until its editor saves or drops it."""

    title = models.CharField(_("題名"), max_length=300, blank=True)
    published = models.CharField(
        _("掲載日"), max_length=10, blank=True, help_text=_("2025-11-06、2025-11、2025 のいずれか")
    )
    outlet = models.CharField(_("媒体名"), max_length=120, blank=True)
    url = models.URLField(_("URL"), max_length=1000, blank=True)
    body = models.TextField(_("本文"))
    origin = models.CharField(_("入手経路"), max_length=8, choices=choices_of(ORIGIN_LABELS))
    source_name = models.CharField(_("元のファイル名"), max_length=255, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts", verbose_name=_("編集者")
    )
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)

    class Meta:
        verbose_name = _("下書き")
        verbose_name_plural = _("下書き")
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(body=""), name="draft_has_body")]

    def __str__(self) -> str:
        return self.title or self.source_name or str(self.pk)
