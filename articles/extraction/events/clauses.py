"""A sentence cut for argument finding: clause borders, and groups of parties with the particle that follows them.

No tagger: Japanese marks the end of a clause with an inflected form before 、 or before a noun, and a party's role
with the particle after its noun phrase. Both are read from the characters.
"""

import bisect
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from articles.extraction.cast import Cast
from articles.extraction.dates import DateIndex
from articles.extraction.findings import DateMention, Mention, Ref, Span
from articles.extraction.kept import kept
from articles.extraction.parsing import MASK, Document, Sentence
from articles.vocabulary import MentionKind, Method

_TERM = re.compile(r"[一-龥々〆ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９・＋+\-の()（）]{2,24}")
_TERM_GOES_ON = re.compile(r"(?:[のにをがはでへも、(（]|など|[一-龥])(?!述べ)")
"""A name in marks is followed by its particle, a quotation by と."""
CITIES = Path(__file__).parent.parent / "rules" / "cities.tsv"
ASIDE = "\ue001"
"""Stands for a character inside round brackets."""

_PARTICLES = (
    r"に対しては|に対しても|に対して|に対する|に対し|にたいし|に向けて|に向け|によると|によれば|による|によって|により|をめぐって|をめぐり|を巡って|を巡り|"
    r"を通じて|を通じ|を通して|を通し|を経て|を介して|を介し|を経由して|を経由し|をめぐる|を巡る|について|に関する|に関して|との間で|との間に|との間の|との|とともに|と共に|とは|とも|への|へは|には|にも|からの|からは|からも|"
    r"から|までの|まで|では|での|でも|において|における|にとって|として|など|は|が|も|を|に|へ|で|と|の|や|、|，|・|「"
)
_SUFFIX = (
    r"(?:など(?:の)?|ら|側|政府|両政府|政権|両国|双方|両軍|当局|政府当局|両首脳|両外相|両首相|両大統領|各国|"
    r"(?:の)?(?:首脳|外相|国防相|外務|防衛|財務|政府|大統領|首相|代表|高官|当局|軍|両国|両政府|両軍|両首脳|両外相|両首相|両氏|双方|各国|政府|[2-9２-９二三四五六七八九十]{1,2}(?:か|カ|ヵ|ヶ|ケ)?国(?:の)?(?:首脳|外相|政府|軍)?)ら?)*"
)
_HEAD_NOUN = (
    rf"[一-龥々〆ァ-ヶーｦ-ﾟA-Za-zＡ-Ｚａ-ｚ0-9０-９・{MASK}%％／/]|[一二三四五六七八九十0-9０-９]つ|"
    r"(?<=[一-龥])[りれきけみえ](?=[をがのへ一-龥])(?!の(?:た|だ))"
)
_AFTER_GROUP = re.compile(
    rf"{ASIDE}*[)）]?[」』]?{ASIDE}*(?P<suffix>{_SUFFIX})(?P<aside>{ASIDE}*)"
    rf"(?P<head>(?:の|{ASIDE})*(?:{_HEAD_NOUN}|「{MASK}*」|『{MASK}*』|[「『][^「」『』{MASK}]{{1,24}}[」』]|の(?=[一-龥ァ-ヶ「『A-Z0-9０-９])|{ASIDE})*)"
    r"(?:(?:と|や|、)[一-龥ァ-ヶー]{0,8}(?:機|船|艇|艦|隊|弾|ミサイル|製品|部品|企業|団体|個人|銀行|車両|砲|基地|施設)(?=[がはをもに]))?"
    rf"(?:など(?=[とにへをがはもで]))?(?P<particle>{_PARTICLES})?"
)
_BETWEEN = re.compile(
    r"(?:など|ら|側|政府|両首脳|大統領|首相|外相|の(?:首脳|外相|政府))?(?:、|，|,|・|と|や|及び|および|並びに|ならびに|、それに|それに|、及び|、そして|そして|、さらに|とも)?"
)
_SEAT = re.compile(
    r"(?<=[とや、])[^、。はがも]{2,16}"
    r"(?:を(?:拠点と(?:する|した)|実効支配する|支配する|率いる)|自治区[^、。はがも]{0,8}の)[「『]?$"
)
"""Where an armed group sits, told between two parties (政府と北部を拠点とする「戦線」)."""
_SEAT_OF = re.compile(r"自治区[^、。はがをに]{0,8}の?(?=[一-龥「])")
_NOT_CLAUSE = re.compile(
    r"(?:に対し(?:て)?|として|について|をめぐ(?:って|り)|を巡(?:って|り)|に関し(?:て)?|にとって|に向け(?:て)?|において|によ(?:って|り)|にわた(?:って|り)|に伴(?:って|い)|を通じ(?:て)?|"
    r"に加え(?:て)?|に先立(?:って|ち)|に際し(?:て)?|に続(?:いて|き)|に基づ(?:いて|き)|を除(?:いて|き)|はじめ|を含め(?:て)?|により|あたり|に限り|につき|にかけ(?:て)?|にのぼり|"
    r"に合わせ(?:て)?|を前に|などで|に代わ(?:って|り)|に次い(?:で)|のうち|うち|をもって|に応じ(?:て)?|ついで|相次いで|引き続き|改めて|初めて|まで|から|など|では|には|とは|へは|あって|さらに|また|まず|なお|ただし|しかし|そして|そこで|一方|特に|"
    r"ともに|共に|ことし|さい)$"
)
_COMMA = re.compile("[、，]")
_PREDICATE_ENDS = frozenset("しりきみびちいえけべめれげせてでねずばらぎじぜ")
_CONJUNCTION = re.compile(
    r"(?:[たるいだうくすつむぶぬ]が|ものの|ため|ほか|うえで|上で|とともに|一方|一方で|後|あと|際|のち|たところ|ところ|ので|のに|けれども|直後|結果|ことから|ことで)$"
)
_ADNOMINAL = re.compile(  # what stands before is looked at last: few places get so far
    r"[たるすむうつぶぐぬく](?=の[をはがも]|こと|もの|[一-龥々ァ-ヶA-Z0-9０-９「『])"
    r"(?<=[一-龥ぁ-ん].)(?<![^続招除]く)(?<!に[関対よ係].)(?<!をめぐ.)(?<!を巡.)(?<!におけ.)(?<!に基づ.)(?<!とい.)(?<!にわた.)(?<![あま].)(?<!に向け.)(?<!いわゆ.)(?<!あらゆ.)"
)
_SAYING = (
    "述|語|発表|表明|明らか|主張|強調|説明|指摘|話|伝え|約束|宣言|訴|警告|非難|批判|通告|呼|報|否定|反論|投稿|"
    "明か|認め|確約|断言|明言|抗議"
)
_CONTENT = re.compile(
    rf"(?:と(?:(?<=[たるいだうくすつむぶぬ].)(?=[^、。]{{0,16}}(?:{_SAYING}|し(?:た|て)|い(?:う|い)))"
    rf"|(?<=[一-龥].)(?=(?:、|強く|厳しく|正式に|改めて|名指しで)?(?:{_SAYING})))"
    r"|よう(?:に)?(?=[^、。]{0,30}(?:求|要求|要請|促|呼|訴|迫|申し入|働きかけ|提案|指示|命|勧告|説得))"
    r"|旨(?=[^、。]{0,8}(?:述|発表|表明|伝|説明|の発言|強調)))"
)
_LISTED = re.compile(r"(?:は|が|も|の|と|や|、|ら|両|に|を|では|による|との|側|政府|など)")
_OWN_COUNTRY = re.compile(r"我が国|わが国|我国")
"""The author's country, Japan in a Japanese text (a foreign speaker's own country stands in quotation marks)."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Group:
    """Parties named side by side (日本とインドは) with what follows them."""

    start: int
    end: int
    refs: tuple[Ref, ...]
    spans: tuple[Span, ...]
    head: str
    """Nouns between the group and its particle (核施設 in イランの核施設を); empty if the particle follows directly."""
    particle: str
    tail: int
    """Where the particle ends."""

    @property
    def bare(self) -> bool:
        return not self.head


@dataclass
class SentenceView:
    """One sentence with everything an event needs."""

    document: Document
    sentence: Sentence
    text: str
    """The body's text with quotations and round brackets masked; same offsets as ``document.text``."""
    groups: tuple[Group, ...]
    index: DateIndex
    start: int
    end: int

    @kept
    def dates(self) -> tuple[DateMention, ...]:
        """Its date mentions in text order."""
        return tuple(self.index.within(self.sentence.span))

    @kept
    def _cut(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return _borders(self.text, self.sentence.span)

    @kept
    def borders(self) -> tuple[int, ...]:
        """Offsets after which a new clause starts, sorted."""
        return self._cut[0]

    @kept
    def contents(self) -> tuple[int, ...]:
        """Ends of content clauses (…と, …よう, …旨)."""
        return self._cut[1]

    def clause_start(self, offset: int) -> int:
        """Start of the innermost clause that ``offset`` stands in."""
        at = bisect.bisect_right(self.borders, offset) - 1
        return self.borders[at] if at >= 0 else self.start

    def coordinate_start(self, offset: int) -> int:
        """Start of the coordinated clause of ``offset``; relative and content clauses are inside."""
        at = bisect.bisect_right(self.commas, offset) - 1
        return self.commas[at] if at >= 0 else self.start

    def clause_end(self, offset: int) -> int:
        """Where the clause of ``offset`` ends: the next coordinate border or the sentence's end."""
        at = bisect.bisect_right(self.commas, offset)
        return self.commas[at] if at < len(self.commas) else self.end

    @kept
    def cities(self) -> tuple[Group, ...]:
        """Places named without their country, as groups of that country."""
        found = []
        for match in _city_pattern().finditer(self.text, self.start, self.end):
            span = Span(match.start(), match.end())
            mention = Mention(span, MentionKind.PLACE, cities()[match.group()], "event.city")
            found.append(_group(self.text, self.end, [mention]))
        return tuple(found)

    @kept
    def commas(self) -> tuple[int, ...]:
        return tuple(b for b in self.borders if self.text[b - 1] in "、，,")

    def groups_within(self, start: int, end: int) -> list[Group]:
        return [g for g in self.groups if start <= g.start and g.end <= end]


@cache
def cities() -> dict[str, str]:
    """Place names of rules/cities.tsv with their alpha-2 codes."""
    table = {}
    for line in CITIES.read_text(encoding="utf-8").splitlines():
        code, _, names = line.partition("\t")
        if names and not line.startswith("#"):
            table.update(dict.fromkeys(names.split(), code))
    return table


@cache
def _city_pattern() -> re.Pattern[str]:
    names = sorted(cities(), key=len, reverse=True)
    return re.compile(rf"(?:(?<![ァ-ヶー])(?:{'|'.join(map(re.escape, names))})(?![ァ-ヶー]))")


def masked_text(document: Document) -> str:
    """``document.masked`` with round brackets masked as well; a name in quotation marks stays readable."""
    parts, at, text = [], 0, document.masked
    for quote in document.quotes:
        inside = document.text[quote.inner_start : quote.inner_end]
        if _TERM.fullmatch(inside) and _TERM_GOES_ON.match(document.text, quote.span.end):
            parts.append(text[at : quote.inner_start])
            parts.append(inside)
            at = quote.inner_end
    text, parts, at = "".join(parts) + text[at:], [], 0
    for bracket in document.brackets:
        if bracket.mark not in "(（" or bracket.span.start < at or document.quote_at(bracket.span.start) is not None:
            continue
        parts.append(text[at : bracket.span.start])
        parts.append(ASIDE * len(bracket.span))
        at = bracket.span.end
    parts.append(text[at:])
    return "".join(parts)


def spoken_text(document: Document) -> str:
    """The body with round brackets masked only: for paragraphs that are somebody's words as a whole."""
    parts, at, text = [], 0, document.text
    for bracket in document.brackets:
        if bracket.mark in "(（" and bracket.span.start >= at:
            parts.append(text[at : bracket.span.start])
            parts.append(ASIDE * len(bracket.span))
            at = bracket.span.end
    parts.append(text[at:])
    return "".join(parts)


@lru_cache(maxsize=2)
def _is_own_told(text: str) -> bool:
    """Whether a whole text speaks of its author's country anywhere: most do not, and are asked for each sentence."""
    return _OWN_COUNTRY.search(text) is not None


def view(
    document: Document, sentence: Sentence, text: str, cast: Cast, dates: DateIndex, own_country: str = "JP"
) -> SentenceView:
    """Cut one sentence; ``own_country`` is what わが国 means there."""
    span = sentence.span
    mentions = cast.top(span)
    for match in _OWN_COUNTRY.finditer(text, span.start, span.end) if own_country and _is_own_told(text) else ():
        own = Span(match.start(), match.end())
        if not any(own.overlaps(m.span) for m in mentions):
            mentions.append(
                Mention(own, MentionKind.COUNTRY, own_country, "event.own_country", method=Method.COREFERENCE)
            )
            mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    groups = tuple(_groups(text, span, mentions))
    return SentenceView(document, sentence, text, groups, dates, span.start, span.end)


def _borders(text: str, span: Span) -> tuple[tuple[int, ...], tuple[int, ...]]:
    borders: set[int] = set()
    local = text[span.start : span.end]
    for match in _COMMA.finditer(local):
        before = local[max(0, match.start() - 10) : match.start()].rstrip(ASIDE)
        if _NOT_CLAUSE.search(before):
            continue
        if before[-1:] in _PREDICATE_ENDS or _CONJUNCTION.search(before):
            if before.endswith("で") and not before.endswith(("んで", "いで")):
                continue
            if before.endswith(("ら", "い", "ち")) and before.endswith(("から", "ならい")):
                continue
            borders.add(span.start + match.end())
    for match in _ADNOMINAL.finditer(local):
        borders.add(span.start + match.end())
    contents: list[int] = []
    for match in _CONTENT.finditer(local):
        if match[0] != "と" or span.start + match.start() not in contents[-1:]:  # …ようと is one
            contents.append(span.start + match.end())
    borders.update(contents)
    return tuple(sorted(borders)), tuple(contents)


def _groups(text: str, span: Span, mentions: list[Mention]) -> list[Group]:
    """Join mentions that stand side by side and read the particle after each group."""
    groups: list[Group] = []
    cluster: list[Mention] = []
    for mention in mentions:
        if (
            not mention.ref
            or mention.kind not in _PARTY_KINDS
            or text[mention.span.start] in (MASK, ASIDE)
            or _only_seat(text, mention)
            or text.startswith(("以外", "を除", "抜き"), mention.span.end)
        ):
            continue
        if cluster:
            last = cluster[-1].span
            if mention.span == last:
                cluster.append(mention)
                continue
            if mention.span.start < last.end:
                continue
            between = _SEAT.sub("", text[last.end : mention.span.start].replace(ASIDE, ""))
            short = between in ("(", "（") and mention.ref == cluster[-1].ref  # 「解放戦線(TPLF)」
            if short or (_BETWEEN.fullmatch(between) and not _met_there(text, between, cluster[-1], mention)):
                cluster.append(mention)
                continue
            groups.append(_group(text, mention.span.start, cluster))
        cluster = [mention]
    if cluster:
        groups.append(_group(text, span.end, cluster))
    return groups


_PARTY_KINDS = frozenset({MentionKind.PERSON, MentionKind.COUNTRY, MentionKind.ORGANIZATION})


def _only_seat(text: str, mention: Mention) -> bool:
    """The country only tells where a group sits (パレスチナ自治区ガザのハマス)."""
    return text.startswith("自治区", mention.span.end) and _SEAT_OF.match(text, mention.span.end) is not None


def _met_there(text: str, between: str, person: Mention, other: Mention) -> bool:
    """A person, と, and a place or thing (国防相と防衛省で会談, 首長と売却で合意): met, not listed."""
    if between != "と" or person.kind is not MentionKind.PERSON or other.kind is MentionKind.PERSON:
        return False
    return _LISTED.match(text, other.span.end) is None


def _group(text: str, limit: int, cluster: list[Mention]) -> Group:
    """``limit`` is where the next group or the end of the sentence is: a head noun never runs over it."""
    end = max(m.span.end for m in cluster)
    match = _AFTER_GROUP.match(text, end, max(limit, end))
    if match is None:  # every part of the pattern is optional
        raise AssertionError(text[end : end + 20])
    head, particle = match["head"].replace(ASIDE, "").strip("の・"), match["particle"] or ""
    if len(cluster) == 1:
        only = cluster[0]
        return Group(only.span.start, end, (only.ref,), (only.span,), head, particle, match.end())
    refs = tuple(dict.fromkeys([m.ref for m in cluster]))
    spans = tuple(dict.fromkeys([m.span for m in cluster]))
    return Group(cluster[0].span.start, end, refs, spans, head, particle, match.end())
