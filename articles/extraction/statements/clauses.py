"""The reporting clause: where its own phrases (who, when, where, to whom, about what) end and the content begins."""

import re

from articles.extraction.findings import Span
from articles.extraction.rules import reporting_nouns
from articles.extraction.statements.reading import Reading
from articles.extraction.stems import Ahead


def words(listing: str) -> str:
    """A word list as a pattern, longest first."""
    return "|".join(re.escape(w) for w in sorted(set(listing.split()), key=len, reverse=True))


_OCC = words(reporting_nouns.OCCASION)
_HEARER = words(reporting_nouns.HEARER + reporting_nouns.PRESS)
_PRESS = words(reporting_nouns.PRESS)
_PAREN = r"(?:（[^）\n]{0,40}）|\([^)\n]{0,40}\))?"
_NOT = r"、，。はがを「」『』\n"
"""What a phrase for somebody or something cannot hold."""

LEAD = re.compile(
    r"[\s　▼▽◆◇■□●○・※◎★☆]*(?:【[^】\n]{0,40}】|\[[^\]\n]{0,40}\]|"
    r"［[^］\n]{0,40}］)?[\s　]*(?:[-‐－—―=＝][\s　]*)?"
    r"(?:[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[\s　.．、]|[一二三四五六七八九十]{1,2}、)?[\s　]*"
)
_MARK = re.compile(r"[\s　▼▽◆◇■□●○・※◎★☆【\[［\-‐－—―=＝(（0-9０-９一二三四五六七八九十]")
"""With what a lead begins: most sentences have none."""
CONNECTIVE = re.compile(rf"(?:{words(reporting_nouns.CONNECTIVE)})(?!的|向き)(?:に)?(?:[、，]|(?=[^ぁ-ん]))")
_TERM = r"(?:「[^「」\n]{0,40}」)?"
OCCASION = Ahead(
    rf"[^{_NOT}]{{0,30}}{_TERM}[^{_NOT}]{{0,8}}",
    30 + 42 + 8,
    rf"(?:{_OCC}){_PAREN}(?:で(?![のあきすも]|は?なく)|では(?!な)|において|後|後に|"
    rf"後の[^{_NOT}]{{0,20}}?で|"
    rf"に先立ち|に先立つ[^{_NOT}]{{0,20}}?で|に際し|にあたり|を通じ|を通じて|に合わせ|の後|のあと|前に|を前に|"
    rf"の席上|"
    r"の席で|の場で|の冒頭|の冒頭で|の中で|などで|中に|に出演し|に出席し|で演説し)(?:は|も)?[、，]?",
)
_ADDRESS = r"(?:に対し(?:て)?|宛てに|あてに|に宛て(?:て)?)(?![たるれ])(?:は|も)?[、，]?"
HEARER = Ahead(
    rf"[^{_NOT}]{{0,12}}",
    12,
    rf"(?:{_HEARER}){_PAREN}(?:側|ら|など)?{_PAREN}(?:{_ADDRESS}|"
    rf"に向け(?:て)?(?![たる])[、，]?|に(?![よおつ関対向])(?:は|も)?[、，]?|へ(?!の))",
)
PRESS = Ahead(
    rf"[^{_NOT}]{{0,12}}", 12, rf"(?:{_PRESS}){_PAREN}(?:ら|など)?(?:{_ADDRESS}|に(?![よおつ関対向])(?:は|も)?[、，]?)"
)
THROUGH = Ahead(
    rf"[^{_NOT}]{{0,10}}",
    10,
    r"(?:報道官|代理人|広報官|大使|大使館|外交ルート|通訳|弁護士|声明|ＳＮＳ|SNS|仲介者|"
    r"特使|側近)を(?:通じ|介し|経由し)(?:て)?(?![たる])[、，]?",
)
ABOUT_WORDS = Ahead(
    r"[^。、，はが「」\n]{1,25}", 25, r"(?:については|に関しては|に対しては|を(?:巡|めぐ)っては|について(?!も))[、，]?"
)
ABOUT_TOPIC = Ahead(r"[^。、，はが「」\n]{1,25}", 25, r"(?:については|に関しては|を(?:巡|めぐ)っては)")
DISCUSSION = Ahead(
    r"[^。「」\n]{1,80}",
    80,
    r"(?:意見交換を行い|意見を交わし|意見交換し|議論し|議論を行い|協議を行い|懇談し)(?:まし)?(?:て)?[、，]",
)
TO_SOMEBODY = Ahead(
    rf"[^{_NOT}]{{1,30}}",
    30,
    r"(?:側|国|政府|社|者|機関|省|軍|党|派|勢力|組織|当局|氏|相|統領|民|々|団|員|長|官|"
    rf"事業者|企業|企業など){_PAREN}(?:ら|など)?{_ADDRESS}",
)
ABOUT = Ahead(
    r"[^。、，「」\n]{0,45}(?:「[^「」\n]{0,20}」[^。、，「」\n]{0,20})?",
    45 + 22 + 20,
    r"(?:については?|に関しては?|を(?:巡|めぐ)(?:り|って)は?|に関連し(?:て)?|"
    r"に触れ(?:て)?|に言及し(?:て)?|を念頭に(?:置き|置いて)?|を踏まえ(?:て)?|を受け(?:て)?|を問われ(?:ると|て)?|"
    r"との質問に|の質問に(?:対し(?:て)?)?|に先立ち|にあたり|を前に|に伴い|を理由に|に応じ(?:て)?|"
    r"に答え(?:て)?|に絡み|に絡んで|を引き合いに|をにらみ|に続き|として)(?:は)?[、，]",
)
_ACTS = (
    "会談し|会見し|会見を開き|演説し|演説を行い|出席し|訪問し|訪れ|会い|会って|開き|面会し|協議し|電話し|"
    "話し|話して|招き|招いて|呼び|呼び出し|呼んで|出し|公開し|出演し|視察し|視察した後|召還し|署名し|"
    "受け|応じ|登壇し|登場し|"
    "述べた後|迎え|迎えて|到着し|帰国し|飛び|送り|訪米し|訪日し|訪中し|訪韓し|訪朝し|訪ロし|訪欧し|"
    "参加し|発表し|行い|踏まえ|触れ|言及し|表敬し|立ち|立って|臨み|抗議し|採択し|公表し|更新し|投稿し|"
    "寄せ|寄稿し|挙げ|挙げて|引き|引いて|念頭に置き|控え"
)
ACTS = Ahead(r"[^。\n]{1,90}", 90, rf"(?:{_ACTS})(?:ました)?(?:た後|た上で|たうえで)?[、，]")
DATE_TAIL = re.compile(
    r"(?:（[^）\n]{0,20}）|\([^)\n]{0,20}\))?(?:の)?"
    r"(?:早朝|未明|明け方|朝|午前|正午|昼|午後|夕方|夕|夜|深夜|夜半|中|ごろ|頃|初め|半ば|下旬|上旬|中旬|末)?"
    r"(?:[0-9０-９]{1,2}時(?:[0-9０-９]{1,2}分)?(?:ごろ|すぎ|過ぎ|頃)?)?"
    r"(?:に|から|までに|まで|になって|に入って)?(?P<c>(?:は|も)?[、，]|は|も|[　 ])?"
)
TIME = re.compile(
    r"(?:この日|同日|同夜|同じ日|その日|翌日|前日|当日|先に|先ごろ|最近|このほど|このたび|今回|当時|当初|"
    r"終了後|会談後|会見後|直後|その後|改めて|あらためて|滞在中|訪問中|訪日中|訪米中|訪中時|訪日時|訪米時|"
    r"出張中|在任中|会期中|会談中|これまで|かねて|以前|就任後|閉会後|帰国後|到着後|"
    r"席上|冒頭|現地時間)"
    r"(?:の?(?:朝|夜|午前|午後|未明|夕|夕方))?(?:に|は|も|から)?[、，]"
)


