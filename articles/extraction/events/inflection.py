"""The shape of a predicate right after its stem: voice, polarity, tense, and what governs it.

Works on a sentence whose quotations and round brackets are masked: a と after a clause is the reporting clause's.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """Where a predicate stands in its sentence."""

    PAST = "past"
    NONPAST = "nonpast"
    PROGRESSIVE = "progressive"
    CONTINUED = "continued"
    """Continuative form: tense and modality come from a later predicate."""
    IRREALIS = "irrealis"
    """Wish, condition, purpose, obligation."""
    STOP = "stop"
    """A noun that ends a clause by itself (体言止め)."""
    NOMINAL = "nominal"
    """The bare noun inside a noun phrase (会談で, 会談の)."""
    OBJECT = "object"
    """The noun is the object or subject of another verb (停止を発表した)."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Tail:
    """What follows a trigger's stem."""

    form: Form
    end: int
    passive: bool = False
    negative: bool = False
    adnominal: bool = False
    """Stands before a noun (制圧した要衝)."""
    governor: str = ""
    """Text after the inflected word, at most 24 characters."""


_AUX = re.compile(
    r"(?P<prog>て(?:い|お|き)(?:る|た|ます|ました|り|、|れば)|ており|ていて|ていない|ています|ていました|てきた|続け(?:て(?:い[るた]|お))?[たるり]?|たまま)"
    r"|(?P<past>てしまった|てみせた|た(?!い|ら|く|が(?:る|っ)|め)|ました|だ(?!ろ|が))"
    r"|(?P<negprog>ておらず|ていません|ていなかった|ていない)"
    r"|(?P<neg>なかった|ませんでした|ない|ません|ず(?:に)?|なく|ぬ(?=まま))"
    r"|(?P<irr>よう(?=と)|たい|べき|れば|たら|なら|得る|うる|かねない|かね|そうに)"
    r"|(?P<nonpast>る|ます|う(?=[^、]))"
    r"|(?P<cont>て|まして|、|(?=[「『])|つつ|ながら|次第|終え|始め)"
)
_SURU = re.compile(r"(?:を)?(?:いた(?=し))?(?P<voice>させられ|され|させ|し|す(?=る|べ)|せ(?=ず)|でき)")
_LIGHT_VERB = (
    r"行使|行(?:な)?(?!動|方|政|進)|おこな|実施|開始|開催|開|持(?=ち|っ|た)|続け|継続|加え|仕掛け|重ね|始め|果たし|遂げ|交わし|繰り返|取り交わ|強行|敢行|挙行|"
    r"設け|済ませ|終え|完了|決行|浴びせ|出し|突きつけ|突き付け|強め|執り行|発動|展開|進め|発出|発付|発行|ぶつけ|交え|発(?=し)|(?<!で)あ(?=っ|り)|起き|起こ|発生|相次|実現させ|実現(?=し)|与え"
)
_LIGHT = re.compile(
    rf"(?P<p>を|が|も|は)(?![^、。]{{0,14}}(?:見送|見合わせ|取りやめ|中止|延期|求め|要求|非難|送り込))(?:[^、。をがはも]{{0,20}}?)(?P<v>{_LIGHT_VERB})(?P<rest>[^、。]{{0,8}})"
)
_HELD = re.compile(
    r"(?:が|は|も)[^。がを「]{0,60}?(?P<v>開かれ|開催され|行われ|開幕し|始ま(?:っ|り)|閉幕し|実施され|再開され|持たれ|予定され|開会し|挙行され|もたれ|発効し|成立し)"
)
"""A noun whose event is told as held, with its day and place between (会談が24日、北京で開かれた)."""
_TALKS = ("会談", "協議", "会議", "会合", "サミット", "電話", "交渉", "対話", "面会", "次回", "前回")
_TOOK_PLACE = re.compile(
    r"[はが](?:(?:[^。がを「]{0,50}?)(?P<a>終わ(?=[っり])|終了し|決裂し)|(?:[^。がを「]{0,50}?)(?:会議|会合|協議|討議|議論|日程)を(?P<b>終え)|"
    r"(?:[^。がを「]{0,40}?)[間分日夜明明](?:にわたって|に)?(?P<c>及[んび]|続(?=[いき]))|[^。がを「]{0,12}?(?:時間|分)(?:間|ほど|弱|強|余り|あまり|近く|程度)?(?P<d>だ(?=った))|"
    r"[^。がを「]{0,24}?[日月週曜][、に]?[^。をがは「]{0,24}?で(?P<e>あ(?=[っり]))|(?:[^。を「]{0,50}?)[で、日月](?P<f>開(?=[いきく])|行(?=[いうっ])))"
)
"""Talks told as over, as lasting, or as held on a day and place (会談は2時間で終わった, 協議は26日、首都であった)."""
_ATTEND = re.compile(
    r"に(?:も|は)?(?:[^、。に]{0,6})(?P<v>臨|応|参加|同席|出席|立ち会|乗り出|達(?=し)|至(?=[っり])|踏み切(?=[っりる]))"
)
_STANDS = re.compile(
    r"は(?:なお|まだ|今も|いまも|現在も|依然として?|引き続き|そのまま|当面|、)*(?:続|維持|残|継続|据え置)"
)
"""A measure of which is told only that it stands (禁輸はなお続いている)."""
_FAILED = re.compile(r"に(?:は|も)?至ら(?:ず|なかった|ない)")
_AGREED = re.compile(r"(?:措置|パッケージ|案)?[でに](?:大筋|最終的に|原則)?合意し")
_UNDERGO = re.compile(r"を(?:[^、。を]{0,8}?)(?:受け|浴び|被|こうむ|得(?=[たてま、])|取り付け)")
_NOUN_AFTER = re.compile(r"(?:こと|もの|[一-龥々〆ァ-ヶーA-Za-zＡ-Ｚ0-9０-９「『])")
_NOT_MODIFIED = re.compile(
    r"(?:予定|見通し|見込み|方針|計画|段取り|運び|構え|考え|意向|旨|後|際|一方|上で|以上|ため|結果|直後|直前|場合|前|中)"
)
_GODAN_ROWS = {
    "う": ("わ", "い", "う", "え", "お", "っ"),
    "く": ("か", "き", "く", "け", "こ", "い"),
    "ぐ": ("が", "ぎ", "ぐ", "げ", "ご", "い"),
    "す": ("さ", "し", "す", "せ", "そ", "し"),
    "つ": ("た", "ち", "つ", "て", "と", "っ"),
    "ぬ": ("な", "に", "ぬ", "ね", "の", "ん"),
    "ぶ": ("ば", "び", "ぶ", "べ", "ぼ", "ん"),
    "む": ("ま", "み", "む", "め", "も", "ん"),
    "る": ("ら", "り", "る", "れ", "ろ", "っ"),
}
_APPOSITION = re.compile("(?:\ue001++|[「『][^「」『』]{0,40}[」』])+(?=[をがはもにで、。しす])")
GOVERNOR_LENGTH = 24
_AFTER_LIGHT_VERB = re.compile(r"(?:いた(?=し))?(?:[わかさたら]れ)?(?:[いきしちりっんびみ](?=[てたまつなだで、]))?")


