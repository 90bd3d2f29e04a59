"""B³ against figures computed by hand."""

import pytest

from tests.linking.bcubed import bcubed, score_pairs


def test_same_grouping_under_other_names() -> None:
    score = bcubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "y"})
    assert (score.precision, score.recall, score.f1, score.items) == (1, 1, 1, 3)


def test_all_in_one() -> None:
    # Truth {1,2,3} {4}: precision (3/4 + 3/4 + 3/4 + 1/4) / 4 = 10/16; recall 1.
    score = bcubed({1: "a", 2: "a", 3: "a", 4: "b"}, dict.fromkeys((1, 2, 3, 4), "x"))
    assert score.precision == pytest.approx(10 / 16)
    assert score.recall == 1
    assert score.f1 == pytest.approx(2 * (10 / 16) / (26 / 16))


def test_each_alone() -> None:
    # Truth {1,2,3} {4}: recall (1/3 + 1/3 + 1/3 + 1) / 4 = 1/2; precision 1.
    score = bcubed({1: "a", 2: "a", 3: "a", 4: "b"}, {n: n for n in (1, 2, 3, 4)})
    assert score.precision == 1
    assert score.recall == pytest.approx(1 / 2)


def test_mixed() -> None:
    # Truth {1,2,3} {4,5}; system {1,2} {3,4,5}.
    # Precision: 1, 1, 1/3, 2/3, 2/3 = 11/3, over 5 = 11/15. Recall: 2/3, 2/3, 1/3, 1, 1 = 11/3, over 5 = 11/15.
    truth = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b"}
    score = bcubed(truth, {1: "x", 2: "x", 3: "y", 4: "y", 5: "y"})
    assert score.precision == pytest.approx(11 / 15)
    assert score.recall == pytest.approx(11 / 15)
    assert score.f1 == pytest.approx(11 / 15)


def test_a_missing_item_is_a_cluster_of_its_own() -> None:
    # Truth {1,2} {3}; the system has 1 only. Precision 1; recall (1/2 + 1/2 + 1) / 3 = 2/3.
    score = bcubed({1: "a", 2: "a", 3: "b"}, {1: "x"})
    assert score.precision == 1
    assert score.recall == pytest.approx(2 / 3)


def test_two_missing_items_are_not_together() -> None:
    assert bcubed({1: "a", 2: "b"}, {}).precision == 1
    assert bcubed({1: "a", 2: "a"}, {}).recall == pytest.approx(1 / 2)


def test_items_that_only_the_system_has_do_not_count() -> None:
    score = bcubed({1: "a", 2: "a"}, {1: "x", 2: "x", 3: "x"})
    assert (score.precision, score.recall) == (1, 1)


def test_nothing_to_link() -> None:
    assert bcubed({}, {1: "x"}).f1 == 1


def test_pairs() -> None:
    truth = {frozenset("ab"), frozenset("ac"), frozenset("bc")}
    score = score_pairs(truth, {frozenset("ab"), frozenset("ax")})
    assert score.precision == 1 / 2
    assert score.recall == pytest.approx(1 / 3)
    assert score_pairs(truth, set()).precision == 1
