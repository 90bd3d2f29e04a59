"""How fast the pages are, by HTTP, on a large base and on a small one, and Datasette over the same data.

    python bench/pages.py [--articles N] [--quick] [--only TEXT]

Starts gunicorn with the settings of production on a synthetic base (``bench.base``) of ``--articles`` articles and on
one of 10,000 statements, asks for every page of ``bench.listing.PAGES`` with several values each, and prints p50 and
p95. Exits with 1 where a page's p50 reaches 50 ms or its p95 150 ms, where its p50 is more than twice that of the small
base, or where it is not three times faster than Datasette's answer to the same question. ``cpu`` is the processor time
of one request, page and database together: what is left of the figures when other programs keep the machine busy.

Datasette is looked for in ``$DATASETTE``, then in ``var/bench/datasette`` (``python -m venv var/bench/datasette &&
var/bench/datasette/bin/pip install datasette``); without it that comparison is skipped.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import peer  # noqa: E402
from bench.base.loading import Base, prepare  # noqa: E402
from bench.bounds import quantile  # noqa: E402
from bench.listing import PAGES, Page, values_of  # noqa: E402
from bench.serving import Served, serve  # noqa: E402

P50_MS, P95_MS = 50.0, 150.0
GROWTH = 2.0
"""p50 on the large base, of that on the small one."""
NOISE_MS = 5.0
"""So much may come on top: pages of a few milliseconds cannot be compared to within a factor."""
FASTER = 3.0
SMALL = 1_000
"""Articles of the small base: 10,000 statements."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one page."""

    p50: float
    p95: float
    cpu: float
    status: int


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 if a bound fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N", help="size of the large base")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where bases lie, instead of var/bench")
    parser.add_argument("--quick", action="store_true", help="few requests, no Datasette")
    parser.add_argument("--only", default="", metavar="TEXT", help="pages whose name holds this")
    parser.add_argument("--no-datasette", action="store_true", help="leave that comparison out")
    options = parser.parse_args(argv)
    pages = [page for page in PAGES if options.only in page.name]
    times = 9 if options.quick else 40
    small = measure_base(prepare(SMALL, options.data), pages, times)
    large_base = prepare(options.articles, options.data)
    large = measure_base(large_base, pages, times)
    others = {} if options.quick or options.no_datasette else measure_datasette(large_base, pages, times)
    return report(pages, large, small, others)


def measure_base(base: Base, pages: Sequence[Page], times: int) -> dict[str, Measured]:
    """Every page on one base."""
    with base.connect() as connection:
        values = values_of(connection)
    with serve(base) as served:
        found = {
            page.name: measure(served, [address.format_map(values) for address in page.addresses], times)
            for page in pages
        }
    base.stop()
    return found


def measure_datasette(base: Base, pages: Sequence[Page], times: int) -> dict[str, Measured]:
    """The same questions to Datasette; nothing where it is not installed."""
    program = peer.find_datasette(ROOT / "var" / "bench" / "datasette")
    if program is None:
        print("Datasette is not installed: comparison skipped (see --help)", flush=True)
        return {}
    with base.connect() as connection:
        values = values_of(connection)
        file = peer.export(connection, base.var / "datasette.db")
    base.stop()
    with peer.serve(program, file) as served:
        return {
            page.name: measure(served, [address.format_map(values) for address in page.datasette], max(5, times // 4))
            for page in pages
            if page.datasette
        }


def measure(served: Served, addresses: Sequence[str], times: int) -> Measured:
    """Ask for the addresses by turns, after each has been asked for once."""
    statuses = {ask(served.port, address) for address in dict.fromkeys(addresses)}
    seconds = []
    gc.disable()
    before = served.processor_time()
    for turn in range(max(times, len(addresses))):
        start = time.perf_counter()
        ask(served.port, addresses[turn % len(addresses)])
        seconds.append(1000 * (time.perf_counter() - start))
    cpu = 1000 * (served.processor_time() - before) / len(seconds)
    gc.enable()
    return Measured(quantile(seconds, 0.5), quantile(seconds, 0.95), cpu, max(statuses))


def ask(port: int, address: str) -> int:
    """Fetch a page whole; its status."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", quote(address, safe="/?&=%+.,:~-_*@\"'"), headers={"Accept-Language": "ja"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def report(
    pages: Sequence[Page], large: dict[str, Measured], small: dict[str, Measured], others: dict[str, Measured]
) -> int:
    """The table and the number of bounds that hold."""
    print(f"{'page':44} {'p50':>8} {'p95':>8} {'cpu':>7} {'small':>8} {'Datasette':>10}")
    failed = []
    for page in pages:
        now, before, other = large[page.name], small[page.name], others.get(page.name)
        faults = [
            *([f"status {now.status}"] if now.status != 200 else []),
            *(["p50"] if now.p50 >= P50_MS else []),
            *(["p95"] if now.p95 >= P95_MS else []),
            *(["growth"] if now.p50 > GROWTH * before.p50 + NOISE_MS else []),
            *(["Datasette"] if other and other.p50 < FASTER * now.p50 else []),
        ]
        beside = f"{other.p50:10.1f}" if other else " " * 10
        print(
            f"{page.name:44} {now.p50:8.1f} {now.p95:8.1f} {now.cpu:7.1f} {before.p50:8.1f} {beside}"
            + ("   FAILS: " + ", ".join(faults) if faults else "")
        )
        failed += [f"{page.name}: {fault}" for fault in faults]
    print(f"{len(pages) - len({name.split(':')[0] for name in failed})} of {len(pages)} pages keep all bounds")
    return int(bool(failed))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
