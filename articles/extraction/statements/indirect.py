"""Reported clauses: from each reporting verb back to the marker of its content (と, 旨, よう, こと, 考えを, を)."""

import re
from collections.abc import Callable
from dataclasses import replace

from articles.extraction.findings import Cue, Span
from articles.extraction.parsing import Sentence
from articles.extraction.rules import reporting_nouns, reporting_verbs
from articles.extraction.statements.clauses import words
from articles.extraction.statements.direct import passive
from articles.extraction.statements.reading import Link, Reading, Verb
from articles.extraction.statements.sites import Content, Site


def _set(listing: str) -> frozenset[str]:
    return frozenset(w.partition("/")[0] for w in listing.split())


_QUOTATIVE, _ASK = _set(reporting_verbs.QUOTATIVE), _set(reporting_verbs.ASK_FOR_ACTION)
_NOUN, _FACT, _SHOW = (
    _set(reporting_verbs.TAKE_NOUN),
    _set(reporting_verbs.TAKE_FACT),
    _set(reporting_verbs.SHOW_ATTITUDE),
)
_AGREE = _set(reporting_verbs.AGREE_VERBS)
_ATTITUDE, _UTTERANCE = words(reporting_nouns.ATTITUDE), words(reporting_nouns.UTTERANCE)

_ADVERB = words(reporting_nouns.ADVERB)
_CASE = (
    r"[^、，。とをはがも「」\n]{1,24}?"
    r"(?:に対し(?:て)?|に向け(?:て)?|に宛てて|宛てに|に|へ|で|を通じ(?:て)?|を込めて|を前に|を引いて|"
    r"の中で|上で|として)"
    r"(?:も|は)?[、，]?"
)
_OBJECT_CASE = r"[^、，。とはがも「」\n]{1,20}?を"
_BETWEEN = rf"(?:[、，]?(?:{_ADVERB}|{_CASE})){{0,3}}"
_BETWEEN_WIDE = rf"(?:[、，]?(?:{_ADVERB}|{_CASE}|{_OBJECT_CASE})){{0,3}}"
_FINITE = re.compile(r"(?:[るたいだうくすつぬむぶぐ」』）)よかねせ]|ない|べき|ん|れ)$")

_TO = re.compile(
    rf"(?P<end>)(?:など)?と(?!し|す|な[るっり]|い[うっ]|の(?!み)|もに|共に|いえ|みら)(?:も|"
    rf"は|のみ|だけ|まで)?[、，]?(?P<mid>{_BETWEEN_WIDE})$"
)
_INVERTED = re.compile(
    r"(?<=[るたいだうくすつむぶぬ])(?P<end>)(?:、と|と、)(?P<who>[^、，。「」\n]{2,40}?)(?:は|が)[、，]?"
    r"(?:[^、，。「」をはが\n]{1,16}[、，]?){0,3}$"
)
_TO_NOUN = re.compile(
    rf"(?P<end>)(?:など)?(?:との|という|とする|といった|"
    rf"とした)(?P<mod>[^、。をはがも「」]{{0,16}}?)(?P<noun>{_UTTERANCE}|{_ATTITUDE}|点|こと|もの)(?P<p>を|"
    rf"も|で|に|が|の点で|を巡り){_BETWEEN_WIDE}$"
)
_APPOSITIVE = re.compile(rf"(?P<end>)(?P<noun>{_ATTITUDE})(?P<p>を|も|で|が|に){_BETWEEN}$")
_TO_EFFECT = re.compile(rf"(?<![要趣論本])(?P<end>)旨(?:を|も|、|の|が)?(?:{_UTTERANCE})?(?:を|が)?{_BETWEEN}$")
_SO_THAT = re.compile(rf"(?<=[るうくすつぬぶむぐい])(?P<end>)よう(?:に)?(?:と)?{_BETWEEN_WIDE}$")
_THAT = re.compile(rf"こと(?P<end>)(?P<p>を|も|で|に|が|は|など[をで])(?P<mid>{_BETWEEN})$")
_OBJECT = re.compile(rf"(?P<end>)(?P<p>を|も|に|が|で|すら|さえ)(?P<mid>{_BETWEEN})$")