def skip_lead(reading: Reading, start: int, end: int) -> int:
    """Past marks, dateline and item number at the head of a sentence."""
    found = LEAD.match(reading.masked, start, end) if _MARK.match(reading.masked, start) else None
    at = found.end() if found else start
    while (found := CONNECTIVE.match(reading.masked, at, end)) and found.end() > at:
        at = found.end()
    return at


def content_start(
    reading: Reading,
    start: int,
    end: int,
    *,
    subject_comma: bool,
    addressee: bool,
    quote: bool = False,
    bare: bool = False,
) -> int:
    """Where the content begins in ``start``–``end``, the reporting clause's own phrases left out.

    ``start`` stands after the subject, if there is one; ``subject_comma`` tells that a comma closes it (X氏は、…),
    which in Japanese news marks the content's beginning; ``addressee``: the verb takes a person or country with に as
    hearer; ``quote``: the content is a quotation that begins at ``end``, so that all may be left out; ``bare``: the
    content begins at once, but for connectives and times (ministry style: Xから、…旨述べた).
    """
    if (found := _CLOSING_NOUN.match(reading.masked, start, end)) and found.end() < end:
        start = found.end()
    at, acts, last = start, not subject_comma, end if quote else end - 1
    for _ in range(12):
        step = _phrase_end(reading, at, end, last, acts=acts, addressee=addressee, bare=bare)
        if step <= at or step > last:
            break
        if subject_comma and not (quote or addressee) and reading.masked[step - 1] not in "、，":
            break
        at = step
    return _after_day(reading, at, last)


