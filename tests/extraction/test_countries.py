"""Countries: what names one, what does not, what we cannot tell yet."""

import pytest

from articles.extraction.cast import find_cast
from articles.extraction.gazetteer import default_gazetteer
from articles.extraction.parsing import read


def countries(text: str, title: str = "") -> str:
    cast = find_cast(read(text, title), "2025-11-09", default_gazetteer())
    return " ".join(cast.countries)


MUST_FIND = [
    ("米国とアメリカと合衆国は同じだ。", "US"),
    ("大韓民国と中華人民共和国が国交を結んだ。", "CN KR"),
    ("スリランカ民主社会主義共和国を訪れた。", "LK"),
    ("ヴェトナムとウクライナとロシア連邦。", "RU UA VN"),
    ("日米韓の首脳が会う。", "JP KR US"),
    ("英独仏の外相。", "DE FR GB"),
    ("日朝と米朝の協議。", "JP KP US"),
    ("中露が演習した。", "CN RU"),
    ("日ロと米ロの関係。", "JP RU US"),
    ("印パの衝突。", "IN PK"),
    ("対露制裁を強める。", "RU"),
    ("対ロ制裁を強める。", "RU"),
    ("対北制裁を強める。", "KP"),
    ("駐米大使が訪韓した。", "KR US"),
    ("首相の訪印と訪越。", "IN VN"),
    ("抗日戦争の記念日。", "JP"),
    ("在日米軍の基地。", "JP US"),
    ("米軍と英軍が合同で動いた。", "GB US"),
    ("英紙が伝えた。", "GB"),
    ("露産の原油。", "RU"),
    ("10日米国防総省が発表した。", "US"),
    ("トランプ米大統領は述べた。", "US"),
    ("豪首相と加首相と伊首相が話した。", "AU CA IT"),
    ("米フロリダ州で会った。", "US"),
    ("南アとサウジと豪州。", "AU SA ZA"),
    ("ＵＡＥとＮＺ。", "AE NZ"),
    ("コンゴ民主共和国とコンゴ共和国は隣り合う。", "CD CG"),
    ("南スーダンとスーダンは別の国だ。", "SD SS"),
    ("パプアニューギニアと赤道ギニアとギニアビサウ。", "GQ GW PG"),
    ("北京は強く反発した。", "CN"),
    ("ホワイトハウスは声明を出した。", "US"),
    ("クレムリンによると会談は延びた。", "RU"),
    ("台湾と香港とパレスチナとコソボ。", "HK PS TW XK"),
    ("中国共産党と朝鮮中央通信。", "CN"),
    ("中共の党首が訪れた。", "CN"),
    ("日・ケニア首脳会談。", "JP KE"),
    ("日ケニア首脳会談と日EU首脳会談。", "JP KE"),
    ("日欧の協力と米欧の溝。", "JP US"),
    ("泰首相と墨大統領が会う。", "MX TH"),
    ("北朝鮮が発射した。北の挑発が続く。", "KP"),
    ("アゼルバイジャン・アルメニア間の合意。", "AM AZ"),
    ("韓日パートナーシップ宣言。", "JP KR"),
    ("豪、米、英が枠組みを創設。", "AU GB US"),
]

MUST_NOT_FIND = [
    "日本円でおよそ1400億円に当たる。",
    "日本海に向けて発射した。",
    "日本時間の10日に始まる。",
    "円建ての債券を出す。",
    "邦人の安全を確かめる。",
    "欧州とインド太平洋と中央アジアと中東。",
    "インド洋の島々。南シナ海と東シナ海。南中国海。",
    "旧ソビエト時代の条約。",
    "米の価格が上がり、米価は高い。",
    "会談中に席を立ち、訪問中の首相と話した。",
    "10日中に決める。同日夜に着いた。",
    "独立と独自の道。仏教の寺。英語の本。",
    "テヘランとナイロビとバンコクで会った。",
    "マリアとソマリ語。ガーナッツ。",
    "加盟と参加を求める。対比と比較。",
    "朝日を見る。北西部で西部を向く。中部と東部。",
    "北米と南米と中南米と欧米。",
    "北の海は荒れ、北に進む。西日本と東日本は雨。中欧の国々。",
    "ロシアンルーレットとアメリカンコーヒーとチリソース。",
    "タイミングとネクタイとスタイル。コンゴウインコ。",
    "北京で会談した。ワシントンを訪れた。",
    "両国とわが国と3か国。",
    "伊藤氏と豪雨と印刷と露店と台風。",
    "ヨルダン川西岸を併合する。",
    "土日と祝日に休む。",
    "EUとASEANと国連とNATO。",
    "この日朝には会議が開かれた。",
    "マラウィ市の復興を支える。",
    "ペルソナ・ノン・グラータ(PNG)を通告した。",
]

NOT_YET = [
    ("ジョージアの首都アトランタ。", "", "the American state and the country share a name"),
    ("ロ・ウ両軍が撃ち合う。", "RU UA", "one katakana letter for Ukraine is also many other things"),
]


@pytest.mark.parametrize(("text", "expected"), MUST_FIND)
def test_must_find(text: str, expected: str) -> None:
    assert countries(text) == expected


@pytest.mark.parametrize("text", MUST_NOT_FIND)
def test_must_not_find(text: str) -> None:
    assert countries(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(t, e, marks=pytest.mark.xfail(strict=True, reason=r)) for t, e, r in NOT_YET]
)
def test_not_yet(text: str, expected: str) -> None:
    assert countries(text) == expected


def test_the_title_counts_and_related_links_do_not() -> None:
    assert countries("会談した。", title="日韓首脳会談") == "JP KR"
    assert countries("会談した。\n\n関連記事\n・ペルーの選挙") == ""
