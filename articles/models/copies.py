"""Articles that carry one text, and statements that report one utterance: groups, and the pairs that make them.

``articles.ingest.copies`` alone writes these tables. A group is what pairs join, so it can be made anew from them; an
article or statement that nothing is like has no group and counts.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class CopyGroup(models.Model):
    """Articles that carry one text: agency copy in several outlets, later versions. One of them counts."""

    class Meta:
        verbose_name = _("同文記事の組")
        verbose_name_plural = _("同文記事の組")

    def __str__(self) -> str:
        return str(self.pk)


class CopyKey(models.Model):
    """One of the keys by which articles of the same text find each other (``articles.linking.duplicates.band_keys``).

    Rows, not an array with a GIN index: the planner takes ``&&`` for a cheap comparison that a quarter of all rows
    answer, and reads the whole table (1.8 s among 100,000 articles, where this takes less than a millisecond).
    """

    pk = models.CompositePrimaryKey("article_id", "key")
    # The primary key begins with the article: no index of its own.
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        db_index=False,
        related_name="copy_keys",
        verbose_name=_("記事"),
    )
    key = models.BigIntegerField(_("鍵"), help_text=_("現在の版の本文から作る"))

    class Meta:
        verbose_name = _("同文検出の鍵")
        verbose_name_plural = _("同文検出の鍵")
        indexes = [models.Index(fields=["key", "article"], name="copy_key_article")]

    def __str__(self) -> str:
        return str(self.key)


class CopyPair(models.Model):
    """Two articles that carry one text; ``one`` is the older row."""

    one = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="copies_after", verbose_name=_("記事")
    )
    other = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="copies_before", verbose_name=_("同文の記事")
    )

    class Meta:
        verbose_name = _("同文の対")
        verbose_name_plural = _("同文の対")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="copy_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="copy_pair_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} = {self.other_id}"


class Utterance(models.Model):
    """What was said once and is reported by several statements, in the same words or others."""

    class Meta:
        verbose_name = _("発話")
        verbose_name_plural = _("発話")

    def __str__(self) -> str:
        return str(self.pk)


class UtterancePair(models.Model):
    """Two statements that report one utterance; ``one`` is the older row."""

    one = models.ForeignKey(
        "articles.Statement", on_delete=models.CASCADE, related_name="same_after", verbose_name=_("発言")
    )
    other = models.ForeignKey(
        "articles.Statement", on_delete=models.CASCADE, related_name="same_before", verbose_name=_("同じ発言")
    )
    weight = models.FloatField(_("重み"), help_text=_("同じ発言である確からしさ(ロジット)、0 より大きい"))

    class Meta:
        verbose_name = _("同じ発言の対")
        verbose_name_plural = _("同じ発言の対")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="utterance_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="utterance_pair_order"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="utterance_pair_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} = {self.other_id}"
