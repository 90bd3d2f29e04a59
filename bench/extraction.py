"""How fast extraction is: rules alone and whole, against the plain GiNZA pipeline, in one process.

    python bench/extraction.py [CORPUS_DIR] [--size BYTES] [--quick]

Prints a table and exits with 1 where a bound fails. The plain pipeline is ``spacy.load("ja_ginza")`` as it comes.

Times are processor time of one thread. Neighbours on a machine slow that down too, by a tenth and more, so the three
take turns: in each round the rules and the whole extraction read all of the corpus and the plain pipeline a share of
it, which over all rounds makes the corpus once. A ratio is the median of the rounds' own; their least and most stand
beside it.
"""

import argparse
import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

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
ROUNDS = 5
"""The three take turns so often."""


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
    parser.add_argument("--quick", action="store_true", help="a tenth of the size for the comparison")
    options = parser.parse_args(argv)
    articles = read_corpus(options.corpus)
    bounds = Bounds()
    compare(articles, options.size // 10 if options.quick else options.size, bounds)
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


def rate(articles: list[SourceText], work: Callable[..., object], **options: bool) -> float:
    """Characters a second."""
    return sum(len(a.body) for a in articles) / seconds(work, articles, **options)


def seconds(work: Callable[..., object], *given: object, **options: bool) -> float:
    """Processor time."""
    start = time.process_time()
    work(*given, **options)
    return time.process_time() - start


def memory_mb() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform != "darwin" else 1024**2)


def compare(articles: list[SourceText], size: int, bounds: Bounds) -> None:
    """Rules alone and the whole extraction against the plain pipeline, in turn."""
    corpus = repeated(articles, size)
    load_model()
    for syntax in (False, True):  # what is read or compiled once in a process costs no article anything
        read_all(articles[:3], syntax=syntax)
    read_all(corpus, syntax=True)
    bounds.check("peak memory, MB", f"{memory_mb():,.0f}", f"<= {MEMORY_MB}", holds=memory_mb() <= MEMORY_MB)
    read_plainly = plain_reader()
    read_plainly(articles[:3])
    gc.collect()
    gc.freeze()  # else one pipeline would pay for the collector's walks through the other's model
    rules, whole, plain = [], [], []
    for number in range(ROUNDS):
        rules.append(rate(corpus, read_all, syntax=False))
        plain.append(rate(corpus[number::ROUNDS], read_plainly))
        whole.append(rate(corpus, read_all, syntax=True))
    for name, rates in (("rules alone", rules), ("whole extraction", whole), ("plain ja_ginza nlp.pipe", plain)):
        bounds.note(f"{name}, characters/s", spread(rates, ",.0f"))
    for name, rates, least in (("rules alone", rules, RULES_FASTER), ("whole extraction", whole, WHOLE_FASTER)):
        ratios = [ours / theirs for ours, theirs in zip(rates, plain, strict=True)]
        value = spread(ratios, ".1f")
        bounds.check(f"{name}, times the plain pipeline", value, f">= {least}", holds=median(ratios) >= least)


def spread(values: list[float], form: str) -> str:
    """The median, with the least and the most."""
    return f"{median(values):{form}} ({min(values):{form}}-{max(values):{form}})"


def plain_reader() -> Callable[[list[SourceText]], None]:
    """What reads articles with the pipeline as it comes, fed paragraph by paragraph."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps())
    nlp = spacy.load("ja_ginza")

    def read(articles: list[SourceText]) -> None:
        for _ in nlp.pipe([line for a in articles for line in a.body.splitlines() if line.strip()]):
            pass

    return read


def flatness(articles: list[SourceText], bounds: Bounds) -> None:
    """Cost of a character, rules alone, by the length of one text: the median of rounds over all lengths."""
    text = "\n\n".join(a.body for a in articles)
    costs: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS):
        for size, found in costs.items():
            body = cut(text, size)
            times = max(1, 50_000 // size)
            spent = seconds(read_often, body, times)
            found.append(spent / times / len(body) * 1e6)
    for size, found in costs.items():
        bounds.note(f"one text of {size // 1000} KB, us/character", spread(found, ".1f"))
    ratio = max(map(median, costs.values())) / min(map(median, costs.values()))
    bounds.check("dearest size against the cheapest", f"{ratio:.2f}", f"<= {FLAT}", holds=ratio <= FLAT)


def read_often(body: str, times: int = 1) -> None:
    for _ in range(times):
        extract(body, published="2025-11-09", syntax=False)


def cut(text: str, size: int) -> str:
    """So many bytes of a text, repeated where it is shorter."""
    return (text * (size // len(text.encode()) + 1)).encode()[:size].decode(errors="ignore")


def shapes(bounds: Bounds) -> None:
    """Repeated shapes that invite a program to look at everything again for each of them: ten times as much text."""
    for unit in SHAPES:
        small, large = (seconds(read_often, unit * (size // len(unit))) for size in (10_000, 100_000))
        growth = large / max(small, 0.01)
        name = f"ten times {unit.strip()[:20]!r}, times the cost"
        bounds.check(name, f"{growth:.1f}", f"<= {GROWTH}", holds=growth <= GROWTH)


def large(articles: list[SourceText], bounds: Bounds) -> None:
    """Texts that must come to an end, rules alone."""
    text = "\n\n".join(a.body for a in articles)
    bodies = {
        "a text of 2 MB, s": cut(text, 2_000_000),
        "10,000 opening brackets, s": "首相は「" * 10_000,
        "10,000 nested pairs, s": "「" * 5_000 + "行く" + "」" * 5_000,
        "10,000 pairs in one paragraph, s": "首相は「行く」と述べ、" * 10_000,
        "10,000 quotations in paragraphs, s": "首相は「行く」と述べた。\n\n" * 10_000,
    }
    for name, body in bodies.items():
        spent = seconds(read_often, body)
        bounds.check(name, f"{spent:.1f}", f"<= {LARGE_SECONDS}", holds=spent <= LARGE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
