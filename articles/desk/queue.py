"""What waits for a person: the sections of ``/review/``, their counts and rows."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.browse import queries
from articles.browse.names import leaders_named
from articles.browse.naming import post_on
from articles.browse.neighbourhood import Neighbourhood, around
from articles.browse.profiles import page_by_number
from articles.desk.candidates import fitting_events, with_posts
from articles.models import Appearance, Event, EventReport, Leader, Mention, Organization, Post, TextVersion
from articles.vocabulary import AppearanceKind, LinkState, MentionKind, Part

PAGE = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A leader whom a name may mean, with the post that he held on the article's day, else the one begun last."""

    leader: Leader
    post: Post | None
    in_office: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where an article prints it."""

    appearance: Appearance
    anchor: str
    words: Neighbourhood | None
    """None where the current text does not hold the name."""


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name that fits several people; ``count`` articles write it so."""

    sighting: Sighting
    count: int
    candidates: list[Candidate]

    @property
    def appearance(self) -> Appearance:
        return self.sighting.appearance


@dataclass(frozen=True, slots=True)
class OpenReport:
    """An account of an event that fits several events."""

    report: EventReport
    events: list[Event]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person or organisation that articles alone have brought."""

    row: Leader | Organization
    count: int
    sighting: Sighting | None
    namesakes: list[Leader] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of open question."""

    key: str
    label: Any
    hint: Any
    rows: Callable[[], QuerySet[Any]]
    items: Callable[[Sequence[Any]], list[Any]]


def open_names() -> QuerySet[Any]:
    """Signatures of people that wait, with how many articles have them; most used first."""
    waiting = Appearance.objects.filter(state=LinkState.UNDECIDED, kind=AppearanceKind.PERSON)
    return waiting.values("signature").annotate(n=Count("pk"), newest=Max("pk")).order_by("-n", "signature")


def open_reports() -> QuerySet[EventReport]:
    """Accounts that wait, the newest first."""
    shown = queries.reports_shown(EventReport.objects.filter(undecided=True)).defer(None)
    return shown.order_by("-article__published", "-pk")


def new_leaders() -> QuerySet[Leader]:
    """People of the articles whom nobody has looked at, most used first; who waits for a decision is nobody yet."""
    waiting = Appearance.objects.filter(leader=OuterRef("pk"), state=LinkState.UNDECIDED)
    fresh = Leader.objects.filter(~Exists(waiting), reviewed=False, register_key=None)
    rows: QuerySet[Any] = with_posts(fresh)
    return rows.prefetch_related("aliases").order_by("-n", "name", "pk")


def new_organizations() -> QuerySet[Organization]:
    rows = Organization.objects.filter(reviewed=False).select_related("country").prefetch_related("aliases")
    return rows.annotate(n=Count("appearances")).order_by("-n", "name", "pk")


def unsure_posts() -> QuerySet[Post]:
    """Terms of the register that its sources leave open."""
    rows = Post.objects.filter(sure=False, leader__register_key__isnull=False)
    return rows.select_related("leader__country", "country").order_by(
        "country_id", F("start").desc(nulls_last=True), "pk"
    )


def _name_items(rows: Sequence[Any]) -> list[OpenName]:
    return names_of([row["newest"] for row in rows], {row["signature"]: row["n"] for row in rows})


def names_of(pks: Sequence[int], counts: Mapping[str, int] | None = None) -> list[OpenName]:
    """Appearances as open names, in the order given."""
    found = Appearance.objects.select_related("article__outlet", "country", "leader__country").prefetch_related(
        "candidates__posts__country", "candidates__country"
    )
    rows = found.in_bulk(pks)
    chosen = [rows[pk] for pk in pks if pk in rows]
    seen = sightings_of(chosen)
    return [
        OpenName(seen[row.pk], (counts or {}).get(row.signature, 1), candidates_of(row, row.candidates.all()))
        for row in chosen
    ]


def candidates_of(appearance: Appearance, leaders: Iterable[Leader]) -> list[Candidate]:
    """Leaders with their post on the article's day; who held one stands first."""
    day = appearance.article.published
    found = []
    for leader in leaders:
        posts = list(leader.posts.all())
        held = post_on(posts, day)
        last = max((post for post in posts if post.start), key=lambda post: post.start or day, default=None)
        found.append(Candidate(leader, held or last, held is not None))
    return sorted(found, key=lambda one: (not one.in_office, one.leader.name, one.leader.pk))


