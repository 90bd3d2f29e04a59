"""Who acts and speaks: countries, leaders with their posts, organisations."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Reverse, Upper
from django.utils.translation import gettext_lazy as _

from articles.models.fields import DATE_PRECISION_LABELS, choices_of
from articles.vocabulary import AliasKind, DatePrecision

ALIAS_KIND_LABELS = {
    AliasKind.NAME: _("名称"),
    AliasKind.ABBREVIATION: _("略称"),
    AliasKind.ONE_KANJI: _("一字略"),
    AliasKind.METONYM: _("換喩"),
}


class Country(models.Model):
    """A country of ISO 3166, or an actor that news treats like one (EU, UN, Taiwan, Kosovo …)."""

    code = models.CharField(
        _("コード"), max_length=8, primary_key=True, help_text=_("ISO 3166-1 alpha-2、または EU、UN、NATO など")
    )
    alpha3 = models.CharField(_("3文字コード"), max_length=3, blank=True)
    is_iso = models.BooleanField(_("ISO 3166の国・地域"), default=True)
    name_ja = models.CharField(_("日本語名"), max_length=60)
    name_en = models.CharField(_("英語名"), max_length=80)
    region = models.CharField(_("地域"), max_length=40, blank=True)
    latitude = models.FloatField(_("緯度"), null=True, blank=True)
    longitude = models.FloatField(_("経度"), null=True, blank=True)

    class Meta:
        verbose_name = _("国・地域")
        verbose_name_plural = _("国・地域")
        ordering = ["name_ja"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z][A-Z0-9]{1,7}$"), name="country_code_form"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__gte=-90, latitude__lte=90),
                name="country_latitude_range",
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__gte=-180, longitude__lte=180),
                name="country_longitude_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name_ja


class CountryAlias(models.Model):
    """Another form that names a country (アメリカ, 米, ホワイトハウス)."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("国・地域"))
    text = models.CharField(_("別名"), max_length=60)
    kind = models.CharField(_("種類"), max_length=12, choices=choices_of(ALIAS_KIND_LABELS), default=AliasKind.NAME)

    class Meta:
        verbose_name = _("国・地域の別名")
        verbose_name_plural = _("国・地域の別名")
        constraints = [models.UniqueConstraint(fields=["country", "text"], name="country_alias_once")]

    def __str__(self) -> str:
        return self.text


class CountryGroup(models.Model):
    """Countries that a reader asks for as one: a region (中央アジア) or the members of a body (G7)."""

    code = models.CharField(
        _("コード"), max_length=20, primary_key=True, help_text=_("小文字。国・地域のコード(大文字)と区別する")
    )
    name_ja = models.CharField(_("日本語名"), max_length=60)
    name_en = models.CharField(_("英語名"), max_length=80)
    aliases = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name=_("別名"))
    members = ArrayField(
        models.CharField(max_length=8), default=list, verbose_name=_("国・地域"), help_text=_("国・地域のコード")
    )

    class Meta:
        verbose_name = _("国のまとまり")
        verbose_name_plural = _("国のまとまり")
        ordering = ["name_ja"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z][a-z0-9-]+$"), name="country_group_code_form")
        ]

    def __str__(self) -> str:
        return self.name_ja


class Organization(models.Model):
    """A ministry, medium, party, international organisation, armed group or company."""

    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("英語名"), max_length=160, blank=True)
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("国・地域"),
    )
    kind = models.CharField(_("種類"), max_length=20, blank=True, help_text=_("ministry、media、party など"))
    reviewed = models.BooleanField(_("確認済み"), default=False)

    class Meta:
        verbose_name = _("組織")
        verbose_name_plural = _("組織")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "country"], name="organization_once"),
            models.UniqueConstraint(
                fields=["name"], condition=Q(country__isnull=True), name="organization_without_country_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganizationAlias(models.Model):
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("組織")
    )
    text = models.CharField(_("別名"), max_length=120)

    class Meta:
        verbose_name = _("組織の別名")
        verbose_name_plural = _("組織の別名")
        constraints = [models.UniqueConstraint(fields=["organization", "text"], name="organization_alias_once")]

    def __str__(self) -> str:
        return self.text


