"""What an article tells of an event, as values that other articles' accounts are compared with."""

from datetime import date
from typing import Any

from articles import wording
from articles.extraction import Findings
from articles.extraction import findings as found
from articles.ingest.days import first_day
from articles.linking.events import Account, tokens_of, window
from articles.linking.occasions import fold, level_of, series_of
from articles.linking.people import sound_of
from articles.models import Article, TextVersion
from articles.vocabulary import DatePrecision, MentionKind, Part

WORDS = 60
"""Words of an account that are compared; evidence is a clause or two."""


def article_key(version: TextVersion, article: Article) -> str:
    """What names an article wherever it is read: its address, else its words."""
    return article.url or version.sha256


class Accounts:
    """Makes the accounts of one article's events."""

    def __init__(self, article: Article, version: TextVersion, findings: Findings) -> None:
        self._key = article_key(version, article)
        self._published: date = article.published
        self._body = version.body
        self._parties = {
            leader.id: leader.body or leader.country or sound_of(leader.full_name or leader.name)
            for leader in findings.leaders
        } | {x.id: x.country or sound_of(x.name) for x in findings.organizations}
        self._people = {
            leader.id: f"{leader.country or ''}:{leader.register_key or sound_of(leader.full_name or leader.name)}"
            for leader in findings.leaders
        }
        self._named = [
            mention
            for mention in findings.mentions
            if mention.kind == MentionKind.PERSON and mention.part == Part.BODY and mention.ref in self._people
        ]
        self._sums = {amount.id: f"{amount.currency}{amount.value.normalize():f}" for amount in findings.amounts}

    def of(self, event: found.Event, key: str) -> Account:
        """The account of an event; ``key`` names it within its article."""
        day, precision = first_day(event.date.iso if event.date else None)
        first, last = window(day, precision, self._published)
        clauses = [span.of(self._body) for span in event.evidence]
        text = fold("。".join((event.name, *clauses)))
        terms = {term for clause in clauses for term, _ in wording.index_terms(clause) if term.startswith("w:")}
        return Account(
            key=f"{self._key} {key}",
            article=self._key,
            type=event.type,
            mode=event.mode or "",
            first=first,
            last=last,
            exact=precision == DatePrecision.DAY,
            dated=day is not None,
            actors=frozenset(self._parties.get(ref, ref) for ref in event.actors),
            recipients=frozenset(self._parties.get(ref, ref) for ref in event.recipients),
            people=frozenset(
                self._people[m.ref] for m in self._named if any(span.covers(m.span) for span in event.evidence)
            ),
            series=series_of(text),
            level=level_of(text),
            place=event.place or "",
            words=frozenset(sorted(terms)[:WORDS]),
            sums=frozenset(self._sums[ref] for ref in event.amounts if ref in self._sums),
        )


_SETS = ("actors", "recipients", "people", "words", "sums")


def stored(account: Account) -> dict[str, Any]:
    """An account as JSON."""
    return {
        name: sorted(value) if isinstance(value := getattr(account, name), frozenset) else value
        for name in account.__slots__
    }


def restored(features: dict[str, Any]) -> Account:
    values: dict[str, Any] = {n: frozenset(value) if n in _SETS else value for n, value in features.items()}
    return Account(**values)


__all__ = ["Accounts", "article_key", "restored", "stored", "tokens_of"]
