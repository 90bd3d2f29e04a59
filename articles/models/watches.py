"""Selections that a reader keeps under a name, with what was new when last looked at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WatchedList(models.TextChoices):
    """The list that a selection narrows; the value is the name of its address."""

    EVENTS = "events", _("出来事")
    STATEMENTS = "statements", _("発言")


class Watch(models.Model):
    """A saved selection of one reader: the query string of a list, a name, and the last row that he has seen."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches", verbose_name=_("利用者")
    )
    name = models.CharField(_("名称"), max_length=80)
    list = models.CharField(_("一覧"), max_length=12, choices=WatchedList)
    query = models.CharField(_("条件"), max_length=2000, blank=True, help_text=_("一覧の住所の ? より後"))
    seen = models.BigIntegerField(_("見た行"), default=0, help_text=_("最後に見たときの行の最大の番号"))
    seen_at = models.DateTimeField(_("見た日時"), auto_now_add=True)
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)

    class Meta:
        verbose_name = _("保存した検索")
        verbose_name_plural = _("保存した検索")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "list", "query"], name="watch_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="watch_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
