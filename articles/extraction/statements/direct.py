"""Quotations that are attributed as said: which marks hold words of somebody, and the word that says so."""

import re

from articles.extraction.findings import Cue, Span
from articles.extraction.parsing import Bracket, Sentence
from articles.extraction.rules import reporting_nouns, reporting_verbs
from articles.extraction.statements.clauses import words
from articles.extraction.statements.reading import Link, Reading, Verb
from articles.extraction.statements.sites import Content, Site

_QUOTATIVE = frozenset(w.partition("/")[0] for w in reporting_verbs.QUOTATIVE.split())
_TAKE_OBJECT = frozenset((reporting_verbs.TAKE_NOUN + reporting_verbs.SHOW_ATTITUDE).split())
_UTTERANCE = words(reporting_nouns.UTTERANCE + reporting_nouns.ATTITUDE)
_PAREN = r"(?:（[^）\n]{0,30}）|\([^)\n]{0,30}\))?"
_TO = re.compile(rf"{_PAREN}(?:など)?(?:と|って)(?:も|は|まで|さえ|だけ|ばかりに)?(?P<comma>[、，])?")
_TO_NOUN = re.compile(
    rf"{_PAREN}(?:など)?(?:との|とする|とした|という|といった|と題する|"
    rf"と題した)(?P<mod>[^、。「」はがを]{{0,30}}?)(?P<noun>{_UTTERANCE})(?P<p>[をもがでには、。とだ]|の|$)"
)
_AS_SAID = re.compile(
    rf"{_PAREN}(?:など)?と(?:する一方|し)(?:(?<=方)|た(?=[。うが上]|ほか)|(?=[、，「])|て(?:い|お)|ながら|"
    rf"つつ|ました|ています|"
    rf"て(?=[、，]))"
)
_HEARSAY = re.compile(rf"{_PAREN}と(?:いう。|いいます|いう(?=$)|いうことです|のことです|のことだ|いい[、，])")
_OBJECT = re.compile(rf"{_PAREN}(?:など)?(?:を|も)")
_END = re.compile(r"[\s　]*(?:。|$)")
_NO_SPEECH = re.compile(
    r"(?:は|も)?(?:呼[ばぶべんぼ]|呼び(?!か|掛)|よ[ばぶん]|よび(?!か)|名付|名づ|称[しすさ]|題[しすさ]|"
    r"銘打|命名|みな[しすさ]|"
    r"見な[しすさ]|考え|思[いうっわ]|み[てるらたなよ]|見[てるらたなよ]|信じ|受け止|受けと|捉え|とらえ|"
    r"判断|感じ|さ[れせ]|"
    r"な[っるりら]|同様|同じ|並[びん]|異な|比べ|記され|書かれ|刻[まみ]|表記|訳[しす]|ともに|共に|"
    r"位置づけら|位置付けら|評され|いわれ|言われ|の間|の関係|結[びん]|組[みん]|[一-龥]{2}(?:され|できる)|"
    r"読め|読める|化し|改称|改名|いえ|言え|指定|認定|定義)"
)
_NAMED_SO = re.compile(r"する(?=[一-龥ァ-ヶー])(?!こと|一方|方針|考え)")
_SPOKEN_END = re.compile(r"(?:[るたいだうくすつぬむぐぶんねよなかぞぬ]|べき|ます|です|。|？|\?|！|!|…|か)$")
_GENERIC = re.compile(
    r"(?P<stem>[一-龥ァ-ヶー]{2,8})(?:する|し[たて、まなう]|した|し$)|"
    r"(?P<verb>[一-龥][一-龥ぁ-ん]{0,6}?(?:[たるうくすむぶつぐだ]|て|ます|ました))(?=[。、]|$)"
)
_REMARKED = re.compile(
    r"(?:極めて|いたって|なお|あくまで)?(?:手厳し|厳し|辛辣|冷ややか|冷淡|素っ気な|そっけな|にべもな|慎重|強気|弱気|"
    r"楽観的|悲観的|懐疑的|否定的|肯定的|前向き|後ろ向き|挑発的|手放し|容赦な|歯切れが|意気軒高|自信たっぷり|鼻息が荒)"
    r"(?:い|く|だ|で|な|かっ|だっ|悪)"
)
_SPAN_LIMIT = 60


def quote_sites(reading: Reading, sentence: Sentence) -> list[Site]:
    """Attributed quotations of one sentence, those that share a verb together."""
    sites: list[Site] = []
    pending: list[Bracket] = []
    quotes = reading.quotes_in(sentence.span.start, sentence.span.end)
    for index, quote in enumerate(quotes):
        follower = quotes[index + 1] if index + 1 < len(quotes) else None
        pending.append(quote)
        if follower and reading.masked[quote.span.end : follower.span.start] in ("", " ", "　", "、"):
            continue
        end = follower.span.start if follower else sentence.span.end
        if site := _site(reading, pending, end, sentence):
            sites.append(site)
        pending = []
    return sites


def _site(reading: Reading, quotes: list[Bracket], limit: int, sentence: Sentence) -> Site | None:
    text, at = reading.masked, quotes[-1].span.end
    spans = tuple(Span(q.inner_start, q.inner_end) for q in quotes if q.inner_end > q.inner_start)
    if not spans:
        return None
    full = sentence.span.end
    if found := _HEARSAY.match(text, at, full):
        return _make(spans, "quote.hearsay", None, found.end(), closes=True) if _spoken(reading, spans) else None
    if found := _AS_SAID.match(text, at, full):
        cue = None
        return _make(spans, "quote.as_said", cue, found.end(), closes=True) if _spoken(reading, spans) else None
    if found := _TO_NOUN.match(text, at, full):
        return _noun_site(reading, spans, found, full)
    if (found := _TO.match(text, at, full)) and text[found.end() : found.end() + 1] not in ("の", ""):
        return _verb_site(reading, spans, found, limit, full)
    if found := _TO.match(text, at, full):
        return _make(spans, "quote.bare", None, found.end(), closes=True) if found.end() >= full else None
    if found := _OBJECT.match(text, at, full):
        return _object_site(reading, spans, found.end(), limit)
    if _END.match(text, at, full) and _spoken(reading, spans):
        return _make(spans, "quote.bare", None, full, closes=True)
    return None


