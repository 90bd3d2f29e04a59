"""Findings written by hand, anchored in a text by their words."""

from decimal import Decimal

from articles.extraction.findings import (
    Amount,
    Cue,
    DateMention,
    DateValue,
    Event,
    Findings,
    Leader,
    Mention,
    Organization,
    Span,
    Statement,
    TrailStep,
)
from articles.ingest.reading import SourceText
from articles.vocabulary import EventMode, EventStatus, EventType, MentionKind, Method, Part, StatementKind, TrailRole

TITLE = "例示国と米国が首脳会談"
BODY = (
    "例示国のサンプル大統領は6日、ワシントンで米国の大統領と会談し、協定に署名した。\n"
    "サンプル氏は「協力を深めたい」と述べた。例示省は支援を続けると発表した。\n"
    "総額は10億ドル(約1500億円)に上る。"
)


def source(body: str = BODY, **changes: str | None) -> SourceText:
    """An article as it was read."""
    usual = {"title": TITLE, "published": "2025-11-09", "outlet": "例示通信", "url": "https://news.example/1"}
    return SourceText(body=body, **{**usual, **changes})


def at(words: str, text: str = BODY) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def findings(body: str = BODY, *, quote: str = "協力を深めたい", clause: str = "支援を続ける") -> Findings:
    """Everything that a text of these words holds: one finding of each kind at least."""
    day = DateValue("2025-11-06", Method.COMPLETED, "date.day", at("6日", body))
    leader = Leader("l1", "サンプル", ("サンプル",), "大統領", "KZ", rule="leader")
    ministry = Organization("o1", "例示省", ("例示省",), "KZ")
    statements = (
        Statement(
            "s1",
            StatementKind.DIRECT,
            at(quote, body),
            ("l1",),
            Method.COREFERENCE,
            Cue("述べる", at("述べた", body)),
            day,
            ("US",),
            "statement.quote",
            0.9,
            (
                TrailStep(TrailRole.SPEAKER, at("サンプル氏", body), "l1"),
                TrailStep(TrailRole.ANTECEDENT, at("例示国のサンプル大統領", body), "l1"),
            ),
        ),
        Statement(
            "s2", StatementKind.INDIRECT, at(clause, body), ("o1", "KZ"), Method.STATED, None, None, (), "r", 0.6
        ),
    )
    amounts = (
        Amount("a1", at("10億ドル", body), Decimal(10**9), "USD", rule="amount"),
        Amount("a2", at("1500億円", body), Decimal(15 * 10**10), "JPY", converts="a1", conversion_fits=True),
    )
    events = (
        _event("e1", EventType.CONSULT, body, "会談し", EventMode.MEETING, day),
        _event("e2", EventType.AGREE, body, "協定に署名した", None, day, amounts=("a1",)),
    )
    return Findings(
        ("KZ", "US"),
        (leader,),
        (ministry,),
        statements,
        events,
        amounts,
        (DateMention(at("6日", body), day),),
        (
            Mention(at("例示国のサンプル大統領", body), MentionKind.PERSON, "l1", "leader.full"),
            Mention(at("例示省", body), MentionKind.ORGANIZATION, "o1", "organization.name"),
            Mention(at("米国", TITLE), MentionKind.COUNTRY, "US", "country.name", part=Part.TITLE),
        ),
    )


def _event(
    id_: str,
    type_: EventType,
    body: str,
    words: str,
    mode: EventMode | None,
    day: DateValue,
    amounts: tuple[str, ...] = (),
) -> Event:
    return Event(
        id_,
        type_,
        mode,
        EventStatus.OCCURRED,
        day,
        ("KZ", "US"),
        (),
        "ワシントン",
        at("ワシントン", body),
        (at(words, body),),
        amounts,
        "event.rule",
        0.8,
    )
