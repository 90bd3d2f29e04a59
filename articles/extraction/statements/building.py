"""Making statements of a site and its speaker: where the content begins, of what kind it is, its day and trail."""

import re
from dataclasses import dataclass

from articles.extraction.findings import DateValue, Ref, Span, Statement, TrailStep
from articles.extraction.statements import dating
from articles.extraction.statements.clauses import after_act, after_hearer, content_start, noun_start
from articles.extraction.statements.indirect import says_nothing
from articles.extraction.statements.reading import Reading
from articles.extraction.statements.sites import Content, Site
from articles.extraction.statements.speakers import Speaker
from articles.vocabulary import StatementKind, TrailRole

_VERB_END = re.compile(r"(?:る|た|う|く|す|つ|ぬ|む|ぶ|ぐ|ない|ぬ|よ)[。]?$")
_JUDGING = re.compile(
    r"批判|非難|評価|位置|表現|形容|宣言|糾弾|称賛|断じ|指弾|酷評|たたえ|称え|歓迎|決めつけ|一蹴|皮肉|"
    r"やゆ|揶揄|評|呼"
)


_ITEM = re.compile(r"[▼①-⑳]")


_SURE = {
    "quote.bare": 0.93,
    "quote.object": 0.92,
    "quote.unlisted": 0.9,
    "quote.hearsay": 0.85,
    "quote.uttered": 0.85,
    "clause.so_that": 0.93,
    "clause.attitude_object": 0.85,
    "clause.object": 0.88,
    "clause.held": 0.93,
    "clause.that": 0.94,
    "clause.source": 0.93,
    "clause.hearsay": 0.9,
    "clause.uttered": 0.75,
    "clause.item": 0.9,
    "clause.to_noun": 0.93,
    "clause.to": 0.96,
}
"""How sure a rule is that the span is a statement, before calibration; the rest 0.98."""


