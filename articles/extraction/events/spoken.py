"""Verbal acts performed inside a quotation (「即時停止を求める」とする声明): what is said last does what it says."""

from articles.extraction.cast import Cast
from articles.extraction.events import clauses, lexicon
from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.participants import roles_of
from articles.extraction.events.parties import Parties
from articles.extraction.events.roles import Roles
from articles.extraction.events.running import Running
from articles.extraction.events.status import VERBAL
from articles.extraction.findings import Span, Statement
from articles.extraction.parsing import Document, Sentence
from articles.vocabulary import EventType, StatementKind

_CLOSING = tuple(
    word + stop
    for word in (
        *("非難する", "抗議する", "糾弾する", "要求する", "要請する", "求める", "拒否する", "拒絶する"),
        *("断固否定する", "全面的に否定する", "支持する", "称賛する", "たたえる", "警告する", "謝罪する"),
    )
    for stop in ("", "。")
)
"""Last words of a quotation that perform an act."""


_PAPERS = ("決議", "憲章", "条約", "協定", "合意")
"""What a body laid down is no target (安保理決議に違反する)."""


class Spoken:
    """The direct statements of an article that end in a performative."""

    def __init__(self, statements: tuple[Statement, ...], cast: Cast, parties: Parties) -> None:
        self._direct = [s for s in statements if s.kind is StatementKind.DIRECT and s.speakers]
        self._direct.sort(key=lambda s: s.span.end)
        self._next = 0
        self._cast = cast
        self._parties = parties
        self._text: str | None = None

    def acts(self, view: SentenceView) -> list[tuple[Statement, Trigger, Roles]]:
        """What quotations that end in this sentence perform; sentences are asked for in text order."""
        found = []
        while self._next < len(self._direct) and self._direct[self._next].span.end <= view.end:
            statement = self._direct[self._next]
            self._next += 1
            span = statement.span
            if span.start >= view.start and view.document.text.endswith(_CLOSING, span.start, span.end):
                act = self._act(view, statement)
                if act is not None:
                    found.append((statement, *act))
        return found

    def _act(self, outer: SentenceView, statement: Statement) -> tuple[Trigger, Roles] | None:
        text = self._spoken(outer.document)
        end = statement.span.end
        start = text.rfind("。", statement.span.start, end - 1) + 1 or statement.span.start
        sentence = Sentence(outer.sentence.index, outer.sentence.paragraph, Span(start, end))
        country = self._cast.country_of(statement.speakers[0]) if len(statement.speakers) == 1 else None
        inner = clauses.view(outer.document, sentence, text, self._cast, outer.index, country or "")
        triggers = lexicon.triggers(text, start, end, inner.clause_start)
        trigger = triggers[-1] if triggers else None
        if trigger is None or trigger.act.type not in VERBAL or trigger.tail.end < end - 1:
            return None
        if trigger.tail.negative or trigger.tail.form is not Form.NONPAST:
            return None
        roles = roles_of(inner, trigger, self._parties, Running(), statement.speakers)
        if roles is None:
            return None
        papers = self._parties.resolve([r for g in inner.groups if g.head.startswith(_PAPERS) for r in g.refs])
        named = [p for p in self._parties.about(outer.document, start, end) if p not in (*roles.actors, *papers)]
        if trigger.act.type is EventType.REJECT and len(named) > 1:
            return None  # whose claim it is does not show
        if not set(roles.recipients) - set(papers):
            whole = self._parties.about(outer.document, outer.start, end)
            named = [p for p in whole if p not in (*roles.actors, *papers)]
            if len(named) != 1:
                return None
            roles = Roles(roles.actors, tuple(named), roles.method, inferred=True)
        return trigger, roles

    def _spoken(self, document: Document) -> str:
        if self._text is None:
            self._text = clauses.spoken_text(document)
        return self._text
