"""What the register's data files said last, so that an editor's change outlives the next load."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegisterKind(models.TextChoices):
    """The table that a row of the register was loaded into."""

    COUNTRY = "country", _("国・地域")
    GROUP = "group", _("国のまとまり")
    ORGANIZATION = "organization", _("組織")
    LEADER = "leader", _("指導者")
    POST = "post", _("在任")


class RegisterRow(models.Model):
    """One row of the data files as it was last loaded.

    ``values`` are the values loaded: a column that differs from them in the table was edited by hand and stays. A row
    whose ``target`` is gone was deleted by hand and is not loaded again.
    """

    kind = models.CharField(_("種類"), max_length=12, choices=RegisterKind)
    key = models.CharField(_("鍵"), max_length=255)
    target = models.CharField(_("行の主キー"), max_length=20)
    values = models.JSONField(_("読み込んだ値"))
    loaded_at = models.DateTimeField(_("読み込み日時"), auto_now=True)

    class Meta:
        verbose_name = _("登録簿の行")
        verbose_name_plural = _("登録簿の行")
        ordering = ["kind", "key"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="register_row_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"
