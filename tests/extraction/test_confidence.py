"""Calibrated confidence, and the parser's advice on speakers."""

from collections.abc import Iterator

import pytest

from articles.evaluation.calibrating import Sample, brier, cross_validated, fit, predict, reliability
from articles.extraction.confidence import Calibration, Family, Opinion, ask_opinions, calibration, weigh
from articles.extraction.confidence.calibration import LEAST, MOST, read_calibration, write_calibration
from articles.extraction.findings import Cue, Findings, Leader, Span, Statement, TrailStep
from articles.extraction.parsing import read
from articles.extraction.syntax import Syntax
from articles.vocabulary import Method, StatementKind, TrailRole

CURVE = {Family.LEADER: [(0.5, 0.4), (0.9, 0.8)]}


@pytest.mark.parametrize(("raw", "expected"), [(0.5, 0.4), (0.7, 0.6), (0.9, 0.8), (0.1, 0.4), (1.0, 0.8)])
def test_probability_lies_on_the_curve(raw: float, expected: float) -> None:
    assert Calibration(CURVE).probability(Family.LEADER, "r", raw) == pytest.approx(expected)


def test_without_a_curve_the_raw_figure_stays() -> None:
    assert Calibration().probability(Family.EVENT, "r", 0.77) == 0.77


def test_shifts_move_a_rule_and_an_opinion() -> None:
    fitted = Calibration(CURVE, {(Family.LEADER, "bad"): -1.0, (Family.LEADER, "syntax.agrees"): 1.0})
    plain = fitted.probability(Family.LEADER, "r", 0.9)
    assert fitted.probability(Family.LEADER, "bad", 0.9) < plain
    assert fitted.probability(Family.LEADER, "r", 0.9, Opinion.AGREES) > plain


def test_probability_is_bounded() -> None:
    fitted = Calibration({Family.LEADER: [(0.5, 1.0)]}, {(Family.LEADER, "bad"): -99.0})
    assert fitted.probability(Family.LEADER, "r", 0.5) == pytest.approx(MOST)
    assert fitted.probability(Family.LEADER, "bad", 0.5) == LEAST


def test_data_file_round_trip() -> None:
    fitted = Calibration(CURVE, {(Family.LEADER, "a.b"): -0.25})
    assert read_calibration(write_calibration(fitted, ["why"])) == fitted


def test_the_package_s_own_curves_rise() -> None:
    for curve in calibration().curves.values():
        assert list(curve) == sorted(curve)
        assert [p for _, p in curve] == sorted(p for _, p in curve)


def samples() -> Iterator[Sample]:
    """Raw 0.6 is right 1 of 2, raw 0.9 is right 9 of 10, rule "bad" never."""
    for i in range(200):
        article = f"a{i % 20}"
        yield Sample(article, Family.EVENT, "good", 0.6, "", i % 2 == 0)
        yield Sample(article, Family.EVENT, "good", 0.9, "", i % 10 != 0)
        yield Sample(article, Family.DIRECT, "q", 0.8, "differs" if i % 4 == 0 else "agrees", i % 4 != 0)
    for i in range(30):
        yield Sample(f"a{i % 20}", Family.EVENT, "bad", 0.9, "", False)


def test_fit_finds_the_shares() -> None:
    fitted = fit(list(samples()))
    assert fitted.probability(Family.EVENT, "good", 0.9) == pytest.approx(0.88, abs=0.08)
    assert fitted.probability(Family.EVENT, "good", 0.6) == pytest.approx(0.5, abs=0.08)
    assert fitted.probability(Family.EVENT, "bad", 0.9) < 0.4
    assert fitted.probability(Family.DIRECT, "q", 0.8, "agrees") > 0.9
    assert fitted.probability(Family.DIRECT, "q", 0.8, "differs") < 0.3


def test_cross_validation_predicts_each_sample_once_and_better_than_raw() -> None:
    given = list(samples())
    predicted = cross_validated(given)
    assert len(predicted) == len(given)
    assert brier(predicted) < brier((s, s.raw) for s in given)
    assert sum(b.count for b in reliability(predicted)) == len(given)
    assert all(predict(fit(given), s) <= MOST for s in given)


def test_weigh_replaces_confidence_alone() -> None:
    leader = Leader("l1", "トカエフ", ("トカエフ",), "大統領", "KZ", rule="r", confidence=0.7)
    (weighed,) = weigh(Findings(leaders=(leader,)), {}, Calibration(CURVE)).leaders
    assert weighed.confidence == 0.6
    assert (weighed.id, weighed.name, weighed.rule) == ("l1", "トカエフ", "r")


BODY = "カーニー氏は前日にトランプ氏と電話で協議しており、会見で「失うわけにはいかない」と説明した。"


def statement(speaker: str, method: Method) -> Statement:
    def span(words: str) -> Span:
        return Span(BODY.index(words), BODY.index(words) + len(words))

    trail = (TrailStep(TrailRole.SPEAKER, span(speaker)),)
    cue = Cue("説明する", span("説明した"))
    words = span("失うわけにはいかない")
    return Statement("s1", StatementKind.DIRECT, words, ("l1",), method, cue, None, (), "r", 0.8, trail)


@pytest.mark.model
@pytest.mark.parametrize(("speaker", "opinion"), [("カーニー氏", Opinion.AGREES), ("トランプ氏", Opinion.DIFFERS)])
def test_opinion_on_an_inferred_speaker(speaker: str, opinion: Opinion) -> None:
    syntax = Syntax(read(BODY))
    assert ask_opinions([statement(speaker, Method.CARRIED)], syntax) == {"s1": opinion}


def test_a_stated_speaker_is_not_asked_about() -> None:
    assert ask_opinions([statement("カーニー氏", Method.STATED)], Syntax(read(BODY))) == {}
