"""How fast extraction is: rules alone and whole, against the plain GiNZA pipeline, in one process.

    python bench/extraction.py [CORPUS_DIR] [--size BYTES] [--quick]

Prints a table and exits with 1 where a bound fails. Times are processor time of one thread, so that a busy machine
changes little. The plain pipeline is ``spacy.load("ja_ginza")`` as it comes.
"""

import argparse
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from articles.extraction import default_gazetteer, extract  # noqa: E402
from articles.extraction.syntax import load_model  # noqa: E402
from articles.ingest.reading import SourceText, parse_source  # noqa: E402

RULES_FASTER, WHOLE_FASTER = 60, 8
"""So many times faster than the plain pipeline, at least."""
FLAT = 2.0
"""The dearest size costs at most so many times as much for a character as the cheapest."""
MEMORY_MB = 900
LARGE_SECONDS = 120
"""A text of 2 MB, or one of 10,000 brackets, is done within this."""
GROWTH = 25
"""Ten times the text of an unfriendly shape costs at most so many times as much: linear, with room for noise."""
SHAPES = (
    "「" * 10,
    "」" * 10,
    "「『(",
    "首相は行く、",
    "(" * 9 + "\n",
    "一、行く\n",
    "関連記事\n",
    "首相は\n「行く",
    "米中首脳会談",
)
SIZES = (1_000, 10_000, 100_000, 500_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run all measures; the number of bounds that failed, at most 1."""
    shared = ROOT.parent / "shared" / "corpus" / "train"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "corpus", nargs="?", type=Path, default=shared if shared.is_dir() else ROOT / "tests" / "corpus"
    )
    parser.add_argument(
        "--size", type=int, default=500_000, metavar="BYTES", help="the corpus is repeated to this size"
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the size for the two runs with the model")
    options = parser.parse_args(argv)
    articles = read_corpus(options.corpus)
    bounds = Bounds()
    compare(articles, options.size, options.size // 10 if options.quick else options.size, bounds)
    flatness(articles, bounds)
    shapes(bounds)
    large(articles, bounds)
    return bounds.report()


class Bounds:
    """Measures beside the bounds they must keep."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str, bool]] = []

    def check(self, name: str, value: str, bound: str, *, holds: bool) -> None:
        self._rows.append((name, value, bound, holds))
        print(f"{name:44} {value:>22}   {bound:18} {'ok' if holds else 'FAILS'}", flush=True)

    def note(self, name: str, value: str) -> None:
        print(f"{name:44} {value:>22}", flush=True)

    def report(self) -> int:
        failed = [name for name, _, _, holds in self._rows if not holds]
        print(f"{len(self._rows) - len(failed)} of {len(self._rows)} bounds hold" + "".join(f"\n  {n}" for n in failed))
        return int(bool(failed))


def read_corpus(folder: Path) -> list[SourceText]:
    """Every article of a folder."""
    articles = [parse_source(f.read_text(encoding="utf-8")) for f in sorted(folder.glob("*.txt"))]
    if not articles:
        sys.exit(f"bench: no articles in {folder}")
    return articles


def repeated(articles: list[SourceText], size: int) -> list[SourceText]:
    """Articles again and again until their bodies reach so many bytes."""
    chosen: list[SourceText] = []
    total = 0
    while total < size:
        article = articles[len(chosen) % len(articles)]
        chosen.append(article)
        total += len(article.body.encode())
    return chosen


def read_all(articles: list[SourceText], *, syntax: bool) -> None:
    gazetteer = default_gazetteer()
    for article in articles:
        extract(article.body, title=article.title, published=article.published, gazetteer=gazetteer, syntax=syntax)


def rate(work: Callable[[], object], articles: list[SourceText]) -> float:
    """Characters a second."""
    start = time.process_time()
    work()
    return sum(len(a.body) for a in articles) / (time.process_time() - start)


def memory_mb() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024**2)


