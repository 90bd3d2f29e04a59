"""Titles of posts in English: nearly all of the register's, and put together only where it is sound."""

import csv
from pathlib import Path

import pytest

from articles.browse.offices import english_title
from articles.extraction import default_gazetteer

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = 0.97


def test_nearly_every_post_of_the_register_has_an_english_title() -> None:
    posts = default_gazetteer().posts
    untold = [f"{post.country} {post.title}" for post in posts if not english_title(post.title, post.country)]
    assert 1 - len(untold) / len(posts) >= ENOUGH, sorted(set(untold))


def test_every_title_that_articles_print_has_an_english_one() -> None:
    with (ROOT / "articles/extraction/data/titles.csv").open(encoding="utf-8", newline="") as file:
        forms = [row["form"] for row in csv.DictReader(file) if row["short"]]
    assert not [form for form in forms if not english_title(form)]


@pytest.mark.parametrize(
    ("title", "country", "english"),
    [
        ("大統領", "KZ", "President"),
        ("国務長官", "US", "Secretary of State"),
        ("国務長官", "VA", "Cardinal Secretary of State"),
        ("首相", "DE", "Chancellor"),
        ("国民党党首", "AU", "National Party Leader"),
        ("国民党主席", "TW", "Kuomintang Chairman"),
        ("駐ベトナム大使", "JP", "Ambassador to Viet Nam"),
        ("駐米臨時代理大使", "JP", "Chargé d'Affaires in the United States"),
        ("第１副外相", "RU", "First Deputy Foreign Minister"),
        ("暫定国防相", "SY", "Interim Defence Minister"),
        ("元財務相", "US", "Former Finance Minister"),
        ("副首相兼外相", "ET", "Deputy Prime Minister and Foreign Minister"),
        ("内務・法務相", "VE", "Interior and Justice Minister"),
        ("シリア担当特使", "US", "Special Envoy for Syria"),
        ("国連特使（スーダン担当）", "UN", "UN Special Envoy for Sudan"),
        ("内務省報道官", "UA", "Interior Ministry Spokesperson"),
        ("国際通貨基金（IMF）専務理事", "IMF", "IMF Managing Director"),
    ],
)
def test_titles_are_put_together(title: str, country: str, english: str) -> None:
    assert english_title(title, country) == english


@pytest.mark.parametrize("title", ["", "未知の党党首", "駐月大使", "謎の問題担当特使", "前", "兼", "第1"])
def test_what_is_not_known_stays_untold(title: str) -> None:
    assert english_title(title, "JP") == ""
