"""How records of the register were edited by hand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class RecordChange(models.Model):
    """One row of the register (leader, alias, post, country, organisation) that somebody edited.

    ``before`` and ``after`` hold the columns that changed; null where the row was made or deleted.
    """

    table = models.CharField(_("表"), max_length=40, help_text=_("モデルの名前(小文字)"))
    row = models.CharField(_("番号"), max_length=40)
    owner = models.CharField(_("誰の・どの国の"), max_length=24, blank=True, help_text=_("l:17、o:4、KZ"))
    name = models.CharField(_("名称"), max_length=200)
    before = models.JSONField(_("前"), null=True, blank=True)
    after = models.JSONField(_("後"), null=True, blank=True)
    reason = models.CharField(_("理由"), max_length=400, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("変えた人")
    )
    decided_at = models.DateTimeField(_("日時"), auto_now_add=True)
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
        verbose_name = _("登録簿の変更")
        verbose_name_plural = _("登録簿の変更")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["owner"], name="record_change_owner"),
            models.Index(fields=["table", "row"], name="record_change_row"),
            models.Index(fields=["-decided_at"], name="record_change_newest"),
        ]

    def __str__(self) -> str:
        if self.before is None:
            return gettext("登録簿に追加: %(name)s") % {"name": self.name}
        if self.after is None:
            return gettext("登録簿から削除: %(name)s") % {"name": self.name}
        return gettext("登録簿を変更: %(name)s") % {"name": self.name}
