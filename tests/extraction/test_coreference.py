"""Short forms, pronouns and groups: whom the marked words stand for."""

import pytest

from articles.extraction.cast import Cast, find_cast
from articles.extraction.findings import Span
from articles.extraction.gazetteer import default_gazetteer
from articles.extraction.parsing import read


def named(cast: Cast, ref: str) -> str:
    for entity in (*cast.leaders, *cast.organizations):
        if entity.id == ref:
            return entity.name
    return ref


def stands_for(text: str) -> list[str]:
    """The entities of the widest mentions that begin where the text has ⟦ and end at ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    cast = find_cast(read(plain), "2025-11-09", default_gazetteer())
    return [named(cast, m.ref) for m in cast.mentions if m.span == Span(start, end)]


MUST_FIND = [
    ("トカエフ大統領は述べた。⟦同氏⟧は続けた。", ["トカエフ"]),
    ("ウズベキスタンのミルジョエフ大統領は述べた。\n\n⟦同大統領⟧は続けた。", ["ミルジョエフ"]),
    ("ロシアのラブロフ外相は述べた。⟦同相⟧は続けた。", ["ラブロフ"]),
    ("中国の習近平国家主席は述べた。⟦習氏⟧は続けた。", ["習近平"]),
    ("韓国の李在明(イ・ジェミョン)大統領は述べた。⟦イ大統領⟧は続けた。", ["李在明"]),
    ("⟦首相⟧は席を立った。ドイツのメルツ首相は疲れていた。", ["メルツ"]),
    ("フランスのマクロン大統領はドイツのメルツ首相と会談した。⟦大統領⟧は笑った。", ["マクロン"]),
    ("インドのモディ首相は石破首相と会談した。⟦首相⟧は東京で述べた。", ["石破"]),
    ("石破首相はルト大統領と会談した。⟦両首脳⟧は一致した。", ["石破", "ルト"]),
    ("岩屋外相は王毅外相と会談した。⟦両外相⟧は一致した。", ["岩屋", "王毅"]),
    ("トランプ大統領は李在明大統領と会った。⟦両氏⟧は握手した。", ["トランプ", "李在明"]),
    ("インドとパキスタンは停戦した。⟦両国⟧は兵を引いた。", ["IN", "PK"]),
    ("英国、フランス、ドイツの⟦3カ国⟧は声明を出した。", ["DE", "FR", "GB"]),
    ("英国、フランス、ドイツの3カ国(E3)は動いた。\n\n⟦E3⟧は声明を出した。", ["DE", "FR", "GB"]),
    (
        "EUと中央アジア5か国は会談した。カザフスタン、キルギス、タジキスタン、トルクメニスタン、ウズベキスタンの首脳だ。⟦両者⟧は歓迎した。",
        ["EU", "KG", "KZ", "TJ", "TM", "UZ"],
    ),
    (
        "マリ、ブルキナファソ、ニジェールの3カ国は連合を組む。マリのゴイタ暫定大統領は述べた。残る⟦2カ国⟧も応じた。",
        ["BF", "NE"],
    ),
    ("トカエフ氏は習近平氏と会った。⟦同氏⟧は述べた。", ["トカエフ"]),
    ("フィリピンのマルコス大統領は述べた。⟦彼⟧は続けた。", ["マルコス"]),
    ("セネガルの首都で旗が降りた。フランス軍は⟦同国⟧に残る基地を返した。", ["SN"]),
    ("イラン外務省は反発した。⟦同省⟧は大使を呼んだ。", ["イラン外務省"]),
    ("パキスタンの国家安全保障委員会は声明を出した。⟦委員会⟧は関与を否定した。", ["パキスタンの国家安全保障委員会"]),
    ("イランは核合意を破った。⟦政府⟧は認めない。", ["IR"]),
    ("⟦韓国側⟧は反発した。", ["KR"]),
    ("⟦米政府高官⟧は述べた。", ["US"]),
    ("⟦米国務省の報道官⟧は述べた。", ["米国務省"]),
    ("⟦タリバン暫定政権⟧は述べた。", ["AF"]),
    ("タリバン暫定政権とパキスタン政府が争う。⟦暫定政権⟧は述べた。", ["AF"]),
    ("⟦トランプ米政権⟧は述べた。", ["US"]),
    ("⟦イスラエル首相府⟧は述べた。", ["IL"]),
    ("⟦ホワイトハウスの報道官⟧は述べた。", ["US"]),
    ("ウクライナのシビハ外相は「⟦プーチン氏⟧は会わない」と述べた。", ["プーチン"]),
    ("インドとパキスタンが交戦した。⟦印パ両政府⟧は停戦を発表した。", ["IN", "PK"]),
    ("岸田総理はトラス首相と会談した。岸田総理は安倍元総理の葬儀に触れた。⟦両首脳⟧は一致した。", ["岸田", "トラス"]),
    ("コートジボワールのアラサン・ワタラは述べた。⟦ワタラ⟧は続けた。", ["アラサン・ワタラ"]),
    ("⟦国連外交筋⟧は話した。", ["国連"]),
    ("⟦台湾外交部ラテンアメリカ・カリブ局⟧は公表した。", ["台湾外交部"]),
    ("⟦中国の税関総署⟧は発表した。", ["中国の税関総署"]),
    ("⟦政府⟧は7日の閣議で、ロシアへの制裁を決めた。", ["JP"]),
    ("北朝鮮が発射した。⟦大統領室⟧は非難した。", ["KR"]),
    ("攻撃が続いた。⟦ガザ当局者⟧は発表した。イスラエルの話だ。", ["PS"]),
    ("ウクライナ空軍が伝えた。ロシア軍は攻撃した。⟦空軍⟧は撃墜したと報告した。", ["ウクライナ空軍"]),
    ("中国外務省は日本に抗議した。⟦外務省の報道官⟧は述べた。", ["中国外務省"]),
    (
        "エジプト、アラブ首長国連邦(UAE)、バーレーンの3カ国は断交した。⟦3カ国⟧は外交官を追放した。",
        ["AE", "BH", "EG"],
    ),
    (
        "ガイアナのアリ大統領とベネズエラのマドゥロ大統領が会談し、ブラジルからはアモリン大統領首席顧問が加わった。"
        "両首脳は⟦両国⟧の委員会を設けることで一致した。",
        ["GY", "VE"],
    ),
    ("国会で、⟦首相⟧は答弁した。ウクライナの話だ。", ["JP"]),
]

MUST_NOT_FIND = [
    "トランプ氏は述べた。⟦大統領⟧に就任した日だ。ドイツの話だ。",
    "⟦同氏⟧は述べた。",
    "⟦双方⟧は譲らない。",
    "常任・非常任の⟦双方⟧を増やす。日本とインドの話だ。",
]


@pytest.mark.parametrize(("text", "expected"), MUST_FIND)
def test_must_find(text: str, expected: list[str]) -> None:
    assert sorted(stands_for(text)) == sorted(expected)


@pytest.mark.parametrize("text", MUST_NOT_FIND)
def test_must_not_find(text: str) -> None:
    assert stands_for(text) == []


NOT_YET = [
    ("EUと中央アジア5か国は宣言した。⟦両者⟧は歓迎した。", ["EU", "中央アジア"], "its members stand elsewhere"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(t, e, marks=pytest.mark.xfail(strict=True, reason=r)) for t, e, r in NOT_YET]
)
def test_not_yet(text: str, expected: list[str]) -> None:
    assert stands_for(text) == expected