_STOP = re.compile(r"[。\n\r]")


def _governor(text: str, at: int) -> str:
    """What follows in the same sentence."""
    stop = _STOP.search(text, at, at + GOVERNOR_LENGTH)
    return text[at : stop.end() if stop else at + GOVERNOR_LENGTH]


def _finish(text: str, match: re.Match[str] | None, passive: bool) -> Tail | None:
    """The tail after a stem whose auxiliary chain ``match`` is."""
    if match is None:
        return None
    kind = match.lastgroup or "cont"
    end = match.end()
    governor = _governor(text, end)
    negative = kind in ("neg", "negprog")
    form = {
        "prog": Form.PROGRESSIVE,
        "past": Form.PAST,
        "negprog": Form.PROGRESSIVE,
        "neg": Form.PAST,
        "irr": Form.IRREALIS,
        "nonpast": Form.NONPAST,
        "cont": Form.CONTINUED,
    }[kind]
    if kind == "prog" and match.group().endswith(("り", "て", "、")):
        governor = governor.lstrip("、")
    adnominal = (
        form in (Form.PAST, Form.NONPAST, Form.PROGRESSIVE)
        and not match.group().endswith(("り", "て", "、", "ば"))
        and _NOUN_AFTER.match(governor) is not None
        and _NOT_MODIFIED.match(governor) is None
        and not governor.startswith(("こと", "もの"))
    )
    return Tail(form, end, passive, negative, adnominal, governor)


def _voiced(text: str, at: int) -> Tail | None:
    """The chain after ん or い where て and た are voiced (結んで, 防いだ)."""
    local = {"で": "て", "だ": "た"}[text[at]] + text[at + 1 : at + 12 + GOVERNOR_LENGTH]
    tail = _finish(local, _AUX.match(local), passive=False)
    if tail is None:
        return None
    return Tail(tail.form, at + tail.end, tail.passive, tail.negative, tail.adnominal, tail.governor)


def endings(row: str) -> tuple[str, ...]:
    """With what a form of a godan verb can go on after its stem; ``row`` is its dictionary ending."""
    return _GODAN_ROWS[row]


def of_verb(text: str, at: int, row: str) -> Tail | None:
    """Inflection of a verb whose stem ends at ``at``; ``row`` is "" for ichidan, else the dictionary ending."""
    if not row:
        passive = text.startswith("られ", at)
        return _finish(text, _AUX.match(text, at + 2 if passive else at), passive)
    a, i, u, e, o, onbin = _GODAN_ROWS[row]
    char = text[at : at + 1]
    if char == a:
        passive = text.startswith("れ", at + 1)
        return _finish(text, _AUX.match(text, at + 2 if passive else at + 1), passive)
    if char == u:
        governor = _governor(text, at + 1)
        modified = _NOUN_AFTER.match(governor) and not _NOT_MODIFIED.match(governor)
        return Tail(
            Form.NONPAST, at + 1, adnominal=bool(modified) and not governor.startswith("こと"), governor=governor
        )
    if char in (onbin, i):
        if text.startswith(("で", "だ"), at + 1):
            return _voiced(text, at + 1)
        match = _AUX.match(text, at + 1)
        return _finish(text, match, passive=False)
    if char == e and text.startswith("ば", at + 1):
        return Tail(Form.IRREALIS, at + 2)
    if char == o and text[at + 1 : at + 2] == "う":
        return Tail(Form.IRREALIS, at + 2)
    return None


