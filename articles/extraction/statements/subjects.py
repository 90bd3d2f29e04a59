"""Which noun phrase is the subject of a reporting clause, and which only looks like one."""

import bisect
import re
from functools import lru_cache

from articles.extraction.findings import Span
from articles.extraction.rules import reporting_nouns
from articles.extraction.statements.clauses import DATE_TAIL, OCCASION, last_clause
from articles.extraction.statements.reading import Rank, Reading, Subject
from articles.extraction.statements.sites import Content, Site
from articles.extraction.stems import Ahead, StemFinder, tails
from articles.vocabulary import Method

_MEDIUM = re.compile(
    r"通信|新聞|テレビ|放送|メディア|ニュース|紙|誌|ロイター|タイムズ|ポスト|ジャーナル|BBC|ＢＢＣ|CNN|"
    r"ＣＮＮ|NHK|ＮＨＫ|AP|AFP|TASS|タス|アクシオス|ブルームバーグ|ラジオ|サイト|番組"
)
_AS_SUBJECT = r"(?:（[^）\n]{0,30}）|\([^)\n]{0,30}\))?(?:ら|たち)?(?:は|も|が|によると|によれば)"
_COUNTED = "0123456789０１２３４５６７８９数十百千万"
_PEOPLE = [*reporting_nouns.PRIVATE.split(), "群衆", "デモ隊", "人々", "市民ら"]
_PRIVATE = StemFinder(
    tails(_PEOPLE, _AS_SUBJECT) | dict.fromkeys(_COUNTED, rf"(?<![{_COUNTED}].)[{_COUNTED}]*+人(?:余り)?{_AS_SUBJECT}"),
    [*_PEOPLE, *_COUNTED],
)
_AGENT = Ahead(
    r"[^、。はがを「」\n]{0,40}",
    40,
    r"(?:会|党|省|庁|院|軍|局|社|団体|政府|当局|組織|連合|連盟|機構|機関|銀行|"
    r"裁判所|警察|大使館|協会|財団|研究所|センター|派|勢力|陣営|メディア|通信|新聞|テレビ|放送|加盟国|指導者|"
    r"氏|大統領|首相|外相|国防相|財務相|大臣|長官|議員|知事|市長|国王|皇太子|大使|報道官|当局者|司令官|"
    r"秘書官|室長|次長|部長|局長|特使|顧問|補佐官|次官|参謀長|総長|主席|総書記|判事|検事|王|議長|代表|"
    r"党首|委員長|総裁|会長|社長|幹部|高官|筋|関係者)"
    r"(?:（[^）\n]{0,30}）|\([^)\n]{0,30}\))?(?:ら|側)?(?:は|も)(?=.{0,16}[、，「])",
)
_LONGEST_CLAUSE = 1_000
"""A clause's subject stands within so many characters: keeps a sentence of many quotations linear."""
_TOPIC = ("は", "も", "からは", "からも")


def is_medium(reading: Reading, subject: Subject) -> bool:
    """A newspaper, agency or station: as a source it relays, it does not speak."""
    return subject.rank is not Rank.PERSON and bool(_MEDIUM.search(subject.span.of(reading.text)))


def is_source(subject: Subject) -> bool:
    """Whether によると follows."""
    return "によ" in subject.particle


