"""Rows for tests. A finding finds its place: ``StatementFactory(version=v, exact="…")`` stands where the body has it.

Names, articles and quotes are invented.
"""

import hashlib
from datetime import date
from typing import Any

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from articles import models
from articles.ingest.linking import consensus
from articles.ingest.linking.accounts import stored
from articles.linking.events import Account, tokens_of, window
from articles.vocabulary import (
    AliasKind,
    ArticleOrigin,
    DatePrecision,
    EventStatus,
    EventType,
    MentionKind,
    Method,
    StatementKind,
    TrailRole,
)
from articles.wording import tsvector

BODY = "例示国のサンプル大統領は6日、「協力を深めたい」と述べた。首脳は10億ドルの協定に署名した。"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"editor{n}")
    is_staff = True
    is_superuser = True
    password = factory.django.Password("secret")


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = models.Country
        django_get_or_create = ("code",)

    code = "KZ"
    alpha3 = factory.LazyAttribute(lambda o: {"KZ": "KAZ", "US": "USA", "JP": "JPN"}.get(o.code, ""))
    name_ja = factory.LazyAttribute(lambda o: {"KZ": "カザフスタン", "US": "米国", "JP": "日本"}.get(o.code, o.code))
    name_en = factory.LazyAttribute(lambda o: {"KZ": "Kazakhstan", "US": "United States"}.get(o.code, o.code))


class CountryAliasFactory(DjangoModelFactory):
    class Meta:
        model = models.CountryAlias

    country = factory.SubFactory(CountryFactory)
    text = factory.Sequence(lambda n: f"別名{n}")
    kind = AliasKind.NAME


class CountryGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.CountryGroup
        django_get_or_create = ("code",)

    code = "central-asia"
    name_ja = "中央アジア"
    name_en = "Central Asia"
    aliases = factory.List(["中央アジア諸国"])
    members = factory.List(["KZ", "KG", "TJ", "TM", "UZ"])


class LeaderFactory(DjangoModelFactory):
    class Meta:
        model = models.Leader

    name = factory.Sequence(lambda n: f"サンプル{n}")
    country = factory.SubFactory(CountryFactory)
    reviewed = True


class PostFactory(DjangoModelFactory):
    class Meta:
        model = models.Post

    leader = factory.SubFactory(LeaderFactory)
    country = factory.SelfAttribute("leader.country")
    office = "head_of_state"
    title = "大統領"
    start = date(2019, 3, 20)
    start_precision = DatePrecision.DAY


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = models.Organization

    name = factory.Sequence(lambda n: f"例示省{n}")
    country = factory.SubFactory(CountryFactory)
    reviewed = True


class OutletFactory(DjangoModelFactory):
    class Meta:
        model = models.Outlet
        django_get_or_create = ("name",)

    name = "例示通信"


class ArticleFactory(DjangoModelFactory):
    """An article without text; ``TextVersionFactory`` makes both."""

    class Meta:
        model = models.Article

    title = factory.Sequence(lambda n: f"例示の記事{n}")
    outlet = factory.SubFactory(OutletFactory)
    url = factory.Sequence(lambda n: f"https://news.example/{n}")
    published = date(2025, 11, 9)
    published_precision = DatePrecision.DAY
    origin = ArticleOrigin.COMMAND


class TextVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.TextVersion

    article = factory.SubFactory(ArticleFactory)
    number = 1
    title = factory.SelfAttribute("article.title")
    body = BODY
    sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(f"{o.title}\n{o.body}".encode()).hexdigest())
    is_current = True


class AnchoredFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    version = factory.SubFactory(TextVersionFactory)
    start = factory.LazyAttribute(lambda o: o.version.body.index(o.exact))
    end = factory.LazyAttribute(lambda o: o.start + len(o.exact))


class MentionFactory(AnchoredFactory):
    class Meta:
        model = models.Mention

    exact = "例示国のサンプル大統領"
    kind = MentionKind.PERSON
    rule = "test"
    method = Method.STATED