def sightings_of(appearances: Collection[Appearance]) -> dict[int, Sighting]:
    """Where the current text of its article first names each appearance."""
    articles = {row.article_id for row in appearances}
    bodies = dict(TextVersion.objects.filter(article__in=articles, is_current=True).values_list("article", "body"))
    mentions = Mention.objects.filter(
        version__article__in=articles,
        version__is_current=True,
        part=Part.BODY,
        kind__in=(MentionKind.PERSON, MentionKind.ORGANIZATION),
        ref__in={row.ref for row in appearances},
    )
    first: dict[tuple[int, str], tuple[int, int]] = {}
    for article, ref, start, end in mentions.order_by("start", "-end").values_list(
        "version__article", "ref", "start", "end"
    ):
        first.setdefault((article, ref), (start, end))
    found = {}
    for row in appearances:
        span = first.get((row.article_id, row.ref))
        words = around(bodies[row.article_id], *span) if span else None
        found[row.pk] = Sighting(row, f"c{span[0]}-{span[1]}" if span else "", words)
    return found


def _report_items(rows: Sequence[EventReport]) -> list[OpenReport]:
    fits = fitting_events(rows)
    return [OpenReport(row, fits.get(row.pk, [])) for row in rows]


def _leader_items(rows: Sequence[Leader]) -> list[Newcomer]:
    newest = Appearance.objects.filter(leader__in=rows).select_related("article__outlet").order_by("leader_id", "-pk")
    seen = _first_sightings(newest.distinct("leader_id"), "leader_id")
    others = _namesakes(rows)
    return [Newcomer(row, row.n, seen.get(row.pk), others.get(row.pk, [])) for row in rows]  # type: ignore[attr-defined]


def _organization_items(rows: Sequence[Organization]) -> list[Newcomer]:
    newest = Appearance.objects.filter(organization__in=rows).select_related("article__outlet")
    seen = _first_sightings(newest.order_by("organization_id", "-pk").distinct("organization_id"), "organization_id")
    return [Newcomer(row, row.n, seen.get(row.pk)) for row in rows]  # type: ignore[attr-defined]


def _first_sightings(appearances: Iterable[Appearance], owner: str) -> dict[int, Sighting]:
    rows = list(appearances)
    seen = sightings_of(rows)
    return {getattr(row, owner): seen[row.pk] for row in rows}


def _namesakes(rows: Sequence[Leader]) -> dict[int, list[Leader]]:
    """Others who have the same name; one may be the newcomer in another spelling or office."""
    forms = {row.pk: {row.name, row.full_name, *(alias.text for alias in row.aliases.all())} - {""} for row in rows}
    texts = sorted({text for its in forms.values() for text in its})
    named = Leader.objects.filter(leaders_named(texts)) if texts else Leader.objects.none()
    others = list(with_posts(named).prefetch_related("aliases")[:200])
    names = {o.pk: {o.name, o.full_name, *(alias.text for alias in o.aliases.all())} - {""} for o in others}
    countries = {row.pk: row.country_id for row in rows}
    return {
        pk: [o for o in others if o.pk != pk and names[o.pk] & its and countries[pk] in (None, o.country_id)][:3]
        for pk, its in forms.items()
    }


SECTIONS = {
    section.key: section
    for section in (
        Section(
            "names",
            _("保留の人物"),
            _("二人以上に当てはまる名前。誰を指すかを、文を読んで決める"),
            open_names,
            _name_items,
        ),
        Section(
            "events",
            _("保留の出来事"),
            _("二つ以上の出来事に当てはまる報道。どの出来事かを決める"),
            open_reports,
            _report_items,
        ),
        Section(
            "people",
            _("新しい人物"),
            _("登録簿になく、記事から作った人物。多く現れる順"),
            new_leaders,
            _leader_items,
        ),
        Section(
            "organizations",
            _("新しい組織"),
            _("登録簿になく、記事から作った組織。多く現れる順"),
            new_organizations,
            _organization_items,
        ),
        Section(
            "register",
            _("登録簿の要確認"),
            _("資料から確かめきれていない在任。直すと、次の読み込みの後も残る"),
            unsure_posts,
            list,
        ),
    )
}


def counts() -> list[tuple[Section, int]]:
    """Each section with how many questions it holds."""
    return [(section, section.rows().order_by().count()) for section in SECTIONS.values()]


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a section, beside the counts of all."""

    section: Section
    counts: list[tuple[Section, int]]
    items: list[Any]
    pages: Page[Any]


def queue_of(request: HttpRequest) -> Queue:
    """The section that ``?in=`` names, else the first that holds anything."""
    counted = counts()
    first = next((section for section, n in counted if n), counted[0][0])
    section = SECTIONS.get(request.GET.get("in", ""), first)
    pages = page_by_number(section.rows(), request, PAGE)
    return Queue(section, counted, section.items(list(pages.object_list)), pages)
