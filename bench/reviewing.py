"""What the review of findings costs in a large base: the queue, each kind of decision (``python -m bench.reviewing``).

An editor decides 300 findings an hour: a decision may take 300 ms at the server, and asks once. Every decision is
undone again, so that the base stays as it was but for the record of what was done.
"""

import argparse
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.base.loading import ROOT, prepare
from bench.bounds import Bounds, quantile

QUEUE_BOUND, DECISION_BOUND = 1.0, 0.3
"""Seconds at the server, at the 95th of 100."""


def main() -> int:
    """Make or find the base, and measure in a process that uses it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where bases lie, instead of var/bench")
    parser.add_argument("--findings", type=int, default=40, metavar="N", help="of each kind to decide about")
    options = parser.parse_args()
    base = prepare(options.articles, options.data)
    command = [sys.executable, "-m", "bench.reviewing", str(options.findings)]
    environment = {**os.environ, **base.environment(), "MEASURING": "1"}
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        base.stop()


def measure(count: int) -> int:
    """Decide as the desk's pages do, and print how long that took."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(headers={"HX-Request": "true", "Host": "localhost"})
    user, _ = get_user_model().objects.get_or_create(username="bench", is_superuser=True, is_staff=True)
    client.force_login(user)
    bounds, times = Bounds(), defaultdict[str, list[float]](list)
    for _ in range(10):
        _timed(times, "queue", client, "get", "/review/findings/")
    for name, address, form in _decisions(count):
        _timed(times, name, client, "post", address, {"action": name.rpartition(" ")[2], **form})
        _timed(times, "undo", client, "post", f"/review/findings/undo/{_newest()}/")
    for name, taken in times.items():
        bound = QUEUE_BOUND if name == "queue" else DECISION_BOUND
        median, most = quantile(taken, 0.5), quantile(taken, 0.95)
        shown = f"{median * 1000:.0f} ms, 95 %: {most * 1000:.0f} ms"
        bounds.check(name, shown, f"<= {bound * 1000:.0f} ms", holds=most <= bound)
    return bounds.report()


def _timed(times: dict[str, list[float]], name: str, client: Any, method: str, address: str, form: Any = None) -> None:
    start = time.perf_counter()
    response = getattr(client, method)(address, form or {})
    times[name].append(time.perf_counter() - start)
    if response.status_code != 200 or b"wrong-" in response.content[:20]:
        sys.exit(f"bench: {address} answered {response.status_code}")


def _decisions(count: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, address and form of each decision, spread over the base."""
    from articles.models import EventReport, Statement

    for kind, model in (("statement", Statement), ("event", EventReport)):
        pks = list(model._default_manager.filter(decision=None).order_by("pk").values_list("pk", flat=True))
        for pk in pks[:: max(1, len(pks) // count)][:count]:
            address = f"/review/findings/{kind}/{pk}/"
            yield f"{kind}: accept", address, {}
            yield f"{kind}: reject", address, {}
            other = {"speaker_form": "1", "speaker": "US", "date": "2025-01"}
            sides = {
                "party_form": "1",
                "side:US": "actor",
                "side:CN": "recipient",
                "type": "ACCUSE",
                "status": "occurred",
            }
            yield f"{kind}: correct", address, other if kind == "statement" else sides


def _newest() -> int:
    from articles.models import FindingDecision

    return FindingDecision.objects.values_list("pk", flat=True)[0]


if __name__ == "__main__":
    sys.exit(measure(int(sys.argv[1])) if os.environ.get("MEASURING") else main())
