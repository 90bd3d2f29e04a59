"""Dates: every written form, what each resolves to, and what is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.dates import DateIndex, find_dates
from articles.extraction.findings import Span
from articles.extraction.parsing import read
from articles.vocabulary import DatePrecision, Method

PUBLISHED = "2025-11-09"


def dates(body: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    index = find_dates(read(body), published)
    return [(m.span.of(body), m.value.iso) for m in index.mentions]


FOUND = [
    # complete
    ("2025年11月6日、会談した。", [("2025年11月6日", "2025-11-06")]),
    ("２０２５年１１月６日、会談した。", [("２０２５年１１月６日", "2025-11-06")]),
    ("二〇二五年十一月六日、会談した。", [("二〇二五年十一月六日", "2025-11-06")]),
    ("令和7年11月6日に署名した。", [("令和7年11月6日", "2025-11-06")]),
    ("令和元年五月一日に即位した。", [("令和元年五月一日", "2019-05-01")]),
    ("平成28年4月4日、会談した。", [("平成28年4月4日", "2016-04-04")]),
    ("昭和53年8月12日に署名した。", [("昭和53年8月12日", "1978-08-12")]),
    ("平成22年に起きた。", [("平成22年", "2010")]),
    ("2025年(令和7年)11月6日に署名した。", [("2025年(令和7年)11月6日", "2025-11-06")]),
    ("令和7年(2025年)11月6日に署名した。", [("令和7年(2025年)11月6日", "2025-11-06")]),
    ("会談は2025/11/06に行われた。", [("2025/11/06", "2025-11-06")]),
    ("会談は2025-11-06に行われた。", [("2025-11-06", "2025-11-06")]),
    ("会談は2022.11.28 06:51に始まった。", [("2022.11.28 06:51", "2022-11-28")]),
    ("会談(11/6)の後に。", [("11/6", "2025-11-06")]),
    ("11月6日(木)に会談した。", [("11月6日(木)", "2025-11-06")]),
    # completed from the publication day
    ("11月6日、会談した。", [("11月6日", "2025-11-06")]),
    ("十一月六日、会談した。", [("十一月六日", "2025-11-06")]),
    ("首相は6日、会談した。", [("6日", "2025-11-06")]),
    ("首相は６日午後の会見で述べた。", [("６日午後", "2025-11-06")]),
    ("首相は6日夜(日本時間7日未明)、述べた。", [("6日夜", "2025-11-06"), ("日本時間7日未明", "2025-11-07")]),
    ("去る6日、会談した。", [("去る6日", "2025-11-06")]),
    ("本4日、署名した。", [("本4日", "2025-11-04")]),
    ("両国は14日に協議を開く。", [("14日", "2025-11-14")]),
    ("首相は31日、述べた。", [("31日", "2025-10-31")]),
    ("10月に合意した。", [("10月", "2025-10")]),
    ("10月下旬に制圧した。", [("10月下旬", "2025-10")]),
    ("2023年4月に始まった。", [("2023年4月", "2023-04")]),
    ("2020年秋に再燃した。", [("2020年秋", "2020")]),
    ("23年7月に会談した。", [("23年7月", "2023-07")]),
    ("22年、協定を結んだ。", [("22年", "2022")]),
    ("現地時間6日、会談した。", [("現地時間6日", "2025-11-06")]),
    # counted from the publication day
    ("本日、署名した。", [("本日", "2025-11-09")]),
    ("きょう、署名した。", [("きょう", "2025-11-09")]),
    ("昨日、署名した。", [("昨日", "2025-11-08")]),
    ("きのう(10月31日)、署名した。", [("きのう(10月31日)", "2025-10-31")]),
    ("おととい発表した。", [("おととい", "2025-11-07")]),
    ("あすにも会談する。", [("あす", "2025-11-10")]),
    ("昨年11月に断交した。", [("昨年11月", "2024-11")]),
    ("昨年11月28日、発表した。", [("昨年11月28日", "2024-11-28")]),
    ("一昨年9月に結成した。", [("一昨年9月", "2023-09")]),
    ("ことし2月、停止した。", [("ことし2月", "2025-02")]),
    ("今年、停止した。", [("今年", "2025")]),
    ("来年のサミット。", [("来年", "2026")]),
    ("来年春ごろの実施。", [("来年春", "2026")]),
    ("今春に訪問した。", [("今春", "2025")]),
    ("先月26日に署名した。", [("先月26日", "2025-10-26")]),
    ("今月3日、会談した。", [("今月3日", "2025-11-03")]),
    ("来月に開く。", [("来月", "2025-12")]),
    ("来月上旬に派遣する。", [("来月上旬", "2025-12")]),
    ("年内に協議する。", [("年内", "2025")]),
    ("先週、会談した。", [("先週", "2025-10")]),
    ("先週金曜日、会談した。", [("先週金曜日", "2025-10-31")]),
    ("水曜日に会談した。", [("水曜日", "2025-11-05")]),
    ("昨年度の貿易額。", [("昨年度", "2024")]),
    ("2年前に合意した。", [("2年前", "2023")]),
    ("3日前に合意した。", [("3日前", "2025-11-06")]),
    # counted from the date before it
    ("首相は5日、会談した。同日、署名した。", [("5日", "2025-11-05"), ("同日", "2025-11-05")]),
    ("首相は5日、会談した。翌日、帰国した。", [("5日", "2025-11-05"), ("翌日", "2025-11-06")]),
    ("首相は5日、会談した。翌6日に帰国した。", [("5日", "2025-11-05"), ("翌6日", "2025-11-06")]),
    ("8月31日に始まり、翌1日に終わった。", [("8月31日", "2025-08-31"), ("翌1日", "2025-09-01")]),
    ("10月15日に許可した。同26日、寄港した。", [("10月15日", "2025-10-15"), ("同26日", "2025-10-26")]),
    ("2020年7月に始め、同年9月に停止した。", [("2020年7月", "2020-07"), ("同年9月", "2020-09")]),
    ("1989年に侵攻し、翌年1月、拘束した。", [("1989年", "1989"), ("翌年1月", "1990-01")]),
    ("6月17日に訪れた。わずか5か月後に訪米した。", [("6月17日", "2025-06-17"), ("わずか5か月後", "2025-11")]),
    ("10月22日に拘束した。3日後、釈放した。", [("10月22日", "2025-10-22"), ("3日後", "2025-10-25")]),
    ("9月3日に開幕し、5日に閉幕した。", [("9月3日", "2025-09-03"), ("5日", "2025-09-05")]),
    (
        "2024年10月28日に訪れた。拘束は、その半月後の11月16日である。",
        [("2024年10月28日", "2024-10-28"), ("11月16日", "2024-11-16")],
    ),
    ("大統領は11日、会見した。その前日、協議した。", [("11日", "2025-11-11"), ("前日", "2025-11-10")]),
]


@pytest.mark.parametrize(("body", "expected"), FOUND)
def test_must_find(body: str, expected: list[tuple[str, str]]) -> None:
    assert dates(body) == expected


NOT_A_DATE = [
    "3日間の日程で訪れた。",
    "協議は9カ月続いた。",
    "120日以内に撤収する。",
    "10日ぶりに再開した。",
    "4~9月期の業績。",
    "3月期決算を発表した。",
    "5年連続で減った。",
    "約20日の猶予を与えた。",
    "6.25戦争の犠牲者。",
    "月刊誌11月号に載った。",
    "損失は1日100万ドルに上る。",
    "1日2回の会合。",
    "1日当たり5千人。",
    "48時間以内の退去を命じた。",
    "10年ぶりに復活した。",
    "前年比3割増えた。",
    "前年同月を下回った。",
    "任期は2年だ。",
    "停戦は20日で崩れた。",
    "日程は1日に短縮された。",
    "わずか2日の協議だった。",
    "第11日の審理。",
    "9・11テロの後。",
    "2000年代に入った。",
    "1990年代の混乱。",
    "毎月1日に開く。",
    "日本海で訓練した。",
    "12日間戦争と呼ばれる。",
    "10年以内に実現する。",
    "3日連続で発射した。",
    "20万人が避難した。",
    "1.5日分の在庫。",
    "同日本大使館の職員。",
    "数日後に会う。",
    "比率は3/4だった。",
    "バージョン2.11.3を使う。",
]


@pytest.mark.parametrize("body", NOT_A_DATE)
def test_must_not_find(body: str) -> None:
    assert dates(body) == []


RANGES = [
    ("6~8日に訪れる。", "2025-11-06", "2025-11-08"),
    ("５～７日に訪れる。", "2025-11-05", "2025-11-07"),
    ("9日から12日までの日程。", "2025-11-09", "2025-11-12"),
    ("18、19両日に会談した。", "2025-11-18", "2025-11-19"),
    ("6、7の両日に会談した。", "2025-11-06", "2025-11-07"),
    ("10月30日から11月1日まで開く。", "2025-10-30", "2025-11-01"),
    ("10月30日~11月1日に開く。", "2025-10-30", "2025-11-01"),
    ("7月24日から5日間にわたり交戦した。", "2025-07-24", "2025-07-28"),
    ("2025～26年度の支援。", "2025", "2026"),
]


@pytest.mark.parametrize(("body", "first", "last"), RANGES)
def test_range(body: str, first: str, last: str) -> None:
    (mention,) = find_dates(read(body), PUBLISHED).mentions
    assert (mention.value.iso, mention.end_iso) == (first, last)


ANCHORED = [
    ("2025-12-31", "首相は1日に会談する。", "2026-01-01"),
    ("2026-01-04", "首相は31日、会談した。", "2025-12-31"),
    ("2026-01-07", "空母は11月に着いた。", "2025-11"),
    ("2025-12-25", "昨日、述べた。", "2025-12-24"),
    ("2025-03-01", "昨日、述べた。", "2025-02-28"),
    ("2025-01-15", "先月、述べた。", "2024-12"),
    ("2025-11", "11月6日、述べた。", "2025-11-06"),
    ("2025-11", "首相は6日、述べた。", "2025-11-06"),
    ("2025", "昨年11月、述べた。", "2024-11"),
    ("2025", "11月6日、述べた。", "2025-11-06"),
    ("2024-02-28", "29日に会談する。", "2024-02-29"),
]


@pytest.mark.parametrize(("published", "body", "iso"), ANCHORED)
def test_anchored_to_publication(published: str, body: str, iso: str) -> None:
    assert [value for _, value in dates(body, published)] == [iso]


UNRESOLVED = [
    (None, "首相は6日、述べた。"),
    (None, "昨年、述べた。"),
    (None, "11月6日、述べた。"),
    ("2025", "首相は6日、述べた。"),
    ("2025-11", "昨日、述べた。"),
    ("2025-11-09", "2月30日、述べた。"),
    ("nonsense", "首相は6日、述べた。"),
]


@pytest.mark.parametrize(("published", "body"), UNRESOLVED)
def test_what_nothing_resolves_is_left_out(published: str | None, body: str) -> None:
    assert dates(body, published) == []


def test_without_publication_the_text_s_own_dates_count() -> None:
    body = "2024年5月3日、会談した。4日に署名し、10月に発効した。"
    assert [iso for _, iso in dates(body, None)] == ["2024-05-03", "2024-05-04", "2024-10"]


def test_same_day_means_the_day_that_dates_the_sentence() -> None:
    body = "首相は5日、26日に予定される会談に触れた。双方は1日から停戦する。外相は同日、述べた。"
    assert dates(body)[-1] == ("同日", "2025-11-05")


def test_same_day_skips_the_day_of_a_relative_clause() -> None:
    body = "外務省は31日、解放を発表した。両国は27日に署名した停戦合意で取り決めていた。首相は同日、歓迎した。"
    assert dates(body, "2026-01-01")[-1] == ("同日", "2025-12-31")


def test_chronology_takes_the_year_of_its_heading() -> None:
    body = "2019年\n1月10日　就任\n1月23日　断交\n\n2020年\n3月26日　起訴"
    assert [iso for _, iso in dates(body)] == ["2019", "2019-01-10", "2019-01-23", "2020", "2020-03-26"]


def test_quotation_counts_from_the_day_it_was_said() -> None:
    assert dates("大統領は7日、「今日、終わった」と述べた。")[-1] == ("今日", "2025-11-07")


def test_quotation_does_not_move_the_text_s_day() -> None:
    assert dates("首相は5日、「1日に会った」と述べた。外相は同日、続けた。")[-1] == ("同日", "2025-11-05")


@pytest.mark.parametrize(
    ("body", "method", "precision"),
    [
        ("2025年11月6日、述べた。", Method.STATED, DatePrecision.DAY),
        ("11月6日、述べた。", Method.COMPLETED, DatePrecision.DAY),
        ("先月、述べた。", Method.RELATIVE, DatePrecision.MONTH),
        ("2024年、述べた。", Method.STATED, DatePrecision.YEAR),
    ],
)
def test_method_and_precision_are_kept(body: str, method: Method, precision: DatePrecision) -> None:
    (mention,) = find_dates(read(body), PUBLISHED).mentions
    assert (mention.value.method, mention.value.precision) == (method, precision)
    assert mention.value.span == mention.span
    assert mention.value.rule.startswith("date.")


@pytest.fixture
def index() -> DateIndex:
    body = "【ワシントン 8日 共同】首相は6日夜(日本時間7日未明)、「1日に会った」と述べた。\n\n外相は5日、会見した。"
    return find_dates(read(body), PUBLISHED)


def test_index_leaves_asides_out(index: DateIndex) -> None:
    assert [m.value.iso for m in index.mentions] == [
        "2025-11-08",
        "2025-11-06",
        "2025-11-07",
        "2025-11-01",
        "2025-11-05",
    ]
    assert [m.value.iso for m in index.within(Span(0, 100))] == ["2025-11-06", "2025-11-01", "2025-11-05"]


def test_last_before_skips_quotations(index: DateIndex) -> None:
    assert index.document is not None
    end_of_first = index.document.text.index("と述べた")
    last = index.last_before(end_of_first)
    assert last is not None
    assert last.value.iso == "2025-11-06"
    in_quote = index.last_before(index.document.text.index("会った"))
    assert in_quote is not None
    assert in_quote.value.iso == "2025-11-01"


def test_last_before_in_the_same_paragraph(index: DateIndex) -> None:
    assert index.document is not None
    assert index.last_before(index.document.text.index("外相"), same_paragraph=True) is None
    assert index.last_before(0) is None


@given(st.text(alphabet="0123456789１月日年同翌昨今先来午前後「」()、。~から\n　令和平成首相は", max_size=60))
def test_any_text_gives_ordered_spans(body: str) -> None:
    mentions = find_dates(read(body), PUBLISHED).mentions
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start
    for mention in mentions:
        assert len(mention.value.iso) in {4, 7, 10}
        assert mention.span.end <= len(body)


NOT_YET = [
    pytest.param(
        "会合の2日目に述べた。",
        [("2日目", "2025-11-07")],
        marks=pytest.mark.xfail(strict=True, reason="days of a conference are not counted"),
    ),
]


@pytest.mark.parametrize(("body", "expected"), NOT_YET)
def test_not_yet(body: str, expected: list[tuple[str, str]]) -> None:
    assert dates(body) == expected