def _verb_site(reading: Reading, spans: tuple[Span, ...], to: re.Match[str], limit: int, full: int) -> Site | None:
    text, at = reading.masked, to.end()
    if text[at] == "。":
        return _make(spans, "quote.to", None, at, closes=True)
    if _NO_SPEECH.match(text, at, full) or _NAMED_SO.match(text, at, full) or text[at] in "「『“":
        return None
    stop = min(limit, at + _SPAN_LIMIT)
    verb = next(
        (
            v
            for v in reading.verbs_in(at, stop)
            if v.lemma in _QUOTATIVE and not passive(v) and not _WISHED.match(v.tail)
        ),
        None,
    )
    comma = text.find("、", at, stop)
    if verb and reading.masked.count("を", at, verb.start) > 1:
        return None
    if verb and (comma < 0 or verb.start < comma or to["comma"]):
        return _make_verb(spans, "quote.to", verb)
    if (found := _REMARKED.match(text, at, full)) and _spoken(reading, spans):
        return _make(spans, "quote.to", None, found.end(), closes=True)
    window = text[at : comma if comma >= 0 else stop]
    if found := _GENERIC.search(window):
        lemma = f"{found['stem']}する" if found["stem"] else dictionary_form(found["verb"])
        if not _spoken(reading, spans) or re.search(r"(?:され|られ)", window):
            return None
        cue = Cue(lemma, Span(at + found.start(), at + found.end()))
        return _make(spans, "quote.unlisted", cue, at + found.end(), closes=True)
    return None


def _noun_site(reading: Reading, spans: tuple[Span, ...], noun: re.Match[str], full: int) -> Site | None:
    at = noun.end()
    comma = reading.masked.find("、", at, full)
    stop = comma if comma >= 0 else full
    verb = next((v for v in reading.verbs_in(noun.start("noun"), stop)), None)
    if verb and passive(verb) and noun["p"] != "が":
        return None
    if not _spoken(reading, spans) and noun["noun"] in (
        "見方",
        "見通し",
        "認識",
        "分析",
        "文言",
        "表現",
        "記述",
        "言葉",
        "文書",
        "記事",
        "報告書",
        "計画",
    ):
        return None
    if not verb and noun["p"] in "もが" and _OPINION.match(reading.masked, noun.end()):
        site = _make(spans, "quote.uttered", Cue(noun["noun"], Span(*noun.span("noun"))), at, closes=True)
        return site if _spoken(reading, spans) else None
    cue = Cue(verb.lemma, Span(verb.start, verb.end)) if verb else Cue(noun["noun"], Span(*noun.span("noun")))
    return _make(
        spans, "quote.noun", cue, verb.end if verb else at, closes=verb is None or verb.link is not Link.ADNOMINAL
    )


def _object_site(reading: Reading, spans: tuple[Span, ...], at: int, limit: int) -> Site | None:
    comma = reading.masked.find("、", at, limit)
    stop = min(comma if comma >= 0 else limit, at + 25)
    verb = next((v for v in reading.verbs_in(at, stop) if v.lemma in _TAKE_OBJECT and not passive(v)), None)
    if not verb or "と" in reading.masked[at : verb.start] or len(spans[0]) < 6 or verb.link is Link.ADNOMINAL:
        return None
    return _make_verb(spans, "quote.object", verb)


_WISHED = re.compile(r"[わさかたなまらばえせべけめ]?なけれ|(?:す)?べき")
_OPINION = re.compile(r"(?:ある|あっ|あり|出|上が|根強|多|広が|聞かれ|強ま|強い)")
_PAST = (("んだ", "む"), ("った", "る"), ("いた", "く"), ("いだ", "ぐ"), ("した", "す"), ("た", "る"))


def dictionary_form(form: str) -> str:
    """A likely dictionary form of a verb that is in no list: 語った → 語る, 売り込んだ → 売り込む."""
    for polite, plain in (
        ("きました", "く"),
        ("みました", "む"),
        ("りました", "る"),
        ("しました", "す"),
        ("ました", "る"),
        ("ます", "る"),
    ):
        if form.endswith(polite):
            return form.removesuffix(polite) + plain
    for past, plain in _PAST:
        if form.endswith(past):
            return form.removesuffix(past) + plain
    return form


def passive(verb: Verb) -> bool:
    """Whether the verb stands in the passive (と批判された)."""
    return verb.tail.startswith(("れ", "られ"))


def _spoken(reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Whether the words look like a sentence, not a name or term."""
    last = spans[-1].of(reading.text).rstrip()
    return bool(_SPOKEN_END.search(last)) or len(last) >= 14


def _make_verb(spans: tuple[Span, ...], rule: str, verb: Verb) -> Site:
    site = _make(spans, rule, Cue(verb.lemma, Span(verb.start, verb.end)), verb.end, verb.link is not Link.ADNOMINAL)
    site.adnominal = verb.link is Link.ADNOMINAL
    return site


def _make(spans: tuple[Span, ...], rule: str, cue: Cue | None, reach: int, closes: bool) -> Site:
    return Site(Content.QUOTE, rule, spans[-1].end + 1, cue, reach, closes, spans)
