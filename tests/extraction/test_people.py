"""People: every way in which a text introduces somebody who holds an office."""

import pytest

from articles.extraction.cast import find_cast
from articles.extraction.gazetteer import default_gazetteer
from articles.extraction.parsing import read


def leaders(text: str, published: str | None = "2025-11-09") -> list[tuple[str, str, str | None]]:
    cast = find_cast(read(text), published, default_gazetteer())
    return [(x.name, x.title, x.country) for x in cast.leaders]


MUST_FIND = [
    ("カザフスタンのトカエフ大統領は述べた。", ("トカエフ", "大統領", "KZ")),
    ("トランプ米大統領は述べた。", ("トランプ", "大統領", "US")),
    ("グテレス国連事務総長は述べた。", ("グテレス", "事務総長", None)),
    ("NATOのルッテ事務総長は述べた。", ("ルッテ", "事務総長", None)),
    ("中共の党首・習近平は述べた。", ("習近平", "党首", "CN")),
    ("モロッコ国王モハメド6世は述べた。", ("モハメド6世", "国王", "MA")),
    ("韓国の李在明(イ・ジェミョン)大統領は述べた。", ("李在明", "大統領", "KR")),
    ("韓国の李在明（イジェミョン）大統領は述べた。", ("李在明", "大統領", "KR")),
    ("中国の王毅共産党政治局員兼外相は述べた。", ("王毅", "外相", "CN")),
    ("マールズ副首相兼国防相は述べた。", ("マールズ", "国防相", "AU")),
    ("ムニール・パキスタン陸軍参謀長は述べた。", ("ムニール", "参謀長", "PK")),
    ("ジョン・ヒーリーイギリス防相は述べた。", ("ジョン・ヒーリー", "防相", "GB")),
    ("呉釗燮台湾外交部部長は述べた。", ("呉釗燮", "部長", "TW")),
    ("ウィリアム・サモエイ・ルト・ケニア共和国大統領は述べた。", ("ウィリアム・サモエイ・ルト", "大統領", "KE")),
    ("バイデン氏(米大統領)は述べた。", ("バイデン", "大統領", "US")),
    ("国軍トップのブルハン統治評議会議長は述べた。", ("ブルハン", "議長", "SD")),
    ("ロシアのペスコフ大統領報道官は述べた。", ("ペスコフ", "報道官", "RU")),
    ("中国外務省の郭嘉昆副報道局長は述べた。", ("郭嘉昆", "副報道局長", "CN")),
    ("外務省の金井正彰アジア大洋州局長は日本の立場を述べた。", ("金井正彰", "局長", "JP")),
    ("シリアのシャラア暫定大統領は述べた。", ("シャラア", "暫定大統領", "SY")),
    ("ボルソナーロ前大統領は述べた。", ("ボルソナーロ", "前大統領", "BR")),
    ("トランプ政権は発表した。", ("トランプ", "", "US")),
    ("野党候補のゴンサレス氏を次期大統領として承認した。ベネズエラの話だ。", ("ゴンサレス", "次期大統領", "VE")),
    ("【モスクワ】豪外相ペイン氏は述べた。", ("ペイン", "外相", "AU")),
    ("高市首相は述べた。", ("高市", "首相", "JP")),
    ("片山さつき財務相は述べた。", ("片山さつき", "財務相", "JP")),
    ("サデギ駐豪大使は述べた。イランの大使だ。", ("サデギ", "大使", "IR")),
    ("ウォロディミル・ゼレンスキー大統領は述べた。", ("ウォロディミル・ゼレンスキー", "大統領", "UA")),
    ("ミルジョエフ大統領は述べた。", ("ミルジョエフ", "大統領", "UZ")),
    ("ネタニアフ首相は述べた。", ("ネタニアフ", "首相", "IL")),
    ("フォンデアライエン欧州委員長は述べた。", ("フォンデアライエン", "委員長", None)),
    ("米国のウォルツ国連大使は述べた。", ("ウォルツ", "大使", "US")),
    ("ネパールのカルキ暫定首相は述べた。", ("カルキ", "暫定首相", "NP")),
    ("国連のフロールヌロジャス常駐調整官は述べた。", ("フロールヌロジャス", "常駐調整官", None)),
    ("セネガル軍のシセ参謀総長は述べた。", ("シセ", "参謀総長", "SN")),
    ("エジプトのナシャト計画・経済開発・国際協力相は述べた。", ("ナシャト", "国際協力相", "EG")),
    ("林剣報道官は中国の立場を述べた。", ("林剣", "報道官", "CN")),
    ("キム・ヨジョン(金与正)北朝鮮労働党副部長は述べた。", ("キム・ヨジョン", "副部長", "KP")),
]

LISTS = [
    ("モディ、シャリフ両首相は合意した。", ["モディ", "シャリフ"]),
    ("英国のスターマー首相、ドイツのメルツ首相、イタリアのメローニ首相。", ["スターマー", "メルツ", "メローニ"]),
    ("トカエフ・カザフスタン大統領、ジャパロフ・キルギス大統領が出た。", ["トカエフ", "ジャパロフ"]),
    ("タロン、ティヌブ両氏と電話した。ベナンとナイジェリアの話だ。", ["タロン", "ティヌブ"]),
]

MUST_NOT_FIND = [
    "大統領選の投票が始まり、大統領令に署名した。",
    "首相官邸で外相会談が開かれた。",
    "早稲田大学の山田太郎教授は話した。",
    "住民のアリさんは話した。",
    "トヨタ自動車の佐藤恒治社長は話した。",
    "アジア局と国際協力の議長国。",
    "米大統領の訪問先のロシア大統領府。",
    "キーウ市長選とオンタリオ州首相選。",
    "安全保障担当の局長級協議。",
    "タイ首相の訪問。",
]

NOT_YET = [
    ("元外交官の加藤一郎氏は駐独大使だった。", [], "an office in the next clause makes him no leader of the article"),
]


@pytest.mark.parametrize(("text", "expected"), MUST_FIND)
def test_must_find(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in leaders(text)


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in leaders(text)] == names


@pytest.mark.parametrize("text", MUST_NOT_FIND)
def test_must_not_find(text: str) -> None:
    assert leaders(text) == []


def test_the_gazetteer_goes_by_the_day() -> None:
    assert leaders("菅首相は述べた。", "2010-08-01") == [("菅", "首相", "JP")]
    old = find_cast(read("菅首相は述べた。"), "2010-08-01", default_gazetteer()).leaders[0]
    new = find_cast(read("菅首相は述べた。"), "2021-03-01", default_gazetteer()).leaders[0]
    assert (old.full_name, new.full_name) == ("菅直人", "菅義偉")


def test_two_bearers_of_one_name_stay_apart() -> None:
    text = "ベネズエラのロドリゲス副大統領は反発した。キューバのロドリゲス外相も反発した。"
    assert leaders(text) == [("ロドリゲス", "副大統領", "VE"), ("ロドリゲス", "外相", "CU")]


def test_forms_of_one_name_are_one_person() -> None:
    text = "高市早苗首相は述べた。高市氏は続けた。ミルジョエフ大統領と会い、ミルジヨーエフ氏は応じた。"
    assert [name for name, _, _ in leaders(text)] == ["高市早苗", "ミルジョエフ"]


def test_someone_outside_the_gazetteer_is_found_by_the_pattern() -> None:
    assert leaders("フィジーのナイツイツイ国防相は述べた。") == [("ナイツイツイ", "国防相", "FJ")]