def stated_subject(
    reading: Reading, site: Site, low: int, high: int, *, told: bool = False, chronicle: bool = False
) -> Subject | None:
    """The subject of the clause ``low``–``high`` that the content follows; ``told``: the sentence has a speaker."""
    found = [s for s in reading.subjects_in(low, high) if not is_source(s)]
    quote = site.content is Content.QUOTE
    if named := _label_before(reading, found, low, high, quote=quote):
        return named
    usable = [s for s in found if _may_speak(reading, s, site, high, told=told)]
    topics = [s for s in usable if s.particle in (*_TOPIC, "から") and s.rank is not Rank.DOCUMENT]
    papers = [s for s in usable if s.particle in ("は", "も", "には") and s.rank is Rank.DOCUMENT]
    if site.content is not Content.CLAUSE:
        boundary = last_clause(reading, low, high)
        near = [s for s in usable if s.span.start >= boundary and s.particle in (*_TOPIC, "から", "が") and s.refs]
        if near and (not quote or _opens_clause(reading, boundary, near[0])):
            return near[0] if near[0].rank is not Rank.COUNTRY or not topics else _topic_before_quote(reading, topics)
    if topics:
        return _topic_before_quote(reading, topics) if quote else _topic_of_clause(reading, topics)
    marked = [
        s for s in usable if s.particle == "が" and s.rank is not Rank.DOCUMENT and _opens_clause(reading, low, s)
    ]
    if marked and (chronicle or site.content is not Content.CLAUSE or _goes_on_aside(reading, marked[0], high)):
        return marked[0]
    return papers[0] if papers else None


_EMBEDDED = re.compile(
    r"(?:[るたいう]|だった)(?:こと|の(?!は)|際|時|とき|ため|問題|件|点|当日|後|直後|翌日|以降|中で|なか|"
    r"場合|限り|ほか|"
    r"結果|以上|可能性|はず|との|ところ|ように|よう、)|"
    r"について|に関し|を(?:巡|めぐ)|との質問|理由を問われ"
)


_QUALIFIES = re.compile(r"[るた][一-龥ァ-ヶー][^、。「」]{0,20}(?:は|も|を|が)(?:[^、。]{0,3})$")


def _may_speak(reading: Reading, subject: Subject, site: Site, high: int, *, told: bool) -> bool:
    """Leave out what only looks like a subject: X国から (whence), X氏が inside a clause that qualifies a noun."""
    if subject.particle == "から":
        person = subject.rank is Rank.PERSON and site.content is Content.NOUN
        return subject.comma or site.passive or person or site.rule in ("clause.uttered", "clause.to_effect")
    if subject.particle == "が":
        if _CONDITION.search(reading.masked, subject.after, high) or _RELATIVE.match(
            reading.masked, subject.after, high
        ):
            return False
        if site.content is Content.QUOTE and _QUALIFIES.search(reading.masked, subject.after, high):
            return False
        return not _EMBEDDED.search(reading.masked, subject.after, high)
    if subject.rank is Rank.COUNTRY and subject.particle == "は":
        before = reading.masked[max(0, subject.span.start - 2) : subject.span.start]
        return not before.endswith(("ば", "ば、", "なら", "ら、", "と、") if told else ("ば", "ば、", "なら"))
    return True


_CONDITION = re.compile(
    r"(?:場合|中で|なかで|ため|ので|たら|れば|ても)(?:は|も)?[、，]|ており[、，]|ていて[、，]|建設中で[、，]|"
    r"[るい]と(?=[一-龥ァ-ヶー、，])(?![^、。]{0,14}(?:述べ|語|話|言[いうっわ]|主張|強調|説明|指摘|表明|明か|し[、た]|いう|発表|訴))"
)
"""A clause that closes between a が-subject and the content: the subject belongs to it, not to the report."""
_RELATIVE = re.compile(
    r"[^、。はがを「」]{0,12}(?:る|た|う|す)(?=[一-龥ァ-ヶー])"
    r"(?![^、。はがを「」]{0,14}(?:会見|演説|談話|声明|会談|インタビュー|講演|投稿|番組|会合|会議|集会|式典|書簡)(?:で|の中|に))"
)
"""A clause that only describes a noun (Xが提唱する連合への…): X does not speak, unless it describes his own speech."""
_DAY_LABEL = re.compile(r"[^\s　、。]{0,14}[　 ]*")