class Leader(models.Model):
    """A person who holds or held a public office."""

    name = models.CharField(_("氏名"), max_length=120, help_text=_("初出後に使う形(トカエフ、習近平)"))
    full_name = models.CharField(_("フルネーム"), max_length=200, blank=True)
    name_en = models.CharField(_("英語名"), max_length=120, blank=True)
    reading = models.CharField(_("読み"), max_length=120, blank=True, help_text=_("ひらがな、複数は ; で区切る"))
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leaders",
        verbose_name=_("国・地域"),
        help_text=_("今の役職、退任後は最後の役職の国・機関"),
    )
    register_key = models.CharField(
        _("登録簿の鍵"),
        max_length=220,
        unique=True,
        null=True,
        blank=True,
        help_text=_("登録簿に無い人物は空欄"),
    )
    reviewed = models.BooleanField(_("確認済み"), default=False)

    class Meta:
        verbose_name = _("指導者")
        verbose_name_plural = _("指導者")
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name"], name="leader_name"),
            models.Index(fields=["full_name"], name="leader_full_name"),
            models.Index(fields=["reading"], name="leader_reading"),
            # Backwards: a family name in Latin letters is how a name begins then.
            models.Index(OpClass(Reverse(Upper("name_en")), name="text_pattern_ops"), name="leader_latin_name"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.name


class LeaderAlias(models.Model):
    """Another spelling of a leader's name, without title."""

    leader = models.ForeignKey(Leader, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("指導者"))
    text = models.CharField(_("別名"), max_length=120)

    class Meta:
        verbose_name = _("指導者の別名")
        verbose_name_plural = _("指導者の別名")
        constraints = [models.UniqueConstraint(fields=["leader", "text"], name="leader_alias_once")]
        indexes = [models.Index(fields=["text"], name="leader_alias_text")]

    def __str__(self) -> str:
        return self.text


class Post(models.Model):
    """One unbroken term of a leader in one post."""

    leader = models.ForeignKey(Leader, on_delete=models.CASCADE, related_name="posts", verbose_name=_("指導者"))
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("国・地域")
    )
    office = models.CharField(_("官職"), max_length=40, blank=True)
    title = models.CharField(_("肩書"), max_length=60)
    start = models.DateField(_("就任日"), null=True, blank=True)
    start_precision = models.CharField(
        _("就任日の精度"), max_length=5, blank=True, choices=choices_of(DATE_PRECISION_LABELS)
    )
    end = models.DateField(_("退任日"), null=True, blank=True, help_text=_("在任中は空欄"))
    end_precision = models.CharField(
        _("退任日の精度"), max_length=5, blank=True, choices=choices_of(DATE_PRECISION_LABELS)
    )
    checked = models.CharField(_("確認できた時点"), max_length=10, blank=True)
    sure = models.BooleanField(_("確実"), default=False)

    class Meta:
        verbose_name = _("在任")
        verbose_name_plural = _("在任")
        ordering = ["start"]
        constraints = [
            # An unknown country or day counts as a value: PostgreSQL 14 has no NULLS NOT DISTINCT.
            models.UniqueConstraint(
                "leader",
                Coalesce("country", Value("")),
                "title",
                Coalesce("start", Value(date(1, 1, 1))),
                name="post_once",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, start_precision="")
                | Q(start__isnull=False, start_precision__in=[p.value for p in DatePrecision]),
                name="post_start_has_precision",
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True, end_precision="")
                | Q(end__isnull=False, end_precision__in=[p.value for p in DatePrecision]),
                name="post_end_has_precision",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")), name="post_order"
            ),
        ]
        indexes = [models.Index(fields=["country", "office", "start"], name="post_country_office")]

    def __str__(self) -> str:
        return f"{self.title} {self.leader}"
