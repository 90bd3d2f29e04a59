"""Where findings come from: outlets, articles, the immutable versions of their text."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import DATE_PRECISION_LABELS, choices_of, page_address
from articles.vocabulary import ArticleOrigin, DatePrecision, TextRights

ORIGIN_LABELS = {
    ArticleOrigin.COMMAND: _("コマンド"),
    ArticleOrigin.UPLOAD: _("ファイル"),
    ArticleOrigin.PASTE: _("貼り付け"),
    ArticleOrigin.URL: _("URL"),
    ArticleOrigin.FEED: _("フィード"),
    ArticleOrigin.DEMO: _("見本"),
}


TEXT_RIGHTS_LABELS = {
    TextRights.FULL: _("全文"),
    TextRights.EXCERPT: _("読み取った語句と前後の字だけ"),
    TextRights.STAFF: _("編集者だけ"),
}


class Outlet(models.Model):
    """Who published an article."""

    name = models.CharField(_("媒体名"), max_length=120, unique=True)
    rights = models.CharField(
        _("本文の公開"),
        max_length=8,
        default=TextRights.FULL.value,
        choices=choices_of(TEXT_RIGHTS_LABELS),
        help_text=_("編集者でない読者に、この媒体の本文をどこまで見せるか"),
    )
    reach = models.PositiveSmallIntegerField(
        _("前後の字数"),
        default=80,
        validators=[MaxValueValidator(2000)],
        help_text=_("「前後の字だけ」のとき、読み取った語句の前後に見せる字数"),
    )

    class Meta:
        verbose_name = _("媒体")
        verbose_name_plural = _("媒体")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(rights__in=[r.value for r in TextRights]), name="outlet_rights"),
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles in the words of readers."""

    def counted(self) -> "ArticleQuerySet":
        """One of those that carry the same text: the earliest."""
        return self.filter(counts=True)

    def copies_of(self, article: "Article") -> "ArticleQuerySet":
        """The other articles that carry its text, the one that counts first."""
        if article.copy_group_id is None:
            return self.none()
        others = self.filter(copy_group=article.copy_group_id).exclude(pk=article.pk)
        return others.order_by("-counts", "published", "id")


class Article(models.Model):
    """A news article; its text stands in its versions, the newest is the current one."""

    title = models.CharField(_("題名"), max_length=300)
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("媒体")
    )
    url = models.URLField(_("URL"), max_length=1000, blank=True)
    published = models.DateField(_("掲載日"), help_text=_("精度が月・年のときはその最初の日"))
    published_precision = models.CharField(
        _("掲載日の精度"), max_length=5, default="day", choices=choices_of(DATE_PRECISION_LABELS)
    )
    language = models.CharField(_("言語"), max_length=8, default="ja")
    origin = models.CharField(_("入手経路"), max_length=8, choices=choices_of(ORIGIN_LABELS))
    source_name = models.CharField(_("元のファイル名"), max_length=255, blank=True)
    copy_group = models.ForeignKey(
        "articles.CopyGroup",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("同文記事の組"),
        help_text=_("同じ文面の記事が他になければ空欄"),
    )
    counts = models.BooleanField(
        _("数える"), default=True, editable=False, help_text=_("同じ文面の記事のうち最初の一つ、または単独")
    )
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新日時"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("記事")
        verbose_name_plural = _("記事")
        permissions = [("read_all_texts", _("公開を限った媒体の本文も読む"))]
        ordering = ["-published", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="article_url_once"),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),
            models.CheckConstraint(
                condition=Q(published_precision__in=[p.value for p in DatePrecision]),
                name="article_published_precision",
            ),
        ]
        indexes = [models.Index(fields=["-published", "-id"], name="article_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_address("article", self.pk)


class TextVersion(models.Model):
    """One state of an article's text. The trigger ``articles_keep_text`` refuses any change of body and title."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions", verbose_name=_("記事"))
    number = models.PositiveIntegerField(_("版"))
    title = models.CharField(_("題名"), max_length=300)
    body = models.TextField(_("本文"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, help_text=_("題名と本文の UTF-8 から"))
    is_current = models.BooleanField(_("現在の版"), default=True)
    created_at = models.DateTimeField(_("登録日時"), auto_now_add=True)

    class Meta:
        verbose_name = _("本文の版")
        verbose_name_plural = _("本文の版")
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["article"], condition=Q(is_current=True), name="version_current_once"),
            models.CheckConstraint(condition=~Q(body=""), name="version_has_body"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_range"),
        ]
        indexes = [models.Index(fields=["sha256"], name="version_sha256")]

    def __str__(self) -> str:
        return f"{self.title} (v{self.number})"