_UTTERED = re.compile(
    rf"(?:との|という|とする|旨の?)(?P<mod>[^、。をはが「」]{{0,8}}?)(?P<noun>{_UTTERANCE})(?:が|"
    rf"も)(?P<v>あっ|あり|ある|出た|出され|なされ|示され|述べられ|寄せられ|相次い|上がっ|表明され)"
)
_ASKED_FOR = re.compile(
    r"(?<=[るうくすつぬぶむぐい])(?P<end>)よう(?:に)?(?:との|な)?(?:[^、。をはが「」]{0,12}?)"
    rf"(?P<noun>{_UTTERANCE}|依頼|要望|求め|呼びかけ|働きかけ)が(?:あっ|あり|なされ|示され|述べられ|寄せられ|出され)"
)
_HELD = re.compile(
    r"と(?<![もそよおころとの]うと)(?<=[るたいだうくすつむぶぬ」』）)]と)(?:し(?:た(?=[。うが上]|ほか)|"
    r"(?=[、，])|て(?:い|お)(?:る|た|"
    r"り|ます|ました)?|ながら|つつ|ました|ています))|"
    r"とする(?<=[るたいだうくすつむぶぬ」]とする)(?P<doc>[^、。]{0,12}?(?:声明|談話|コメント|見解|文書|書簡|"
    r"報告書|宣言|決議))"
)
_HEARSAY = re.compile(
    r"と(?:いう(?=。|$)|いいます|いうことです|いうことで(?=[、。])|のことです|のことだ|いい(?=[、，])|"
    r"話している|いった)(?P<e>)"
)
_EXPLAINED = re.compile(
    r"(?P<end>)について(?<=ことについて)(?:の)?(?:詳細な|丁寧な)?(?P<noun>説明|報告|紹介|言及|発言|提起|"
    r"指摘)が(?:あっ|あり|なされ|行われ)"
)
_BLAMING = re.compile(
    r"として(?<=[るただ」い]として)[、，]?(?=[^。、]{0,40}(?:非難し|批判し|抗議し|糾弾し|謝意|反発し|謝罪し|"
    r"感謝|警告し|評価し|称賛し|支持を|宣言し|告発し|求め|要求し|要請し|通報し))"
)

_FOLLOWS = re.compile(rf"[^、。はがをに]{{0,14}}?(?:{words(reporting_nouns.REPORTED_BY)})")
_THANKS = re.compile(
    r"(?:^|[、])(?:深い|深甚なる|心からの|改めて|重ねて)*(?:謝意|感謝の意|感謝|敬意|哀悼の意|弔意|祝意)$"
)
_GUESSED = re.compile(r"とみられ|ようだ$|らしい")
_NOT_YET = re.compile(
    r"(?:こと(?:に(?:し|な|つ)|が(?:でき|可能)|も(?:でき|あり))|予定|見込み|(?:もの)?と(?:み|見)られ|"
    r"もよう|模様|構え|つもり|見通し|可能性|"
    r"必要|狙い|かどうか|のか|ため|べき|余地)"
)
_NOT_TOLD = re.compile(
    r"(?:し|さ)?(?:て(?:い|は)?)?(?:ない|なかっ|ず(?!つ)|ません|なけれ)|ない|"
    r"[わさかたなまらばえせべけめ](?:ない|なかっ|ず(?!つ)|なけれ)|(?:す)?べき|(?:し)?たい|"
    r"(?:し)?よう(?:と|か)"
)
_WITH_AIM = re.compile(
    r"(?:に向けた|への|に関する|に対する|のための|についての)(?:[^、。をはが]{0,10}?と)?(?:[一-龥]{2}な)?(?:理解|協力|支持|支援|関与|貢献|参加|対応)$"
)
_POINTING = re.compile(r"^(?:こうした|そうした|このような|そのような|こんな|同様の|この|その)")
_NARROW = _set(reporting_verbs.QUOTE_ONLY)
_RULING = frozenset({"定める", "規定する", "うたう", "謳う", "掲げる"})
_FIGURES = _set(reporting_verbs.REPORTS_FIGURES)
_JUDGED = frozenset({"非難する", "批判する", "期待する", "支持する", "反対する", "懸念する", "拒否する", "評価する"})
_EMPTY = re.compile(rf"(?:^|の|た|る|や|て|[、])(?:{words(reporting_nouns.EMPTY_OBJECT)})$")
_FULL_NOUN = re.compile(
    r"(?:の|への|との|深い|強い|高い|大きな|固い|に|へ|改めて|重ねて|な|について|に対して|に対し|につき)$"
)
_TE_FORM = re.compile(r"[っいきしみりけべめれせ][てで](?=[一-龥ァ-ヶーA-ZＡ-Ｚ])")
_BARE = _set(reporting_nouns.NOT_CONTENT)