@dataclass(slots=True)
class Builder:
    """Makes statements and keeps the days that they give."""

    reading: Reading
    days: dating.Days
    head: int = 0
    """Where the sentence begins, its lead left out."""

    def make(self, site: Site, low: int, high: int, speaker: Speaker, earlier: Statement | None) -> list[Statement]:
        """The statements of a site whose clause stands in ``low``–``high``; none if it says nothing."""
        begin = self._begin(site, low, high, speaker)
        if site.rule == "clause.attitude_object" and self._thanks_somebody(begin, site.end):
            return []
        if site.content is Content.NOUN and site.end > begin and says_nothing(self.reading.text[begin : site.end]):
            return []
        spans, kind = list(site.quotes), StatementKind.DIRECT
        if site.content is not Content.QUOTE or not self._stands_alone(site, begin, high):
            spans, kind = self._items(begin, site.end), StatementKind.INDIRECT
        if not spans:
            return []
        date, occasion = dating.statement_date(
            self.reading, self.days, self._telling(site, low, spans[0].start, speaker, earlier)
        )
        if date:
            self.days.note(speaker.refs, spans[0].start, date)
            self.days.statement = date
        return [self.statement(kind, span, speaker, site, date, occasion) for span in spans]

    def _begin(self, site: Site, low: int, high: int, speaker: Speaker) -> int:
        start = speaker.after if speaker.after is not None else low
        quote = site.content is Content.QUOTE
        begin = content_start(
            self.reading,
            start,
            high,
            subject_comma=speaker.comma or site.rule == "clause.hearsay",
            bare=site.rule in ("clause.to_effect", "clause.source", "clause.uttered", "clause.hearsay"),
            addressee=site.asks or quote,
            quote=quote,
        )
        if (
            site.content is Content.NOUN
            and (at := noun_start(self.reading, begin, site.end, comma=speaker.comma)) > begin
        ):
            begin = content_start(self.reading, at, high, subject_comma=True, addressee=True)
        if site.rule == "clause.so_that" and not speaker.comma:
            begin = after_act(self.reading, begin, site.end)
        return after_hearer(self.reading, begin, site.end) if site.asks else begin

    def _thanks_somebody(self, begin: int, end: int) -> bool:
        """EU首脳に謝意: only to whom, not for what."""
        found = re.search(
            r"(?:らに|に)(?:改めて)?(?:謝意|感謝の意|感謝|哀悼の意|弔意|祝意)$", self.reading.text[begin:end]
        )
        at = begin + found.start() if found else 0
        return bool(found) and any(stop == at for _, stop, _ in self.reading.phrases_in(begin, end))

    def _items(self, begin: int, end: int) -> list[Span]:
        """The content, or each of its items where it is a list inside the sentence (▼…や▼…、)."""
        if end - begin < 2:
            return []
        text = self.reading.text[begin:end]
        if not _ITEM.match(text) and len(_ITEM.findall(text)) < 2:
            return [Span(begin, end)]
        spans = []
        for found in re.finditer(r"[▼①-⑳]([^▼①-⑳]+)", text):
            words = found[1].rstrip("、，や　 ").removesuffix("、および").removesuffix("など")
            if len(words) > 2:
                spans.append(Span(begin + found.start(1), begin + found.start(1) + len(words)))
        return spans

    def _telling(self, site: Site, low: int, begin: int, speaker: Speaker, earlier: Statement | None) -> dating.Telling:
        cue = site.cue
        text = self.reading.masked
        return dating.Telling(
            speaker.refs,
            low,
            begin,
            Span(site.end, cue.span.start) if cue and cue.span.start > site.end else None,
            cue.lemma if cue else "",
            text[cue.span.start : cue.span.end + 1] if cue else text[site.end : site.reach],
            text[max(0, speaker.after - 4) : speaker.after].rstrip("、，")[-1:] if speaker.after else "",
            earlier.date if earlier else None,
            earlier.speakers if earlier else (),
            self.head,
            behind=self._sentence_after() if speaker.rule == "speaker.behind" else None,
            sourced=site.rule == "clause.source",
        )

    def _sentence_after(self) -> Span | None:
        document = self.reading.document
        here = document.sentence_at(self.head)
        after = here.index + 1 if here else len(document.sentences)
        return document.sentences[after].span if after < len(document.sentences) else None

    def _stands_alone(self, site: Site, begin: int, high: int) -> bool:
        """Whether a quotation is the content by itself, or only a part of a longer reported clause."""
        rest = self.reading.masked[begin:high].strip(" 　、，")
        if not rest:
            return True
        if site.rule == "quote.object" and not rest.endswith(("に", "で", "は", "、")):
            return False
        said = site.quotes[0].of(self.reading.text)
        if rest.endswith("を"):
            lemma = site.cue.lemma if site.cue else ""
            return not _VERB_END.search(said) or bool(_JUDGING.search(lemma))
        if rest.endswith(("ませんが", "ないが", "ますが", "ですが", "たが", "るが", "だが")):
            return True
        if rest.endswith("が"):
            return len(rest) <= 30 and not re.search(r"、|に|より", rest)
        if rest.endswith("に"):
            return not (_VERB_END.search(said) and len(said) <= 14 and not re.search(r"[はがを、。]", said))
        return not re.search(r"(?:より|の|や|な|[^のと]る|た)$", rest)

    def _antecedents(self, speaker: Speaker) -> list[tuple[Ref, Span]]:
        """Where the text says who a short or pronominal mention is; nothing for one that says it by itself."""
        if not speaker.span:
            first = [(ref, self.reading.introduction(ref)) for ref in speaker.refs]
        elif self.reading.is_full(speaker.span):
            return []
        else:
            first = [(ref, self.reading.introduction(ref, speaker.span.start)) for ref in speaker.refs]
        alone = speaker.span if len(speaker.refs) == 1 else None
        return [(ref, span) for ref, span in first if span and (not alone or len(span) > len(alone))]

    def statement(
        self,
        kind: StatementKind,
        span: Span,
        speaker: Speaker,
        site: Site,
        date: DateValue | None,
        occasion: Span | None,
    ) -> Statement:
        """One statement with its trail: speaker, who he is, verb, day, occasion."""
        trail = [TrailStep(TrailRole.SPEAKER, speaker.span, speaker.refs[0])] if speaker.span else []
        trail += [TrailStep(TrailRole.ANTECEDENT, first, ref) for ref, first in self._antecedents(speaker)]
        if site.cue:
            trail.append(TrailStep(TrailRole.CUE, site.cue.span))
        if date and date.span:
            trail.append(TrailStep(TrailRole.DATE, date.span))
        if occasion:
            trail.append(TrailStep(TrailRole.OCCASION, occasion))
        about = self.reading.cast.about(span)
        return Statement(
            "",
            kind,
            span,
            speaker.refs,
            speaker.method,
            site.cue,
            date,
            about,
            site.rule,
            round(speaker.confidence * _SURE.get(site.rule, 0.98), 3),
            tuple(trail),
        )
