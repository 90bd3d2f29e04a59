"""The measure: agreed figures of a small invented set, and those of the corpus's own tool where it is at hand."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.evaluation import GoldArticle, Score, measure

HERE = Path(__file__).parent
GOLD = HERE / "fixtures"
PREDICTIONS = HERE / "agreed" / "predictions.jsonl"
AGREED = json.loads((HERE / "agreed" / "figures.json").read_text(encoding="utf-8"))
SHARED = HERE.parents[1].parent / "shared"


def records(path: Path) -> dict[str, dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {Path(r["source"]).stem: r for r in map(json.loads, lines)}


def figures(folder: Path, predictions: dict[str, dict[str, Any]]) -> dict[str, Any]:
    articles = []
    for file in sorted(folder.glob("*.json")):
        source = file.with_suffix(".txt").read_text(encoding="utf-8")
        gold = GoldArticle(json.loads(file.read_text(encoding="utf-8")), source)
        articles.append((gold, predictions.get(file.stem)))
    return measure(articles).as_dict()


def test_figures_agreed_with_the_corpus() -> None:
    assert figures(GOLD, records(PREDICTIONS)) == AGREED


def test_gold_against_itself_is_right_throughout() -> None:
    predictions = {}
    for file in GOLD.glob("*.json"):
        gold = json.loads(file.read_text(encoding="utf-8"))
        predictions[file.stem] = gold
    found = figures(GOLD, predictions)
    assert {name for name, score in found.items() if score["f1"] < 1 and name != "provenance"} == set()


def test_nothing_found_is_all_missed() -> None:
    found = figures(GOLD, {})
    assert found["countries"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 6}
    assert "event status" not in found


def test_a_score_of_nothing_is_perfect() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(0, 3, 0).f1 == 0.0


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").is_file(), reason="no corpus beside the repository")
@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_figures_of_the_corpus_tool(tmp_path: Path, seed: int) -> None:
    """On the corpus itself, with predictions that are gold damaged at random."""
    chance = random.Random(seed)
    folder = SHARED / "corpus" / "train"
    predictions = {file.stem: _damaged(file, chance) for file in sorted(folder.glob("*.json"))}
    lines = tmp_path / "predictions.jsonl"
    lines.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in predictions.values()), encoding="utf-8")
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(folder), str(lines), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["scores"]
    assert figures(folder, predictions) == theirs


def _damaged(file: Path, chance: random.Random) -> dict[str, Any]:
    record = json.loads(file.read_text(encoding="utf-8"))
    record["article"]["text"] = file.with_suffix(".txt").read_text(encoding="utf-8")
    for name in ("countries", "leaders", "statements", "events", "amounts"):
        record[name] = [item for item in record[name] if chance.random() > 0.15]
    refs = [*record["countries"], "l1", "l2", "o1"]
    for statement in record["statements"]:
        cut = chance.choice([0, 0, 0, 2, 9])
        statement["text"] = statement["text"][cut:] or "無"
        statement["start"] = record["article"]["text"].find(statement["text"])
        statement["end"] = statement["start"] + len(statement["text"])
        if chance.random() < 0.2:
            statement["speakers"] = [chance.choice(refs)]
        if chance.random() < 0.2:
            statement["date"] = None
    for event in record["events"]:
        if chance.random() < 0.3:
            event["actors"], event["recipients"] = event["recipients"], event["actors"]
        if chance.random() < 0.2:
            event["actors"] = [*event["actors"], chance.choice(refs)]
        if chance.random() < 0.2:
            event["date"], event["status"] = "2025-01-01", "planned"
    return record


def test_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("evaluate", str(GOLD), predictions=PREDICTIONS)
    out = capsys.readouterr().out
    assert out.startswith("3 articles\n")
    assert "countries              P 0.750  R 0.500  F1 0.600   (3 of 4 / 6)" in out


def test_command_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("evaluate", str(GOLD), "--json", predictions=PREDICTIONS)
    assert json.loads(capsys.readouterr().out) == {"articles": 3, "scores": AGREED}


def test_command_reads_the_articles_itself(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("evaluate", str(GOLD), "--no-syntax")
    assert "provenance             P 1.000" in capsys.readouterr().out


@pytest.mark.parametrize(("floor", "fails"), [(0.6, False), (0.61, True)])
def test_floors(floor: float, fails: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"countries": floor}))
    if fails:
        with pytest.raises(SystemExit, match="1"):
            call_command("evaluate", str(GOLD), floors=floors, predictions=PREDICTIONS)
        assert "countries: F1 0.600 is below 0.610" in capsys.readouterr().err
    else:
        call_command("evaluate", str(GOLD), floors=floors, predictions=PREDICTIONS)
