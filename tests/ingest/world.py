"""Articles written for a test, read by a hand and stored: small worlds in which identities matter."""

from articles.extraction.findings import DateValue, Event, Findings, Leader, Mention, Span, Statement
from articles.ingest.reading import SourceText
from articles.ingest.storing import store_article
from articles.models import Article, EventReport
from articles.vocabulary import (
    ArticleOrigin,
    EventMode,
    EventStatus,
    EventType,
    MentionKind,
    Method,
    StatementKind,
)


def told(
    name: str,
    day: str | None = "2025-11-06",
    *,
    actors: tuple[str, ...] = ("KZ", "US"),
    published: str = "2025-11-07",
    leaders: tuple[Leader, ...] = (),
    words: str = "両国の大統領が会談した",
) -> tuple[SourceText, Findings]:
    """An article that tells one meeting; the leaders are named, and speak, in order."""
    people = "".join(f"{leader.name}{leader.title}は「{name}{i}」と述べた。" for i, leader in enumerate(leaders))
    body = f"{words}。{people}"
    event = Event(
        "e1",
        EventType.CONSULT,
        EventMode.MEETING,
        EventStatus.OCCURRED,
        DateValue(day, Method.STATED) if day else None,
        actors,
        (),
        None,
        None,
        (Span(0, len(words)),),
        (),
        "test",
        0.9,
    )
    at = [(leader, body.index(f"{leader.name}{leader.title}は「{name}{i}")) for i, leader in enumerate(leaders)]
    mentions = tuple(
        Mention(Span(start, start + len(x.name + x.title)), MentionKind.PERSON, x.id, "test") for x, start in at
    )
    statements = tuple(
        Statement(
            f"s{i}",
            StatementKind.DIRECT,
            Span(body.index(f"「{name}{i}") + 1, body.index(f"「{name}{i}") + 1 + len(f"{name}{i}")),
            (leader.id,),
            Method.STATED,
            None,
            None,
            (),
            "test",
            0.9,
        )
        for i, leader in enumerate(leaders)
    )
    findings = Findings(countries=actors, leaders=leaders, events=(event,), mentions=mentions, statements=statements)
    return SourceText(f"題名{name}", published, "例示通信", f"https://news.example/{name}", body), findings


def store(source: SourceText, findings: Findings) -> Article:
    return store_article(source=source, findings=findings, origin=ArticleOrigin.COMMAND)[0]


def person(ref: str, name: str, full_name: str = "", title: str = "外相", country: str = "KZ") -> Leader:
    names = tuple(form for form in (name, full_name) if form)
    return Leader(ref, name, names, title, country, full_name=full_name)


def report_of(article: Article) -> EventReport:
    return EventReport.objects.get(article=article)