_FACT_OR_AGREE = _FACT | _AGREE
_ANY = _SHOW | _NOUN | _FACT | _AGREE | _QUOTATIVE
_VIEWS = _set("考え 方針 立場 見方 見通し 見解 認識 姿勢 構え 意見 思い 判断 分析 試算 主張 受け止め 問題意識 信念")


def says_nothing(content: str) -> bool:
    """Whether an object names no content: これ, 合意内容, 遠回しに遺憾."""
    return (
        content in _BARE
        or bool(_EMPTY.search(content) or _THANKS.search(content))
        or content.startswith(("遠回しに", "暗に", "率直に"))
        or content.endswith(("について", "に関して", "をめぐって", "を巡って"))
    )


def clause_sites(reading: Reading, sentence: Sentence, taken: list[Site], *, listed: bool = False) -> list[Site]:
    """Reports without marks in one sentence; verbs that already report a quotation are left out.

    ``listed``: the sentence is an item of a document, where every 非難する and 期待する with an object counts.
    """
    used = {site.cue.span.start for site in taken if site.cue}
    span = sentence.span
    sites = [
        s
        for v in reading.verbs_in(span.start, span.end)
        if v.start not in used
        if (s := _verb_site(reading, v, span.start, listed))
    ]
    here = frozenset(_SIGNS.findall(reading.masked, span.start, span.end))
    for signs, pattern, make in _WITHOUT_VERB:
        if not signs.isdisjoint(here):
            sites += [make(m) for m in pattern.finditer(reading.masked, span.start, span.end)]
    if not sites:
        return []
    closed = {q.end for q in taken}
    effect = max((s.end for s in sites if s.rule == "clause.to_effect"), default=0)
    return [s for s in sites if s.end not in closed and not (s.cue and s.end < effect and _lists(reading, s.cue))]


def _lists(reading: Reading, cue: Cue) -> bool:
    """Whether a verb in plain form before a comma is one of several clauses before 旨 (…申し上げる、…する旨述べた)."""
    end = cue.span.end
    return reading.masked[end - 1] in "るうくすつむぶぐ" and reading.masked[end : end + 1] in ("、", "，", ",")


def _verb_site(reading: Reading, verb: Verb, floor: int, listed: bool) -> Site | None:
    if _NOT_TOLD.match(verb.tail) or _GUESSED.search(verb.tail) or _NOT_YET.match(reading.masked, verb.end):
        return None
    if verb.link is Link.ADNOMINAL and (verb.lemma == "認める" or verb.tail.endswith(("なら", "れば", "ならば"))):
        return None
    if verb.link is Link.ADNOMINAL and not _FOLLOWS.match(reading.masked, verb.end):
        return None
    if "を" in verb.lemma:
        noun, _, simple = verb.lemma.partition("を")
        verb = replace(verb, lemma=simple, start=verb.start + len(noun) + 1)
    window = reading.masked[max(floor, verb.start - 70) : verb.start]
    base = verb.start - len(window)
    for rule, finder in _FINDERS:
        if found := finder(window, verb):
            return _make(rule, found, base, verb)
    if listed and verb.lemma in _JUDGED and (found := _OBJECT.search(window)):
        return _make("clause.object", found, base, verb)
    return None