def compare(articles: list[SourceText], size: int, model_size: int, bounds: Bounds) -> None:
    """Rules alone and the whole extraction against the plain pipeline."""
    corpus, model_corpus = repeated(articles, size), repeated(articles, model_size)
    read_all(articles[:3], syntax=False)
    rules = rate(lambda: read_all(corpus, syntax=False), corpus)
    bounds.note("rules alone, characters/s", f"{rules:,.0f}")
    load_model()
    read_all(articles[:3], syntax=True)
    whole = rate(lambda: read_all(model_corpus, syntax=True), model_corpus)
    bounds.note("whole extraction, characters/s", f"{whole:,.0f}")
    bounds.check("peak memory, MB", f"{memory_mb():,.0f}", f"<= {MEMORY_MB}", holds=memory_mb() <= MEMORY_MB)
    plain = plain_rate(model_corpus)
    bounds.note("plain ja_ginza nlp.pipe, characters/s", f"{plain:,.0f}")
    name, bound = "rules alone, times the plain pipeline", f">= {RULES_FASTER}"
    bounds.check(name, f"{rules / plain:.1f}", bound, holds=rules >= RULES_FASTER * plain)
    name, bound = "whole extraction, times the plain pipeline", f">= {WHOLE_FASTER}"
    bounds.check(name, f"{whole / plain:.1f}", bound, holds=whole >= WHOLE_FASTER * plain)


def plain_rate(articles: list[SourceText]) -> float:
    """The pipeline as it comes, fed paragraph by paragraph."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps())
    nlp = spacy.load("ja_ginza")
    paragraphs = [line for a in articles for line in a.body.splitlines() if line.strip()]
    list(nlp.pipe(paragraphs[:10]))
    return rate(lambda: sum(len(doc) for doc in nlp.pipe(paragraphs)), articles)


def flatness(articles: list[SourceText], bounds: Bounds) -> None:
    """Cost of a character, rules alone, by the length of one text."""
    text = "\n\n".join(a.body for a in articles)
    costs = []
    for size in SIZES:
        body = (text * (size // len(text.encode()) + 1)).encode()[:size].decode(errors="ignore")
        times = max(1, 50_000 // size)
        start = time.process_time()
        for _ in range(times):
            extract(body, published="2025-11-09", syntax=False)
        cost = (time.process_time() - start) / times / len(body) * 1e6
        costs.append(cost)
        bounds.note(f"one text of {size // 1000} KB, us/character", f"{cost:.1f}")
    ratio = max(costs) / min(costs)
    bounds.check("dearest size against the cheapest", f"{ratio:.2f}", f"<= {FLAT}", holds=ratio <= FLAT)


def shapes(bounds: Bounds) -> None:
    """Repeated shapes that invite a program to look at everything again for each of them: ten times as much text."""
    for unit in SHAPES:
        seconds = []
        for size in (10_000, 100_000):
            body = unit * (size // len(unit))
            start = time.process_time()
            extract(body, published="2025-11-09", syntax=False)
            seconds.append(time.process_time() - start)
        growth = seconds[1] / max(seconds[0], 0.01)
        name = f"ten times {unit.strip()[:20]!r}, times the cost"
        bounds.check(name, f"{growth:.1f}", f"<= {GROWTH}", holds=growth <= GROWTH)


def large(articles: list[SourceText], bounds: Bounds) -> None:
    """Texts that must come to an end, rules alone."""
    text = "\n\n".join(a.body for a in articles)
    bodies = {
        "a text of 2 MB, s": (text * (2_000_000 // len(text.encode()) + 1))
        .encode()[:2_000_000]
        .decode(errors="ignore"),
        "10,000 opening brackets, s": "首相は「" * 10_000,
        "10,000 nested pairs, s": "「" * 5_000 + "行く" + "」" * 5_000,
        "10,000 pairs in one paragraph, s": "首相は「行く」と述べ、" * 10_000,
        "10,000 quotations in paragraphs, s": "首相は「行く」と述べた。\n\n" * 10_000,
    }
    for name, body in bodies.items():
        start = time.process_time()
        extract(body, published="2025-11-09", syntax=False)
        spent = time.process_time() - start
        bounds.check(name, f"{spent:.1f}", f"<= {LARGE_SECONDS}", holds=spent <= LARGE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
