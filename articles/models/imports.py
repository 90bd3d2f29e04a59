"""Documents on their way to becoming articles, and the documents that articles came from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CharField, Count, F, Func, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import choices_of
from articles.models.sources import ORIGIN_LABELS, Article, TextVersion
from articles.vocabulary import ImportState

STATE_LABELS = {
    ImportState.WAITING: _("未読"),
    ImportState.READY: _("確認待ち"),
    ImportState.QUEUED: _("順番待ち"),
    ImportState.READING: _("読み取り中"),
    ImportState.DONE: _("保存済み"),
    ImportState.FAILED: _("失敗"),
}
UNDER_WAY = (ImportState.QUEUED, ImportState.READING)
"""What a worker will finish."""

BODILESS = (ImportState.WAITING, ImportState.FAILED, ImportState.DONE)
"""Not opened, not to be opened, or kept by the article's version."""


class SourceDocument(models.Model):
    """A document as it came, byte for byte. The same bytes are kept once; the database checks the hash."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    data = models.BinaryField(_("内容"))
    size = models.PositiveIntegerField(_("バイト数"))
    content_type = models.CharField(_("種類"), max_length=100, blank=True, help_text=_("送り手が名乗った種類"))
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)

    class Meta:
        verbose_name = _("元の文書")
        verbose_name_plural = _("元の文書")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    sha256=Func(
                        Func(F("data"), function="sha256"), Value("hex"), function="encode", output_field=CharField()
                    )
                ),
                name="document_sha256",
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class FeedSubscription(models.Model):
    """An RSS or Atom feed whose new entries are fetched."""

    url = models.URLField(_("フィードのURL"), max_length=1000, unique=True)
    title = models.CharField(_("名前"), max_length=300, blank=True)
    outlet = models.CharField(_("媒体名"), max_length=120, blank=True, help_text=_("空欄なら記事のページから読み取る"))
    active = models.BooleanField(_("巡回する"), default=True)
    saves = models.BooleanField(
        _("確認せずに保存する"), default=False, help_text=_("注意のない記事だけ。ほかは確認待ちになる")
    )
    etag = models.CharField(_("応答の識別子"), max_length=300, blank=True, editable=False)
    last_modified = models.CharField(_("応答の更新日時"), max_length=100, blank=True, editable=False)
    polled_at = models.DateTimeField(_("最後の巡回"), null=True, blank=True, editable=False)
    next_poll_at = models.DateTimeField(_("次の巡回"), default=timezone.now, editable=False)
    failures = models.PositiveIntegerField(_("続けて失敗した回数"), default=0, editable=False)
    reason = models.JSONField(_("失敗の理由"), default=dict, blank=True, editable=False)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="feeds",
        verbose_name=_("編集者"),
    )
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)

    class Meta:
        verbose_name = _("フィード")
        verbose_name_plural = _("フィード")
        ordering = ["title", "url"]

    def __str__(self) -> str:
        return self.title or self.url


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Batches in the words of editors."""

    def counted(self) -> "ImportBatchQuerySet":
        """With how many items stand where: ``total``, ``ready``, ``under_way``, ``done``, ``failed``."""
        return self.annotate(
            total=Count("items"),
            ready=Count("items", filter=Q(items__state__in=(ImportState.READY, ImportState.WAITING))),
            under_way=Count("items", filter=Q(items__state__in=UNDER_WAY)),
            done=Count("items", filter=Q(items__state=ImportState.DONE)),
            failed=Count("items", filter=Q(items__state=ImportState.FAILED)),
        )


class ImportBatch(models.Model):
    """What was sent at one time: a form, a folder of a command, the news of a feed."""

    origin = models.CharField(_("入手経路"), max_length=8, choices=choices_of(ORIGIN_LABELS))
    label = models.CharField(_("内容"), max_length=300, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_batches",
        verbose_name=_("編集者"),
    )
    feed = models.ForeignKey(
        FeedSubscription,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="batches",
        verbose_name=_("フィード"),
    )
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("取り込み")
        verbose_name_plural = _("取り込み")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.label or str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("import_batch", args=[self.pk])


class ImportItem(models.Model):
    """One article to be: its document, the text as it will be stored, and what became of it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="items", verbose_name=_("取り込み"))
    name = models.CharField(_("元のファイル名"), max_length=255, blank=True)
    address = models.CharField(_("取得するURL"), max_length=1000, blank=True)
    document = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("元の文書"),
    )
    container = models.ForeignKey(
        SourceDocument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="unpacked",
        verbose_name=_("入っていた文書"),
        help_text=_("ZIPなど"),
    )
    title = models.CharField(_("題名"), max_length=300, blank=True)
    published = models.CharField(
        _("掲載日"), max_length=10, blank=True, help_text=_("2025-11-06、2025-11、2025 のいずれか")
    )
    outlet = models.CharField(_("媒体名"), max_length=120, blank=True)
    url = models.URLField(_("URL"), max_length=1000, blank=True)
    body = models.TextField(_("本文"), blank=True)
    remarks = models.JSONField(_("注意"), default=list, blank=True)
    state = models.CharField(
        _("状態"), max_length=8, default=ImportState.WAITING.value, choices=choices_of(STATE_LABELS)
    )
    reason = models.JSONField(_("失敗の理由"), default=dict, blank=True)
    outcome = models.CharField(_("結果"), max_length=9, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="imports", verbose_name=_("記事")
    )
    version = models.ForeignKey(
        TextVersion,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="imports",
        verbose_name=_("本文の版"),
    )
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新日時"), auto_now=True)

    class Meta:
        verbose_name = _("取り込む文書")
        verbose_name_plural = _("取り込む文書")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in BODILESS]) | ~Q(body=""),
                name="import_item_has_body",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ImportState]), name="import_item_state"
            ),
        ]
        indexes = [models.Index(fields=["batch", "state"], name="import_item_by_state")]

    def __str__(self) -> str:
        return self.title or self.name or self.address or str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """``updated_at`` is kept also where only some fields are written."""
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "updated_at"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("import_item", args=[self.pk])


class FeedEntry(models.Model):
    """An entry of a feed that was seen: it is not taken in again."""

    feed = models.ForeignKey(
        FeedSubscription, on_delete=models.CASCADE, related_name="entries", verbose_name=_("フィード")
    )
    key = models.CharField(_("識別子"), max_length=64, help_text=_("フィードが付けた識別子かURLの SHA-256"))
    seen_at = models.DateTimeField(_("初めて見た日時"), auto_now_add=True)

    class Meta:
        verbose_name = _("フィードの項目")
        verbose_name_plural = _("フィードの項目")
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="feed_entry_once")]

    def __str__(self) -> str:
        return self.key[:12]