_NO_CONTENT = ("こ", "も", "ひ", "ご", "あ", "ふ", "やっ", "ずっ", "もっ", "きっ", "いっ", "ちょっ", "ほ", "さ")
"""Before と these make another word (こと, もっと, ちょっと)."""


def _quotative(window: str, verb: Verb) -> re.Match[str] | None:
    if verb.lemma not in _QUOTATIVE or (passive(verb) and not window.endswith("と")):
        return None
    found = _TO.search(window) if "と" in window else None
    if not found or passive(verb):
        return None
    before = window[: found.start()]
    if before.endswith(_NO_CONTENT):
        return None
    if (verb.lemma in _NARROW and verb.lemma not in _RULING and not _said_so(before, verb)) or (
        found["mid"] and _TE_FORM.search(found["mid"])
    ):
        return None
    if not _FINITE.search(before) and (found["mid"] or verb.lemma not in _FIGURES):
        return None
    return found if len(before) >= 2 else None


def _inverted(window: str, verb: Verb) -> re.Match[str] | None:
    """The content first, then the subject: …できると、X事務総長は日曜日、語った."""
    if verb.lemma not in _QUOTATIVE or verb.lemma in _NARROW or passive(verb):
        return None
    found = _INVERTED.search(window) if "と" in window else None
    return found if found and found.start() >= 2 else None


def _said_so(before: str, verb: Verb) -> bool:
    """Whether と cannot mean "when": after た, だ, たい, べき, or after ない with a verb in the past."""
    if before.endswith(("た", "だ", "です", "たい", "べき", "のだ")):
        return True
    return before.endswith("ない") and "た" in verb.tail


def _with_noun(window: str, verb: Verb) -> re.Match[str] | None:
    found = _TO_NOUN.search(window) if "と" in window and verb.lemma in _ANY else None
    if not found:
        return None
    before = window[: found.start()]
    if found["mod"].endswith("の") and not _FINITE.search(before):
        return None
    return found if len(before) >= 2 and not before.endswith("こ") else None


_BEFORE_NOUN = re.compile("[ぁ-ん」』）)]$")


def _appositive(window: str, verb: Verb) -> re.Match[str] | None:
    if verb.lemma not in _SHOW:
        return None
    found = _APPOSITIVE.search(window)
    if (
        not found
        or not _BEFORE_NOUN.search(window, 0, found.start())
        or window[: found.start()].endswith(("は", "何度も", "こうした", "そうした", "このような", "そのような"))
    ):
        return None
    if passive(verb) != (found["p"] == "が") and not (passive(verb) and found["p"] == "も"):
        return None
    return found


def _to_effect(window: str, verb: Verb) -> re.Match[str] | None:
    return _TO_EFFECT.search(window) if "旨" in window else None


def _so_that(window: str, verb: Verb) -> re.Match[str] | None:
    return _SO_THAT.search(window) if "よう" in window and verb.lemma in _ASK else None


def _fact(window: str, verb: Verb) -> re.Match[str] | None:
    found = _THAT.search(window) if "こと" in window and verb.lemma in _FACT_OR_AGREE else None
    if not found or (found["p"] == "で" and verb.lemma != "一致する") or (found["p"] == "が" and not passive(verb)):
        return None
    if found["p"] == "は" and verb.lemma not in (
        "認める",
        "否定する",
        "約束する",
        "明らかにする",
        "確認する",
        "評価する",
    ):
        return None
    if found["p"] == "に" and verb.lemma not in (
        "言及する",
        "賛成する",
        "反対する",
        "抗議する",
        "期待する",
        "感謝する",
        "同意する",
    ):
        return None
    return found