def _label_before(reading: Reading, found: list[Subject], low: int, high: int, *, quote: bool) -> Subject | None:
    """A name without particle: before a quotation (トランプ氏「…」) or at the head with a comma (中国外務省、…)."""
    bare = [s for s in found if s.particle == "" and s.rank is not Rank.DOCUMENT]
    if quote and (near := [s for s in bare if s.after >= high - 1]):
        return near[-1]
    first = next((s for s in bare if s.comma and s.rank is not Rank.COUNTRY), None)
    return first if first and _DAY_LABEL.fullmatch(reading.masked, low, first.span.start) else None


def _topic_before_quote(reading: Reading, topics: list[Subject]) -> Subject:
    """The first topic rules the clause; a later one takes over only if it opens a clause of its own."""
    chosen = topics[0]
    for later in topics[1:]:
        if later.rank is Rank.COUNTRY and chosen.rank is Rank.PERSON:
            continue
        opens = reading.masked[later.span.start - 1] in "、，。" or _opens_clause(reading, chosen.after, later)
        if opens or _turned_to(reading, chosen.after, later):
            chosen = later
    return chosen


_TURN = re.compile(r"(?:が|他|ほか|し|り|て|ず|一方|ものの|のに対し|けれど)、$")


def _turned_to(reading: Reading, low: int, later: Subject) -> bool:
    """Whether a person with a clause of his own follows a turn (…しなかったが、演説したX局長は)."""
    comma = reading.masked.rfind("、", low, later.span.start)
    if comma < 0 or later.rank is not Rank.PERSON:
        return False
    own = reading.masked[comma + 1 : later.span.start]
    turned = _TURN.search(reading.masked[max(low, comma - 4) : comma + 1])
    return bool(turned) and own.endswith(("た", "る")) and not set(own) & set("はが")


def _topic_of_clause(reading: Reading, topics: list[Subject]) -> Subject:
    """Before a clause the first topic rules, unless the sentence turns to somebody else (…したが、X氏は、)."""
    chosen = topics[0]
    for later in topics[1:]:
        turned = _TURN.search(reading.masked[max(0, later.span.start - 4) : later.span.start])
        if turned and (later.comma or (not chosen.comma and later.rank in (Rank.PERSON, Rank.ORGANIZATION))):
            chosen = later
    return chosen


def _opens_clause(reading: Reading, low: int, subject: Subject) -> bool:
    before = reading.masked[low : subject.span.start]
    return len(before) <= 60 and not ("、" in before and _OTHER_CLAUSE.search(before))


_OTHER_CLAUSE = re.compile(r"[はがを][^、。]*、")


def _goes_on_aside(reading: Reading, subject: Subject, high: int) -> bool:
    """After X外相が a date, comma or occasion follows: the matrix clause's subject, not the content's."""
    if subject.comma:
        return True
    for mention in (
        reading.dates.within(Span(subject.after, min(high, subject.after + 20))) if subject.after < high else ()
    ):
        if (
            mention.span.start == subject.after
            and (tail := DATE_TAIL.match(reading.masked, mention.span.end))
            and tail["c"]
        ):
            return True
    return bool(OCCASION.match(reading.masked, subject.after, high))


@lru_cache(maxsize=2)
def _privates(text: str) -> tuple[list[int], list[re.Match[str]]]:
    """Private persons of a whole text, with where each begins: looked for once, asked for at each clause."""
    found = list(_PRIVATE.finditer(text))
    return [match.start() for match in found], found


def _last_private(text: str, low: int, high: int) -> re.Match[str] | None:
    starts, found = _privates(text)
    for match in reversed(found[bisect.bisect_left(starts, low) : bisect.bisect_left(starts, high)]):
        if match.end() <= high:
            return match
    return None