_CLOSING_NOUN = re.compile(r"(?:上で[、，]?|うえで[、，]?)|(?:一方で?|後|直後|際|半面|反面|傍ら|ほか)[、，]")
_EXPLAINED = Ahead(
    r"[^。\n]{1,80}", 80, r"(?:説明|言及|発言|紹介|報告|意見交換)(?:が(?:あり|なされ|行われ)|を行い)[、，]"
)
_DAY = re.compile(r"[、，](?:さらに|また|このうち)?(?=[^、。]{2,14}(?:には|は)[、，])")


def _after_day(reading: Reading, start: int, last: int) -> int:
    """Past a new day that opens a later clause (課し、今年6月20日には、…): what stands before it is told, not said."""
    at = start
    for found in _DAY.finditer(reading.masked, start, last):
        for mention in reading.dates.within(Span(found.end(), min(last, found.end() + 14))):
            tail = DATE_TAIL.match(reading.masked, mention.span.end, last)
            if mention.span.start == found.end() and tail and tail["c"] and tail["c"][0] == "は":
                at = tail.end()
    return at


def _phrase_end(reading: Reading, at: int, end: int, last: int, *, acts: bool, addressee: bool, bare: bool) -> int:
    text = reading.masked
    while at < end and text[at] in " 　、，":
        at += 1
    if bare:
        found = CONNECTIVE.match(text, at, end) or TIME.match(text, at, end) or _EXPLAINED.match(text, at, end)
        return found.end() if found else at
    for pattern in (CONNECTIVE, TIME, THROUGH, OCCASION, HEARER if addressee else PRESS, DISCUSSION):
        if (found := pattern.match(text, at, end)) and found.end() <= last:
            return found.end()
    if (past := _date_end(reading, at, end)) > at:
        return past
    if (past := _hearer_end(reading, at, end, last, addressee)) > at:
        return past
    about = ABOUT.match(text, at, end) or (ABOUT_WORDS.match(text, at, end) if last == end else None)
    if about and about.end() <= last:
        return about.end()
    if (found := ABOUT_TOPIC.match(text, at, end)) and found.end() <= last:
        return found.end()
    if (found := TO_SOMEBODY.match(text, at, end)) and found.end() <= last:
        return found.end()
    if acts and (found := ACTS.match(text, at, end)) and found.end() <= last:
        return found.end()
    return at


