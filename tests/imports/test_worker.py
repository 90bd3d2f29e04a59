"""Workers as they run: processes of their own on the test's database, and one that is killed in mid-article."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock
from urllib.parse import quote

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection, connections, transaction

from articles import tasks
from articles.imports.batches import Upload, keep_batch
from articles.ingest.locking import Writing, wait_for_turn
from articles.models import Article, ImportBatch, Statement, TextVersion
from articles.vocabulary import ArticleOrigin, ImportState
from tests.imports.making import TEXT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def start(register: None) -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """Starts a worker; whatever still runs at the end is stopped. No job of an earlier test is left."""
    begun: list[subprocess.Popen[bytes]] = []
    _clear()

    def one(*options: str, **changes: Any) -> "subprocess.Popen[bytes]":
        command = [sys.executable, str(Path(settings.BASE_DIR, "manage.py")), "worker", *options]
        begun.append(subprocess.Popen(command, env=_environment(), **changes))
        return begun[-1]

    yield one
    for worker in begun:
        worker.kill()
        worker.communicate()
    _clear()


def _clear() -> None:
    """Procrastinate's tables are no models of ours: Django does not empty them after a test."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


def _environment() -> dict[str, str]:
    values = connection.get_connection_params()
    name, host, port = values["dbname"], quote(values.get("host", ""), safe=""), values.get("port", "")
    login = quote(values.get("user", "")) + (f":{quote(values['password'])}" if values.get("password") else "")
    address = f"postgresql://{login}@{host}{f':{port}' if port else ''}/{name}"
    return os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "geoevents.settings"}


def kept(*texts: str) -> ImportBatch:
    """A batch whose texts were handed over."""
    uploads = [Upload(text.encode(), f"{n}.txt") for n, text in enumerate(texts)]
    batch = keep_batch(uploads=uploads, origin=ArticleOrigin.UPLOAD)
    tasks.begin(batch)
    tasks.enqueue(list(batch.items.all()))
    return batch


def wait_for(happens: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def states(batch: ImportBatch) -> list[str]:
    return list(batch.items.order_by("pk").values_list("state", flat=True))


def test_workers_read_what_was_handed_over(start: Callable[..., Any]) -> None:
    batch = kept(*(TEXT.replace("例示国", name) for name in ("一国", "二国", "三国")))
    assert states(batch) == [ImportState.QUEUED] * 3
    workers = [start("--until-done"), start("--until-done")]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert states(batch) == [ImportState.DONE] * 3
    assert Article.objects.count() == 3


def test_the_article_of_a_killed_worker_is_read_once_by_another(start: Callable[..., Any]) -> None:
    batch = kept(TEXT)
    with transaction.atomic():
        # The worker has read the article and waits here for its turn to write.
        wait_for_turn(Writing.ARTICLE)
        worker = start()
        wait_for(has_started_writing)
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
    assert states(batch) == [ImportState.READING]
    assert not Article.objects.exists()
    # Thirty seconds of silence, without waiting for them.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    assert start("--until-done").wait(60) == 0
    assert states(batch) == [ImportState.DONE]
    assert Article.objects.count() == TextVersion.objects.count() == 1
    assert Statement.objects.filter(exact="協力を深めたい").count() == 1


def has_started_writing() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize("end", ["its parent is gone", "it is asked to"])
def test_a_worker_beside_a_server_ends(start: Callable[..., Any], end: str) -> None:
    batch = kept(TEXT)
    worker = start("--follow-parent", stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for(lambda: states(batch) == [ImportState.DONE])
    if end == "it is asked to":
        worker.terminate()
        worker.wait(30)
    _out, said = worker.communicate(timeout=30)  # closes its standard input, as a parent's death does
    assert worker.returncode == 0
    assert b"Fatal" not in said


def bring_back(context: Any) -> None:
    """In a thread of its own: where browser tests ran before, an event loop runs in this one."""

    def run() -> None:
        try:
            async_to_sync(tasks.bring_back.func)(context, 0)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(run).result()


def test_what_takes_three_workers_down_is_given_up(register: None) -> None:
    batch = kept(TEXT)
    item = batch.items.get()
    jobs = AsyncMock()
    job = SimpleNamespace(attempts=0, task_kwargs={"item_id": item.pk})
    jobs.get_stalled_jobs.return_value = [job]
    context = SimpleNamespace(app=SimpleNamespace(job_manager=jobs))
    for job.attempts in range(2):
        bring_back(context)
    assert jobs.retry_job.await_count == 2
    assert states(batch) == [ImportState.QUEUED]
    job.attempts = 2
    bring_back(context)
    assert (jobs.retry_job.await_count, jobs.finish_job.await_count) == (2, 1)
    item.refresh_from_db()
    assert item.state == ImportState.FAILED
    assert "何度も止まりました" in item.reason["text"]
