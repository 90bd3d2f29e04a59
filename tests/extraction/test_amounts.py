"""Amounts: value, currency, bound, conversions; what is no sum of money."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.amounts import find_amounts
from articles.extraction.findings import Amount
from articles.extraction.parsing import read
from articles.vocabulary import Bound


def amounts(body: str, published: str | None = "2025-11-09") -> tuple[Amount, ...]:
    return find_amounts(read(body), published)


FOUND = [
    ("170億ドルの協定。", "170億ドル", 17_000_000_000, "USD"),
    ("1億3千万ドルの輸出。", "1億3千万ドル", 130_000_000, "USD"),
    ("2兆5500億円の協定。", "2兆5500億円", 2_550_000_000_000, "JPY"),
    ("9兆353億円の予算。", "9兆353億円", 9_035_300_000_000, "JPY"),
    ("１４億６千万円の懸賞金。", "１４億６千万円", 1_460_000_000, "JPY"),
    ("151億4,700万円の円借款。", "151億4,700万円", 15_147_000_000, "JPY"),
    ("5,000万米ドルの窃取。", "5,000万米ドル", 50_000_000, "USD"),
    ("1.5兆ドルの投資。", "1.5兆ドル", 1_500_000_000_000, "USD"),
    ("三億円の援助。", "三億円", 300_000_000, "JPY"),
    ("二千五百億円の援助。", "二千五百億円", 250_000_000_000, "JPY"),
    ("12,500円の手当。", "12,500円", 12_500, "JPY"),
    ("3億800万米ドル相当。", "3億800万米ドル", 308_000_000, "USD"),
    ("13億カナダドルをかける。", "13億カナダドル", 1_300_000_000, "CAD"),
    ("2億豪ドルを供与する。", "2億豪ドル", 200_000_000, "AUD"),
    ("1820万NZドルを止めた。", "1820万NZドル", 18_200_000, "NZD"),
    ("30億香港ドルを投じる。", "30億香港ドル", 3_000_000_000, "HKD"),
    ("40億台湾ドルを投じる。", "40億台湾ドル", 4_000_000_000, "TWD"),
    ("120億ユーロを投資する。", "120億ユーロ", 12_000_000_000, "EUR"),
    ("1300億元のスワップ。", "1300億元", 130_000_000_000, "CNY"),
    ("4000億人民元の枠。", "4000億人民元", 400_000_000_000, "CNY"),
    ("70兆ウォンの枠。", "70兆ウォン", 70_000_000_000_000, "KRW"),
    ("5000億ルーブルの赤字。", "5000億ルーブル", 500_000_000_000, "RUB"),
    ("30億ルピーの費用。", "30億ルピー", 3_000_000_000, "INR"),
    ("24億スリランカルピーを拠出。", "24億スリランカルピー", 2_400_000_000, "LKR"),
    ("2万5千スリランカ・ルピーを配る。", "2万5千スリランカ・ルピー", 25_000, "LKR"),
    ("パキスタン政府は30億ルピーを拠出。", "30億ルピー", 3_000_000_000, "PKR"),
    ("22億6千万ポンドの融資。", "22億6千万ポンド", 2_260_000_000, "GBP"),
    ("エジプト政府は90億ポンドを投じる。", "90億ポンド", 9_000_000_000, "EGP"),
    ("英国はエジプトに90億ポンドを投じる。", "90億ポンド", 9_000_000_000, "GBP"),
    ("3億スイスフランの支援。", "3億スイスフラン", 300_000_000, "CHF"),
    ("フィリピンの漁民に1800万ペソを配る。", "1800万ペソ", 18_000_000, "PHP"),
    ("アルゼンチンは5億ペソを失った。", "5億ペソ", 500_000_000, "ARS"),
    ("モルドバ政府は10万レイを負担する。", "10万レイ", 100_000, "MDL"),
    ("300億レアルの枠。", "300億レアル", 30_000_000_000, "BRL"),
    ("サウジの10億リアル。", "10億リアル", 1_000_000_000, "SAR"),
    ("イラン政府は10億リアルを払う。", "10億リアル", 1_000_000_000, "IRR"),
    ("500億テンゲの予算。", "500億テンゲ", 50_000_000_000, "KZT"),
    ("635億タカの資産。", "635億タカ", 63_500_000_000, "BDT"),
    ("5万ケニア・シリングの保釈金。", "5万ケニア・シリング", 50_000, "KES"),
    ("140億バーツに上る。", "140億バーツ", 14_000_000_000, "THB"),
    ("50億ディルハムの投資。", "50億ディルハム", 5_000_000_000, "AED"),
    ("100億フリブナの予算。", "100億フリブナ", 10_000_000_000, "UAH"),
    ("2億トルコリラの支援。", "2億トルコリラ", 200_000_000, "TRY"),
    ("¥500の切手。", "¥500", 500, "JPY"),
    ("US$5億の融資。", "US$5億", 500_000_000, "USD"),
    ("€120億の投資。", "€120億", 12_000_000_000, "EUR"),
    ("£30万の罰金。", "£30万", 300_000, "GBP"),
    ("5億USDの融資。", "5億USD", 500_000_000, "USD"),
    ("10億 ドルの融資。", "10億 ドル", 1_000_000_000, "USD"),
    ("1日100万ユーロの損失。", "100万ユーロ", 1_000_000, "EUR"),
    ("250億円規模の保険。", "250億円", 25_000_000_000, "JPY"),
]


@pytest.mark.parametrize(("body", "text", "value", "currency"), FOUND)
def test_must_find(body: str, text: str, value: int, currency: str) -> None:
    (amount,) = amounts(body)
    assert (amount.span.of(body), amount.value, amount.currency) == (text, Decimal(value), currency)


NO_SUM = [
    "円安が進んだ。",
    "日本円で支払う。",
    "円建て債券を発行した。",
    "ドル高が続いた。",
    "1ドル=150円で推移した。",
    "1ドル150円台まで下げた。",
    "（1レアル＝約27円）の相場。",
    "1ユーロ=1.08ドルだった。",
    "500ポンド爆弾を落とした。",
    "二元論を避けた。",
    "3次元の地図。",
    "5カ国が署名した。",
    "20カ国・地域の首脳。",
    "第一ドル銀行。",
    "3ラウンドの協議。",
    "3ドル高となった。",
    "ユーロ圏20カ国。",
    "100人が参加した。",
    "1元首相の発言。",
    "10億人が暮らす。",
    "2億トンの備蓄。",
    "巨額のドルを投じた。",
]


@pytest.mark.parametrize("body", NO_SUM)
def test_must_not_find(body: str) -> None:
    assert amounts(body) == ()


BOUNDS = [
    ("170億ドルの協定。", Bound.EXACT),
    ("約170億ドルの協定。", Bound.ABOUT),
    ("およそ170億ドルの協定。", Bound.ABOUT),
    ("170億ドル程度の協定。", Bound.ABOUT),
    ("170億ドル超の協定。", Bound.MORE_THAN),
    ("170億ドルを超える協定。", Bound.MORE_THAN),
    ("170億ドル(約2兆5500億円)を上回る協定。", Bound.MORE_THAN),
    ("約170億ドル超の協定。", Bound.MORE_THAN),
    ("170億ドル余りの協定。", Bound.MORE_THAN),
    ("170億ドル以上の協定。", Bound.AT_LEAST),
    ("少なくとも170億ドルの協定。", Bound.AT_LEAST),
    ("最大170億ドルの協定。", Bound.AT_MOST),
    ("170億ドル以下の協定。", Bound.AT_MOST),
    ("170億ドルを限度とする協定。", Bound.AT_MOST),
    ("170億ドル未満の協定。", Bound.LESS_THAN),
    ("170億ドル近い協定。", Bound.LESS_THAN),
    ("計170億ドルの協定。", Bound.EXACT),
    ("170億ドル強化策。", Bound.EXACT),
    ("170億ドル台湾に供与。", Bound.EXACT),
]


@pytest.mark.parametrize(("body", "bound"), BOUNDS)
def test_bound(body: str, bound: Bound) -> None:
    assert amounts(body)[0].bound == bound


RANGES = [
    ("30億～50億ドルに膨らむ。", [3_000_000_000, 5_000_000_000]),
    ("30億ドルから50億ドルに膨らむ。", [3_000_000_000, 5_000_000_000]),
    ("10~20億円を投じる。", [1_000_000_000, 2_000_000_000]),
    ("2、3億円を投じる。", [200_000_000, 300_000_000]),
    ("5000~1万ドルを払う。", [5_000, 10_000]),
]


@pytest.mark.parametrize(("body", "values"), RANGES)
def test_range_gives_two_amounts(body: str, values: list[int]) -> None:
    assert [a.value for a in amounts(body)] == values


def test_range_is_marked_at_both_ends() -> None:
    low, high = amounts("30億～50億ドルに膨らむ。")
    assert (low.bound, high.bound) == (Bound.RANGE_LOW, Bound.RANGE_HIGH)
    assert low.currency == high.currency == "USD"


def test_order_of_magnitude_is_a_lower_bound_of_low_confidence() -> None:
    (amount,) = amounts("数十億ドルの支援。")
    assert (amount.value, amount.bound) == (Decimal(1_000_000_000), Bound.AT_LEAST)
    assert amount.confidence < 0.9


CONVERSIONS = [
    ("170億ドル(約2兆5500億円)超の協定。", True),
    ("5億ドル、日本円でおよそ735億円の支援。", True),
    ("2900万ユーロ、およそ51億円の支援。", True),
    ("約482億円(約3億800万米ドル)の窃取。", True),
    ("350億元（約50億ドル）の枠。", True),
    ("1億3千万ドル(約1950億円)の輸出。", False),
    ("170億ドル(約2兆5500億ユーロ)の協定。", False),
    ("10億ドル(約1兆5000億円)の融資。", False),
    ("635億タカ(約800億円)の資産。", None),
]


@pytest.mark.parametrize(("body", "is_right"), CONVERSIONS)
def test_conversion_is_paired_and_checked(body: str, is_right: bool | None) -> None:
    original, conversion = amounts(body)
    assert (original.converts, original.conversion_fits) == ("", None)
    assert conversion.converts == original.id
    assert conversion.conversion_fits is is_right


def test_chain_of_conversions_names_the_first() -> None:
    first, second, third = amounts("70兆ウォン(4000億人民元)、日本円でおよそ7兆5000億円に上る。", "2025-11-01")
    assert second.converts == third.converts == first.id
    assert (second.conversion_fits, third.conversion_fits) == (True, True)


def test_rate_beside_a_conversion_is_left_out() -> None:
    assert [a.currency for a in amounts("300億レアル（約8,100億円、1レアル＝約27円）の枠。")] == ["BRL", "JPY"]


def test_conversion_is_judged_by_its_year() -> None:
    body = "10億ドル(約1050億円)の融資。"
    assert amounts(body, "2020-06-01")[1].conversion_fits is True
    assert amounts(body, "2025-06-01")[1].conversion_fits is False
    assert amounts(body, None)[1].conversion_fits is None


@pytest.mark.parametrize("body", ["10億ドルを輸送に、3000億円を港に使う。", "10億ドル、3億ユーロを拠出した。"])
def test_neighbours_are_not_conversions(body: str) -> None:
    assert [a.converts for a in amounts(body)] == ["", ""]


def test_silent_zones_give_none() -> None:
    body = "首相は10億ドルの支援を発表した。\n\n関連記事\n・日米が覚書　5500億ドル"
    assert [a.span.of(body) for a in amounts(body)] == ["10億ドル"]


@given(st.text(alphabet="0123456789０１,.~数十百千万億兆円元ドルユーロ約超()（）$¥、。 の", max_size=60))
def test_any_text_gives_exact_positive_values(body: str) -> None:
    found = amounts(body)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for amount in found:
        assert amount.value > 0
        assert amount.span.end <= len(body)


def test_long_run_of_digits_takes_linear_time() -> None:
    assert [a.value for a in amounts("1" * 100_000 + "。5億円を使う。")] == [500_000_000]


NOT_YET = [
    pytest.param(
        "1ドル50セントを払う。",
        Decimal("1.5"),
        marks=pytest.mark.xfail(strict=True, reason="parts of a unit are not added"),
    ),
    pytest.param(
        "約百二、三十億円を使う。",
        Decimal(12_000_000_000),
        marks=pytest.mark.xfail(strict=True, reason="a range inside a kanji number is read as its end"),
    ),
]


@pytest.mark.parametrize(("body", "value"), NOT_YET)
def test_not_yet(body: str, value: Decimal) -> None:
    assert [a.value for a in amounts(body)][:1] == [value]