_NEAR_DATE = re.compile(r"[^、，。はがを「」\n]{1,12}の")
MOMENT = re.compile(r"の?[^、，。はがを「」\n]{1,8}(?:時|際|中|前|後)(?:に)?[、，]")
_PLACE = re.compile(r"[^、，。はがをに「」\n]{1,16}で[、，]")


def _date_end(reading: Reading, at: int, end: int) -> int:
    """Past a date of the reporting clause: 6日、, 6日の会見で, 6日モスクワで、, 就任直後の12月末には."""
    if at + 1 >= end:
        return at
    for mention in reading.dates.within(Span(at, min(end, at + 30))):
        ahead = mention.span.start > at
        if ahead and not _NEAR_DATE.fullmatch(reading.masked, at, mention.span.start):
            break
        tail = DATE_TAIL.match(reading.masked, mention.span.end, end)
        if tail and tail["c"] and (not ahead or tail["c"][0] == "は"):
            return tail.end()
        if ahead:
            break
        after = tail.end() if tail else mention.span.end
        for pattern in (OCCASION, _PLACE, MOMENT):
            if (found := pattern.match(reading.masked, after, end)) and found.end() < end:
                return found.end()
    return at


_HEARER_PARTICLE = re.compile(r"(?:側|ら)?(?:に対し(?:て)?(?![たる])|に(?![よおつ関対向])|へ(?!の))(?:は|も)?[、，]?")


def _hearer_end(reading: Reading, at: int, end: int, last: int, addressee: bool) -> int:
    """Past a person or, if the verb takes a hearer, a country with に."""
    for subject_end, person in reading.named_at(at):
        found = _HEARER_PARTICLE.match(reading.masked, subject_end, end)
        if found and (person or addressee or "対し" in found[0]) and found.end() <= last:
            return found.end()
    return at


_TOWARDS = Ahead(r"[^、，。「」\n]{1,40}", 40, r"に対し(?:て)?(?![たるれ])[、，]?")
_SO_MANY = Ahead(rf"[^{_NOT}]{{0,30}}", 30, r"[0-9０-９]+(?:人|名|社)(?:全員)?に(?![よおつ関対向])[、，]?")


def after_hearer(reading: Reading, start: int, end: int) -> int:
    """Past whoever is asked, however long his description (兵を送ったXに対して撤収を求めた)."""
    found = _TOWARDS.match(reading.masked, start, end) or _SO_MANY.match(reading.masked, start, end)
    return found.end() if found and found.end() < end else start


def after_act(reading: Reading, start: int, end: int) -> int:
    """Past an act told before the asking, where whoever is asked opens a clause of his own (追放し、国民には…よう)."""
    at = last_clause(reading, start, end)
    if at == start:
        return start
    found = HEARER.match(reading.masked, at, end) or TO_SOMEBODY.match(reading.masked, at, end)
    return found.end() if found and found.end() < end else start


_RENYOU = re.compile(
    r"(?:[しりきみいえけべれせてでちびぎめ]|ており|ず|後|まま|ほか|一方|ため|うえ|ところ|なか|中|"
    r"上)[、，]|(?<=[たる」])として(?=[^、いもはの])"
)


_LONGEST_CLAUSE = 1_000
"""Keeps a sentence of very many clauses linear."""


def last_clause(reading: Reading, start: int, end: int) -> int:
    """Where the last clause of a stretch begins: after the last verb form or connective with a comma."""
    at = start
    for found in _RENYOU.finditer(reading.masked, max(start, end - _LONGEST_CLAUSE), end):
        at = found.end()
    return at


def noun_start(reading: Reading, start: int, end: int, *, comma: bool) -> int:
    """Where a noun phrase that is the content begins: an act told before it (署名し、…の終結を確認した) is left out.

    After a subject with a comma two clauses that qualify the noun together (下げ、促す計画) stay together.
    """
    at = last_clause(reading, start, end)
    if at >= end - 1:
        return start
    if comma and re.search(r"[るたう](?=[一-龥ァ-ヶー「][^、]*$)", reading.masked[at:end]):
        return start
    return at