def is_unrecorded(reading: Reading, low: int, high: int) -> bool:
    """The clause's own subject is a private person, or somebody whom the cast does not know."""
    low = max(low, high - _LONGEST_CLAUSE)
    named = [s for s in reading.subjects_in(low, high) if s.rank is not Rank.DOCUMENT]
    private = _last_private(reading.masked, low, high)
    if private and not any(s.span.start <= private.start() < s.after for s in named):
        inside = private[0].endswith("が") and any(s.particle in _TOPIC and s.after <= private.start() for s in named)
        return not inside and not any(s.span.start > private.end() for s in named)
    agent = _AGENT.match(reading.masked, low, high)
    return bool(agent) and not any(s.after <= agent.end() + 1 and s.span.end > low for s in named if agent)


def is_private_after(reading: Reading, start: int, end: int) -> bool:
    """「…」と、外交評論家は言う: the subject behind the quotation is a private person."""
    return _last_private(reading.masked, start, end) is not None


def sentence_topic(reading: Reading, start: int, end: int, inside: list[Span]) -> Subject | None:
    """The matrix topic of a sentence for the sentences that follow: outside contents, a person before a country."""
    subjects = [
        s
        for s in reading.subjects_in(start, end)
        if s.refs and not is_source(s) and not any(c.contains(s.span.start) for c in inside)
    ]
    topics = [s for s in subjects if s.particle in _TOPIC or (s.particle == "から" and s.comma)]
    if cleft := _cleft(reading, start, end):
        return cleft
    people = [s for s in topics if s.rank is not Rank.COUNTRY]
    if people or topics:
        return (people or topics)[-1]
    label = next((s for s in subjects if not s.particle and s.comma and s.rank is not Rank.COUNTRY), None)
    if label and _DAY_LABEL.fullmatch(reading.masked, start, label.span.start):
        return label
    return next((s for s in subjects if s.particle == "が" and _opens_clause(reading, start, s)), None) or _owner(
        reading, start, end
    )


_IS = re.compile(r"(?:である|だった|だ|です|でした|であった)[。\s]*$")


def _cleft(reading: Reading, start: int, end: int) -> Subject | None:
    """…のはX大統領である。: who the sentence ends with is the topic."""
    at = reading.masked.rfind("のは", start, end)
    if at < 0:
        return None
    for first, last, refs in reading.phrases_in(at + 2, end):
        if first <= at + 3 and reading.cast.is_person(refs[0]) and (is_ := _IS.match(reading.masked, last, end)):
            return Subject(Span(first, last), tuple(refs), Rank.PERSON, "は", is_.end(), False, Method.STATED)
    return None


_OWNED = re.compile(
    r"の(?:言葉|発言|返答|回答|主張|立場|姿勢|外交|政策|狙い|目的|反応|演説|方針|対応|戦略|決断|訴え|警告|"
    r"口調|怒り)(?P<p>は|が|も)(?P<c>[、，])?"
)


def _owner(reading: Reading, start: int, end: int) -> Subject | None:
    """X大統領の言葉が…: what belongs to somebody is the topic, so he is."""
    for first, last, refs in reading.phrases_in(start, min(end, start + 40)):
        if found := _OWNED.match(reading.masked, last):
            rank = Rank.PERSON if reading.cast.is_person(refs[0]) else Rank.COUNTRY
            return Subject(Span(first, last), tuple(refs), rank, found["p"], found.end(), False, Method.COREFERENCE)
    return None


_BY_MEDIA = re.compile(
    r"[^、。]{0,24}(?:メディア|通信|新聞|紙|報道|テレビ|放送)(?:の?報道)?(?:など)?に(?:よると|よれば|"
    r"よりますと)"
)


def told_by_media(reading: Reading, low: int, end: int) -> bool:
    """Whether a medium that the cast does not list is the sentence's source."""
    return bool(_BY_MEDIA.match(reading.masked, low, end))


def source_of(reading: Reading, low: int, end: int) -> Subject | None:
    """The source that a sentence names with によると, at its head."""
    for subject in reading.subjects_in(low, end):
        if is_source(subject):
            return subject if subject.span.start - low <= 60 else None
    return None
