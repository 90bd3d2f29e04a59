"""What the statements of the article tell about an act: who performs a verbal act, when, and who only claims it."""

import bisect

from articles.extraction.events.lexicon import Trigger
from articles.extraction.findings import Span, Statement

_CLAIMS = frozenset(
    {
        *("主張する", "非難する", "批判する", "糾弾する", "訴える", "反論する", "抗議する", "断じる", "決めつける"),
        *("疑う", "言い張る", "なじる", "指弾する", "責める", "反発する"),
    }
)
"""Reporting words after which the content is one side's word against the other's."""


class Sayings:
    """Statements by the place of their reporting word and by what they hold."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self._told = sorted(
            (s for s in statements if s.cue is not None), key=lambda s: s.cue.span.start if s.cue else 0
        )
        self._cues = [s.cue.span.start for s in self._told if s.cue is not None]
        self._held = sorted(statements, key=lambda s: s.span.start)
        self._starts = [s.span.start for s in self._held]
        self._longest = max((len(s.span) for s in statements), default=0)

    def performed(self, trigger: Trigger) -> Statement | None:
        """The statement whose reporting word the trigger is (求めた, 非難した)."""
        at = bisect.bisect_right(self._cues, trigger.end)
        for statement in reversed(self._told[max(0, at - 4) : at]):
            if (
                statement.cue is not None
                and statement.cue.span.start < trigger.end
                and statement.cue.span.end > trigger.start
            ):
                return statement
        return None

    def within(self, span: Span) -> Statement | None:
        """The first statement that starts inside a paragraph."""
        at = bisect.bisect_left(self._starts, span.start)
        if at < len(self._held) and self._starts[at] < span.end:
            return self._held[at]
        return None

    def around(self, trigger: Trigger) -> Statement | None:
        """The innermost statement whose content holds the trigger."""
        at = bisect.bisect_right(self._starts, trigger.start)
        best = None
        for statement in reversed(self._held[max(0, at - 12) : at]):
            if trigger.start - statement.span.start > self._longest:
                break
            if statement.span.contains(trigger.start) and (best is None or len(statement.span) < len(best.span)):
                best = statement
        return best


def is_claim(statement: Statement) -> bool:
    """Whether the statement's content is only what the speaker holds against somebody."""
    return statement.cue is not None and statement.cue.lemma in _CLAIMS