def _with_light_verb(text: str, at: int) -> Tail | None:
    """A noun that a verb without content of its own makes a predicate (会談を行った, 会談が開かれた, 攻撃を受けた)."""
    failed = _FAILED.match(text, at)
    if failed is not None:
        return Tail(Form.PAST, failed.end(), governor=_governor(text, failed.end()))
    agreed = _AGREED.match(text, at)
    if agreed is not None:
        return _finish(text, _AUX.match(text, agreed.end()), passive=False)
    held = _HELD.match(text, at)
    if held is not None:
        tail = _finish(text, _AUX.match(text, held.end()), passive=True)
        if tail is not None:
            return tail
    if text.startswith(_TALKS, at - 2):
        tail = _taken_place(text, at)
        if tail is not None:
            return tail
    undergo = _UNDERGO.match(text, at)
    if undergo is not None:
        tail = _finish(text, _AUX.match(text, undergo.end()), passive=True)
        return tail or Tail(Form.CONTINUED, undergo.end(), passive=True)
    light = _LIGHT.match(text, at) or _ATTEND.match(text, at)
    if light is not None:
        passive = text[at] == "が" or text[light.end("v") :].startswith(("われ", "され", "かれ", "たれ"))
        rest = _AFTER_LIGHT_VERB.match(text, light.end("v"))
        end = rest.end() if rest else light.end("v")
        voiced = text[end - 1] == "ん" and text.startswith(("で", "だ"), end)
        tail = _voiced(text, end) if voiced else _finish(text, _AUX.match(text, end), passive=False)
        if tail is None and text[end : end + 1] in ("う", "く", "す", "つ", "ぶ", "む", "る"):
            tail = Tail(Form.NONPAST, end + 1, governor=_governor(text, end + 1))
        if tail is not None:
            return Tail(tail.form, tail.end, passive, tail.negative, tail.adnominal, tail.governor)
    return None


def _taken_place(text: str, at: int) -> Tail | None:
    """The tail of talks that stand as the topic of 終わる, 及ぶ, ある, 開く."""
    match = _TOOK_PLACE.match(text, at)
    if match is None:
        return None
    kind = match.lastgroup or "a"
    end = match.end(kind)
    if text[end : end + 1] in ("う", "く"):
        return Tail(Form.NONPAST, end + 1, passive=True, governor=_governor(text, end + 1))
    if kind in "adef" or text[end - 1] == "続":
        end += 1
    voiced = text[end - 1] == "ん" and text.startswith(("で", "だ"), end)
    tail = _voiced(text, end) if voiced else _finish(text, _AUX.match(text, end), passive=True)
    return tail and Tail(tail.form, tail.end, True, tail.negative, tail.adnominal, tail.governor)


def after_negative(text: str, at: int) -> Tail | None:
    """認めない, 応じない said as a position: と and a reporting word must follow."""
    governor = _governor(text, at)
    if (
        re.match(r"と(?:の|する|し)?[^、。]{0,12}(?:表明|伝|述べ|宣言|発表|通告|明言|語|強調|反論|突っぱね)", governor)
        is None
    ):
        return None
    return Tail(Form.PAST, at, governor=governor)


def of_noun(text: str, at: int) -> Tail:
    """What follows a verbal noun that ends at ``at``; a name or gloss in brackets after it is passed over."""
    apposition = _APPOSITION.match(text, at)
    if apposition is not None:
        at = apposition.end()
    if text.startswith(("」", "』"), at):
        at += 1
    if text.startswith("措置", at) and text[at + 2 : at + 3] in ("を", "が", "に"):
        at += 2
    suru = _SURU.match(text, at)
    if suru is not None:
        passive = suru["voice"] in ("され", "させられ")
        if suru["voice"] == "でき":
            return Tail(Form.IRREALIS, suru.end())
        tail = _finish(text, _AUX.match(text, suru.end()), passive)
        if tail is not None:
            return tail
    tail = _with_light_verb(text, at)
    if tail is not None:
        return tail
    follow = text[at : at + 1]
    if follow in ("。", "", "．", "、", "，", "\n", "\r", "\u3000") or text.startswith(("（", "("), at):
        return Tail(Form.STOP, at, governor=_governor(text, at))
    if follow in ("を", "が", "も") or _STANDS.match(text, at) or text.startswith("など", at):
        return Tail(Form.OBJECT, at, governor=_governor(text, at))
    return Tail(Form.NOMINAL, at, governor=_governor(text, at))