def _object(window: str, verb: Verb) -> re.Match[str] | None:
    if verb.lemma not in _NOUN | {"一致する", "見積もる", "期待する", "評価する", "称賛する", "たたえる"}:
        return None
    found = _OBJECT.search(window)
    if not found:
        return None
    p = found["p"]
    if (
        (p == "で") != (verb.lemma == "一致する")
        or (p == "に") != (verb.lemma in ("言及する", "期待する"))
        or (p == "が") != passive(verb)
        or (passive(verb) and "てい" in verb.tail)
    ):
        return None
    before = window[: found.start()]
    if _TE_FORM.search(found["mid"]):
        return None
    head = re.search(r"[^、。」をはがにでと]*$", before)
    full = _WITH_AIM.search(before)
    if not full and ((head and _POINTING.sub("", head[0]) in _BARE) or _EMPTY.search(before)):
        return None
    if verb.lemma in ("評価する", "称賛する", "たたえる") and not re.search(
        r"の[^の]{0,4}(?:努力|貢献|取組|取り組み|役割|成果|決断|姿勢|支援|協力|尽力)$", before
    ):
        return None
    return found


_Finder = Callable[[str, Verb], re.Match[str] | None]
_FINDERS: tuple[tuple[str, _Finder], ...] = (
    ("clause.to_noun", _with_noun),
    ("clause.to_effect", _to_effect),
    ("clause.so_that", _so_that),
    ("clause.that", _fact),
    ("clause.attitude", _appositive),
    ("clause.to", _quotative),
    ("clause.object", _object),
    ("clause.inverted", _inverted),
)


def _make(rule: str, found: re.Match[str], base: int, verb: Verb) -> Site | None:
    end = base + found.start("end")
    content = Content.CLAUSE
    if rule == "clause.attitude" and _FULL_NOUN.search(found.string[: found.start()]):
        if found["noun"] in _VIEWS:
            return None
        end, content, rule = base + found.end("noun"), Content.NOUN, "clause.attitude_object"
    if rule == "clause.object":
        content = Content.NOUN
    site = Site(
        content, rule, end, Cue(verb.lemma, Span(verb.start, verb.end)), verb.end, verb.link is not Link.ADNOMINAL
    )
    site.adnominal = verb.link is Link.ADNOMINAL
    site.parties = verb.lemma in _AGREE
    site.asks = (verb.lemma in _ASK and rule in ("clause.so_that", "clause.object")) or rule == "clause.object"
    site.passive = passive(verb)
    site.ruling = verb.lemma in _RULING
    if rule == "clause.to_noun" and found["mod"].endswith(("への", "の")) and len(found["mod"]) > 3:
        site.content, site.rule, site.end = Content.NOUN, "clause.attitude_object", base + found.end("noun")
    return site


def _uttered(found: re.Match[str]) -> Site:
    cue = Cue(found["noun"], Span(*found.span("noun")))
    return Site(Content.CLAUSE, "clause.uttered", found.start(), cue, found.end(), closes=True)


def _held(found: re.Match[str]) -> Site:
    return Site(
        Content.CLAUSE,
        "clause.held",
        found.start(),
        None,
        found.end(),
        closes=not found["doc"],
        adnominal=bool(found["doc"]),
    )


def _hearsay(found: re.Match[str]) -> Site:
    return Site(Content.CLAUSE, "clause.hearsay", found.start(), None, found.end(), closes=True)


def _blaming(found: re.Match[str]) -> Site:
    return Site(Content.CLAUSE, "clause.blaming", found.start(), None, found.end(), closes=True)


_SIGNS = re.compile(r"と(?:の|いう|する|し|い|話)|旨|よう|について")
_WITHOUT_VERB: tuple[tuple[frozenset[str], re.Pattern[str], Callable[[re.Match[str]], Site]], ...] = (
    (frozenset({"との", "という", "とする", "旨"}), _UTTERED, _uttered),
    (frozenset({"よう"}), _ASKED_FOR, _uttered),
    (frozenset({"について"}), _EXPLAINED, _uttered),
    (frozenset({"とし", "とする"}), _HELD, _held),
    (frozenset({"という", "とい", "との", "と話"}), _HEARSAY, _hearsay),
    (frozenset({"とし"}), _BLAMING, _blaming),
)
"""Forms of report besides a verb's, each with the words of which it holds one: tried only where they stand."""
