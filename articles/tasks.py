"""Jobs: what workers do (``manage.py worker``), and how the pages and commands hand it to them.

The jobs are rows of the same PostgreSQL (procrastinate, docs/adr/0010): handing one over is part of the transaction
that makes it necessary, and any number of workers on any number of machines take them. A job holds numbers alone and
may run twice: what it works on says whether it is still to be done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from asgiref.sync import sync_to_async
from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateWorker
from procrastinate.jobs import Status
from procrastinate.types import JSONDict

from articles.imports import opening, saving
from articles.imports.batches import may_retry
from articles.imports.fetching import feeds
from articles.imports.remarks import reason_of
from articles.ingest.errors import ReadingError
from articles.models import FeedSubscription, ImportBatch, ImportItem
from articles.vocabulary import ImportState

OPENING_SECONDS = 20.0
"""How long a request, or one job, opens documents; what is left is another job's."""
SILENCE = timedelta(seconds=30)
"""A worker writes a sign of life every ten seconds; after so many without, it is taken for dead."""
MOST_DEATHS = 3
"""Workers that one job may take down before it is left alone."""
_AGAIN = RetryStrategy(max_attempts=10, wait=5, retry_exceptions={OperationalError})
"""Only a database that is away is worth another attempt; every other failure is the item's, with its reason."""


@app.task(name="read_item", queue="articles", retry=_AGAIN)
def read_item(item_id: int) -> None:
    """Read and store one article."""
    saving.read_item(item_id)


@app.task(name="open_batch", queue="articles", retry=_AGAIN)
def open_batch(batch_id: int) -> None:
    """Open documents for a while, then let other jobs have their turn."""
    batch = ImportBatch.objects.filter(pk=batch_id).first()
    if batch is not None:
        begin(batch, seconds=OPENING_SECONDS)


@app.periodic(cron="* * * * *")
@app.task(name="poll_feeds", queue="upkeep", queueing_lock="poll_feeds", lock="poll_feeds")
def poll_feeds(timestamp: int) -> None:
    """Ask the feeds whose time has come."""
    for feed in FeedSubscription.objects.filter(active=True, next_poll_at__lte=timezone.now()):
        poll_feed(feed)


@app.periodic(cron="* * * * * */20")
@app.task(
    name="bring_back", queue="upkeep", queueing_lock="bring_back", lock="bring_back", priority=100, pass_context=True
)
async def bring_back(context: JobContext, timestamp: int) -> None:
    """Give the jobs of workers that died to others; an article that workers die of again and again is given up."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENCE.total_seconds()):
        if job.attempts + 1 < MOST_DEATHS:  # the attempt that ended now is not counted yet
            await jobs.retry_job(job)
            continue
        await jobs.finish_job(job, status=Status.FAILED, delete_job=False)
        if isinstance(item := job.task_kwargs.get("item_id"), int):
            await sync_to_async(saving.give_up)(item)


@dataclass(frozen=True, slots=True)
class Started:
    """What became of items that were to be saved."""

    queued: list[ImportItem] = field(default_factory=list)
    """A worker's now."""
    read: list[ImportItem] = field(default_factory=list)
    """Stored, or failed, at once."""
    faults: list[tuple[ImportItem, ReadingError]] = field(default_factory=list)
    """Not begun: something is missing."""


def has_worker() -> bool:
    """Whether a worker has shown a sign of life."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - SILENCE).exists()


def begin(batch: ImportBatch, *, seconds: float = OPENING_SECONDS) -> None:
    """Open a batch that was kept: what can be opened soon now, the rest by workers. A feed that saves goes on."""
    if not opening.open_batch(batch, seconds=seconds):
        open_batch.defer(batch_id=batch.pk)
    elif batch.feed and batch.feed.saves:
        clean = [item for item in batch.items.filter(state=ImportState.READY) if not item.remarks]
        start(clean)


def enqueue(items: Sequence[ImportItem]) -> Started:
    """Hand items to workers, those of today or those that will be started."""
    with transaction.atomic():
        queued, faults = saving.queue(items)
        jobs: list[JSONDict] = [{"item_id": item.pk} for item in queued]
        if jobs:
            read_item.batch_defer(*jobs)
    return Started(queued=queued, faults=faults)


def start(items: Sequence[ImportItem]) -> Started:
    """Let workers read items; a single one is read at once where no worker is there."""
    if len(items) != 1 or has_worker():
        return enqueue(items)
    queued, faults = saving.queue(items)
    read = [item for item in (saving.read_item(item.pk) for item in queued) if item]
    return Started(read=read, faults=faults)


def retry(items: Sequence[ImportItem]) -> Started:
    """Begin failed items again where they failed: at the opening, or at the reading."""
    again = [item for item in items if may_retry(item)]
    closed = [item.pk for item in again if not item.body]
    ImportItem.objects.filter(pk__in=closed, state=ImportState.FAILED).update(state=ImportState.WAITING, reason={})
    for batch in ImportBatch.objects.filter(items__in=closed).distinct():
        begin(batch)
    return start([item for item in again if item.body])


def poll_feed(feed: FeedSubscription) -> ImportBatch | None:
    """Ask one feed now; its new entries, if there are any, as a batch that is being opened."""
    try:
        batch = feeds.poll(feed)
    except Exception as error:  # the feed says why; the others are asked
        feeds.note_failure(feed, reason_of(error))
        return None
    if batch is not None:
        begin(batch)
    return batch
