"""Near-duplicate articles: the linking set, pairs made from the corpus, tables of pairs. No database."""

import subprocess
import sys
from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.linking.components import components
from articles.linking.copy_text import fold_copy, strip_frame
from articles.linking.duplicates import BANDS, band_keys, compare, is_near_duplicate, similarity
from tests.linking import gold
from tests.linking.bcubed import score_pairs
from tests.linking.made_copies import made_pairs

BODIES = {name: gold.load_article(name)[1] for name in sorted(gold.load_annotations())}
LEAD = (
    "ロシア軍は10日未明、ウクライナの首都キーウの火力発電所などをミサイルと無人機で攻撃した。市の東部で停電と断水が起き、"
    "当局は12人が負傷したと発表した。復旧には数日かかる見通しだという。"
)
MORE = "欧州連合の外相は緊急の会合を開き、発電機を追加で送ることを決めた。日本政府も支援を検討している。"


def found_pairs(bodies: dict[str, str]) -> set[frozenset[str]]:
    """Pairs that share a key and are alike, as ingest finds them."""
    keys = {name: frozenset(band_keys(body)) for name, body in bodies.items()}
    return {
        frozenset((one, other))
        for one, other in combinations(bodies, 2)
        if keys[one] & keys[other] and is_near_duplicate(bodies[one], bodies[other])
    }


def grouped(pairs: Iterable[frozenset[str]], names: Iterable[str]) -> list[list[str]]:
    return [group for group in components(names, [tuple(sorted(pair)) for pair in pairs]) if len(group) > 1]  # type: ignore[misc]


def test_linking_set() -> None:
    score = score_pairs(gold.near_duplicate_pairs(), found_pairs(BODIES))
    assert score.precision >= 0.98
    assert score.recall >= 0.95


def test_linking_set_groups() -> None:
    truth = sorted(sorted(group) for group in gold.load_world()["near_duplicates"].values())
    assert grouped(found_pairs(BODIES), BODIES) == truth


@pytest.mark.parametrize("pair", [tuple(p) for p in gold.load_world()["not_duplicates"]], ids=str)
def test_same_topic_is_no_copy(pair: tuple[str, str]) -> None:
    assert not is_near_duplicate(BODIES[pair[0]], BODIES[pair[1]])


def test_made_pairs() -> None:
    held = missed = wrong = 0
    for pair in made_pairs():
        alike = is_near_duplicate(pair.one, pair.other)
        if alike and pair.alike:
            alike = not set(band_keys(pair.one)).isdisjoint(band_keys(pair.other))
        held += alike and pair.alike
        missed += pair.alike and not alike
        wrong += alike and not pair.alike
    assert held / (held + wrong) >= 0.99
    assert held / (held + missed) >= 0.99


@pytest.mark.parametrize(
    ("what", "one", "other"),
    [
        ("the same", LEAD, LEAD),
        ("width and spaces", LEAD, LEAD.replace("10", "１０").replace("。", "。\n")),
        ("dateline", LEAD, "【キーウ10日=環世】" + LEAD),
        ("dateline in brackets", LEAD, "[キーウ　10日　環世通信] - " + LEAD),
        ("synonym", LEAD, LEAD.replace("無人機", "ドローン").replace("見通しだという", "見込みだ")),
        ("a toll that rises", LEAD, LEAD.replace("12人", "15人")),
        ("paragraph added", LEAD, LEAD + "\n\n" + MORE),
        ("notice below", LEAD, LEAD + "\n\n無断転載を禁じます。"),
        ("links below", LEAD, LEAD + "\n\n関連記事\n" + "各地の停電のまとめと避難所の一覧はこちら\n" * 8),
        ("lead again as caption", LEAD, LEAD[: LEAD.index("。") + 1] + "\n\n" + LEAD),
    ],
)
def test_copies(what: str, one: str, other: str) -> None:
    assert is_near_duplicate(one, other), what
    assert is_near_duplicate(other, one), what
    assert set(band_keys(one)) & set(band_keys(other)), what


@pytest.mark.parametrize(
    ("what", "one", "other"),
    [
        ("last week", LEAD, LEAD.replace("10日", "3日").replace("12人", "9人")),
        ("last week, the day alone", LEAD, LEAD.replace("10日", "3日")),
        ("other place and figures", LEAD, LEAD.replace("キーウ", "オデーサ").replace("10日", "24日")),
        ("other news", LEAD, MORE),
        ("one notice", LEAD + "\n無断転載を禁じます。", MORE + "\n無断転載を禁じます。"),
        ("quoted in a longer text", LEAD, BODIES["c5-2"] + MORE + LEAD),
        ("nothing", "", ""),
        ("nothing and something", "", LEAD),
        ("marks only", "……", "！！"),
        ("short and unlike", "首相が辞任", "首相が就任"),
    ],
)
def test_no_copies(what: str, one: str, other: str) -> None:
    assert not is_near_duplicate(one, other), what
    assert not is_near_duplicate(other, one), what


def test_a_long_line_with_the_words_of_a_notice_is_text() -> None:
    line = "新聞協会は、記事の無断転載を防ぐための指針をまとめ、加盟する各社に通知した。" + MORE
    assert strip_frame(line) == line


@pytest.mark.parametrize(
    ("one", "other"), [("5か国", "５ヵ国"), ("ミルジヨーエフ", "ミルジヨエフ"), ("「首相」は、", "首相は")]
)
def test_forms_folded_alike(one: str, other: str) -> None:
    assert fold_copy(one) == fold_copy(other)


def test_band_keys() -> None:
    keys = band_keys(LEAD)
    assert keys == sorted(set(keys))
    assert len(keys) == BANDS
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert band_keys("") == []
    assert band_keys("、。") == []


def test_band_keys_stay_the_same() -> None:
    """Keys are stored: another value for the same text would part new articles from old ones."""
    assert band_keys("首相は6日、大統領と会談した。")[:2] == KEYS_OF_A_SENTENCE


KEYS_OF_A_SENTENCE = [-8618161163623535720, -8259471264974754728]


def test_importing_loads_no_arrays() -> None:
    """A page shares its process with the admin, which imports ingest."""
    code = (
        "import sys, articles.linking.duplicates; sys.exit(bool({'numpy', 'scipy', 'datasketch'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.sampled_from(sorted(BODIES)), st.sampled_from(sorted(BODIES)))
@settings(max_examples=40, deadline=None)
def test_symmetric(one: str, other: str) -> None:
    a, b = BODIES[one], BODIES[other]
    assert compare(a, b) == compare(b, a)
    assert is_near_duplicate(a, b) == is_near_duplicate(b, a)
    assert similarity(a, a) == 1


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert len(band_keys(one)) <= BANDS
    assert is_near_duplicate(one, other) == is_near_duplicate(other, one)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))), st.randoms())
def test_order_of_pairs_changes_nothing(pairs: list[tuple[int, int]], rng: object) -> None:
    shuffled = [pair[::-1] for pair in pairs]
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert components(range(13), pairs) == components(reversed(range(13)), shuffled)