class StatementFactory(AnchoredFactory):
    """``speakers`` and ``about`` take rows: ``StatementFactory(speakers=[leader], about=[country])``."""

    class Meta:
        model = models.Statement
        skip_postgeneration_save = True

    exact = "協力を深めたい"
    article = factory.SelfAttribute("version.article")
    kind = StatementKind.DIRECT
    cue = "述べる"
    speaker_method = Method.STATED
    rule = "test"
    confidence = 0.9
    date = date(2025, 11, 6)
    date_precision = factory.LazyAttribute(lambda o: DatePrecision.DAY if o.date else "")
    date_method = factory.LazyAttribute(lambda o: Method.COMPLETED if o.date else "")
    words = factory.LazyAttribute(lambda o: tsvector(o.exact))

    @factory.post_generation
    def speakers(obj: models.Statement, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        for position, actor in enumerate(extracted or ()):
            column = actor._meta.model_name
            models.StatementSpeaker.objects.create(statement=obj, position=position, date=obj.date, **{column: actor})

    @factory.post_generation
    def about(obj: models.Statement, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        for country in extracted or ():
            models.StatementAbout.objects.create(statement=obj, country=country, date=obj.date)


class TrailStepFactory(DjangoModelFactory):
    class Meta:
        model = models.TrailStep

    statement = factory.SubFactory(StatementFactory)
    position = 0
    role = TrailRole.SPEAKER
    exact = "例示国のサンプル大統領"
    start = factory.LazyAttribute(lambda o: o.statement.version.body.index(o.exact))
    end = factory.LazyAttribute(lambda o: o.start + len(o.exact))


class AmountFactory(AnchoredFactory):
    class Meta:
        model = models.Amount

    exact = "10億ドル"
    article = factory.SelfAttribute("version.article")
    value = 1_000_000_000
    currency = "USD"
    rule = "test"


class EventReportFactory(DjangoModelFactory):
    """``actors``, ``recipients`` take rows, ``evidence`` takes words of the body; ``event`` is made after it."""

    class Meta:
        model = models.EventReport
        skip_postgeneration_save = True

    version = factory.SubFactory(TextVersionFactory)
    article = factory.SelfAttribute("version.article")
    type = EventType.AGREE
    status = EventStatus.OCCURRED
    key = factory.Sequence(lambda n: f"key{n}")
    rule = "test"
    confidence = 0.8
    date = date(2025, 11, 6)
    date_precision = factory.LazyAttribute(lambda o: DatePrecision.DAY if o.date else "")
    date_method = factory.LazyAttribute(lambda o: Method.COMPLETED if o.date else "")

    @factory.post_generation
    def actors(obj: models.EventReport, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        _add_parties(obj, models.PartyRole.ACTOR, extracted)

    @factory.post_generation
    def recipients(obj: models.EventReport, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        _add_parties(obj, models.PartyRole.RECIPIENT, extracted)

    @factory.post_generation
    def evidence(obj: models.EventReport, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        for words in extracted or ():
            EventEvidenceFactory(report=obj, exact=words)

    @factory.post_generation
    def amounts(obj: models.EventReport, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        obj.amounts.add(*(extracted or ()))

    @factory.post_generation
    def world(obj: models.EventReport, create: bool, extracted: Any, **kwargs: Any) -> None:  # noqa: N805
        """The event that it tells: ``extracted``, or one of its own; what linking compares is made from its values."""
        event = extracted or models.Event.objects.create(type=obj.type, status=obj.status)
        obj.event = event
        account = _account_of(obj)
        obj.features, obj.tokens, obj.block = stored(account), tokens_of(account), obj.pk
        obj.save(update_fields=["event", "features", "tokens", "block"])
        consensus.refresh([event.pk])


def _account_of(report: models.EventReport) -> Account:
    """A report as ``articles.ingest.linking.accounts`` makes it, of countries alone."""
    first, last = window(report.date, report.date_precision, report.article.published)
    sides = {
        role: frozenset(p.country_id for p in report.parties.all() if p.role == role and p.country_id)
        for role in models.PartyRole
    }
    return Account(
        key=f"{report.article.url} {report.key}",
        article=report.article.url,
        type=report.type,
        mode=report.mode,
        first=first,
        last=last,
        exact=report.date_precision == DatePrecision.DAY,
        dated=report.date is not None,
        actors=sides[models.PartyRole.ACTOR],
        recipients=sides[models.PartyRole.RECIPIENT],
        place=report.place,
    )


def EventFactory(**values: Any) -> models.Event:  # noqa: N802 (made like the other factories)
    """An event that one article reports; takes what :class:`EventReportFactory` takes."""
    event = EventReportFactory(**values).event
    return models.Event.objects.get(pk=event.pk)


def _add_parties(report: models.EventReport, role: models.PartyRole, actors: Any) -> None:
    for actor in actors or ():
        column = actor._meta.model_name
        position = report.parties.count()
        models.ReportParty.objects.create(report=report, position=position, role=role, **{column: actor})


class EventEvidenceFactory(AnchoredFactory):
    class Meta:
        model = models.EventEvidence

    exact = "協定に署名した"
    report = factory.SubFactory(EventReportFactory)
    version = factory.SelfAttribute("report.version")


class ImportBatchFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportBatch

    origin = ArticleOrigin.PASTE
    label = factory.Sequence(lambda n: f"例示の取り込み{n}")
    editor = factory.SubFactory(UserFactory)


class ImportItemFactory(DjangoModelFactory):
    """A text that waits for its editor's look."""

    class Meta:
        model = models.ImportItem

    batch = factory.SubFactory(ImportBatchFactory)
    title = factory.Sequence(lambda n: f"例示の下書き{n}")
    published = "2025-11-09"
    body = BODY
    state = "ready"
