"""Days as people type them."""

from datetime import date

import pytest

from articles.browse.periods import presets, read_period

TODAY = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025/11/06", "2025-11-06", "2025-11-06"),
        ("2025-11-06", "2025-11-06", "2025-11-06"),
        ("2025.11.6", "2025-11-06", "2025-11-06"),
        ("20251106", "2025-11-06", "2025-11-06"),
        ("2025年11月6日", "2025-11-06", "2025-11-06"),
        ("2025年 11月 6日", "2025-11-06", "2025-11-06"),
        ("２０２５年１１月６日", "2025-11-06", "2025-11-06"),
        ("２０２５／１１／０６", "2025-11-06", "2025-11-06"),
        ("2025ー11ー06", "2025-11-06", "2025-11-06"),
        ("令和7年11月6日", "2025-11-06", "2025-11-06"),
        ("令和元年5月1日", "2019-05-01", "2019-05-01"),
        ("R7.11.6", "2025-11-06", "2025-11-06"),
        ("平成31年4月", "2019-04-01", "2019-04-30"),
        ("昭和64年", "1989-01-01", "1989-12-31"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2025年11月", "2025-11-01", "2025-11-30"),
        ("2024/2", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("11月6日", "2025-11-06", "2025-11-06"),
        ("11/6", "2025-11-06", "2025-11-06"),
        ("１１月", "2025-11-01", "2025-11-30"),
        ("今日", "2025-11-20", "2025-11-20"),
        ("昨日", "2025-11-19", "2025-11-19"),
        ("先月", "2025-10-01", "2025-10-31"),
        ("昨年", "2024-01-01", "2024-12-31"),
    ],
)
def test_reads(typed: str, first: str, last: str) -> None:
    period = read_period(typed, TODAY)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "きのう頃",
        "2025-13",
        "2025-02-30",
        "2025年11月6日から",
        "11/06/2025",
        "0000-01",
        "99",
        "2025-11-06-01",
        "令和7",
    ],
)
def test_refuses(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the message is for developers; the form has its own)
        read_period(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "written"), [("2025/11/06", "2025-11-06"), ("2025年11月", "2025-11"), ("2025", "2025")]
)
def test_writes_at_its_precision(typed: str, written: str) -> None:
    assert read_period(typed, TODAY).written() == written


def test_presets_end_today() -> None:
    week = presets(TODAY)[1]
    assert (week.first, week.last) == (date(2025, 11, 14), TODAY)
