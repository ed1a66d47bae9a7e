"""Work beside the window: one long-lived object, a few threads, answers always given in the window's thread.

Short questions (`ask`: a list, a search), long work (`run`: printing, reading a text), what is made ready
(`prepare`), what is kept aside (`keep`) and pictures of pages (`draw`) go through a thread each, one job
after the other: a long print never holds back a keystroke. An answer whose asker has been deleted meanwhile
is dropped. A refusal goes to `refused`, or to the person; anything else that is raised is a bug and goes
where bugs of the window go.
"""

from __future__ import annotations

import sys
import threading
import time
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from cufdesk.refusal import Damaged, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")

_PROGRESS_EVERY = 0.05  # seconds: the eye needs no more


class Job:
    """One piece of work: how far it is, and whether it should stop."""

    def __init__(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object] | None,
        asker: QObject,
        *,
        label: str = "",
        refused: Callable[[Refusal], object] | None = None,
        stopped: Callable[[], object] | None = None,
    ) -> None:
        self.work = work
        self.done = done
        self.asker = asker
        self.label = label
        self.refused = refused
        self.stopped = stopped
        self.fraction = 0.0
        self.ended = False
        self.completed = False
        self.answer: Any = None
        self.error: BaseException | None = None
        self._cancelled = threading.Event()
        self._told = 0.0
        self._tell: Callable[[Job], None] | None = None

    def cancel(self) -> None:
        """Ask the work to stop as soon as it can.

        The answer of a question is then dropped; long work that was done before it heard of it stays done.
        """
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Tell whether the work should stop."""
        return self._cancelled.is_set()

    def progress(self, fraction: float) -> None:
        """Say how far the work is, 0 to 1; called by the work."""
        self.fraction = fraction
        now = time.monotonic()
        if self._tell is not None and now - self._told >= _PROGRESS_EVERY:
            self._told = now
            self._tell(self)

    def perform(self, tell: Callable[[Job], None]) -> None:
        """Do the work and keep its answer or what it raised; called in the worker's thread."""
        self._tell = tell
        if self.cancelled():
            return
        try:
            self.answer = self.work(self)
            self.completed = True
        except BaseException as error:  # noqa: BLE001 - handed to the window's thread, which raises it there
            self.error = error


class Background(QObject):
    """Runs jobs in its threads and brings their answers to the window's thread."""

    started = Signal(object)
    moved = Signal(object)
    finished = Signal(object)
    refused = Signal(str)
    """A refusal that its asker does not handle: the sentence for the person."""

    damaged = Signal(str)
    """The file that was asked turned out to be damaged, and its asker does not handle it: the sentence, if
    there is one."""

    _performed = Signal(object)
    """Emitted in a worker's thread, delivered in the window's: Qt queues what crosses threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[str, SimpleQueue[Job | None]] = {}
        self._threads: list[threading.Thread] = []
        self._jobs: set[Job] = set()
        self._closed = False
        self._performed.connect(self._deliver)

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], object] | None,
        asker: QObject,
        *,
        label: str,
        refused: Callable[[Refusal], object] | None = None,
        stopped: Callable[[], object] | None = None,
    ) -> Job:
        """Start long work; `label` says in the status line what is going on.

        The work is handed its job, whose `progress` and `cancelled` it passes on. `done` receives the answer,
        `refused` a refusal, `stopped` is called when the job was cancelled; all in the window's thread.
        """
        job = Job(work, done, asker, label=label, refused=refused, stopped=stopped)
        self._start("work", job)
        return job

    def ask(
        self,
        question: Callable[[], T],
        done: Callable[[T], object] | None,
        asker: QObject,
        *,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Job:
        """Ask a short question; nothing of it shows. A cancelled question that waits is never asked."""
        job = Job(lambda _job: question(), done, asker, refused=refused)
        self._start("questions", job)
        return job

    def prepare(
        self,
        work: Callable[[], T],
        asker: QObject,
        done: Callable[[T], object] | None = None,
        *,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Job:
        """Do something that loads a room, in a thread of its own: questions need not wait for it."""
        job = Job(lambda _job: work(), done, asker, refused=refused)
        self._start("preparing", job)
        return job

    def keep(
        self,
        work: Callable[[], T],
        asker: QObject,
        done: Callable[[T], object] | None = None,
        *,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Job:
        """Write something down aside; nothing of it shows, and no question waits for the disk."""
        job = Job(lambda _job: work(), done, asker, refused=refused)
        self._start("keeping", job)
        return job

    def draw(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], object] | None,
        asker: QObject,
        *,
        refused: Callable[[Refusal], object] | None = None,
        stopped: Callable[[], object] | None = None,
    ) -> Job:
        """Make a piece of what is to be seen; nothing of it shows beside the picture itself."""
        job = Job(work, done, asker, refused=refused, stopped=stopped)
        self._start("pictures", job)
        return job

    def busy(self) -> bool:
        """Tell whether long work is going on."""
        return any(job.label for job in self._jobs)

    def idle(self) -> bool:
        """Tell whether everything asked for has been answered."""
        return self._closed or not self._jobs

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self._jobs:
            job.cancel()

    def cancel_questions(self) -> None:
        """Drop every question: what it was about is gone."""
        for job in self._jobs:
            if not job.label:
                job.cancel()

    def close(self) -> None:
        """Stop all work and wait for the threads to end; what is asked afterwards is not done."""
        self._closed = True
        self.cancel_all()
        for queue in self._queues.values():
            queue.put(None)
        for thread in self._threads:
            thread.join()
        self._queues.clear()
        self._threads.clear()

    def _start(self, lane: str, job: Job) -> None:
        if self._closed:
            job.cancel()
            return
        if lane not in self._queues:
            self._open_lane(lane)
        self._jobs.add(job)
        if job.label:
            self.started.emit(job)
        self._queues[lane].put(job)

    def _open_lane(self, lane: str) -> None:
        queue: SimpleQueue[Job | None] = SimpleQueue()
        thread = threading.Thread(target=self._work_off, args=(queue,), name=lane, daemon=True)
        self._queues[lane] = queue
        self._threads.append(thread)
        thread.start()

    def _work_off(self, queue: SimpleQueue[Job | None]) -> None:
        while (job := queue.get()) is not None:
            job.perform(self.moved.emit)
            self._performed.emit(job)

    def _deliver(self, job: Job) -> None:
        self._jobs.discard(job)
        job.ended = True
        if job.label:
            self.finished.emit(job)
        if not shiboken6.isValid(job.asker):
            return
        if job.cancelled() and not (job.label and job.completed):
            if job.stopped is not None:
                job.stopped()
        elif isinstance(job.error, Refusal):
            self._refuse(job, job.error)
        elif job.error is not None and _is_damage(job.error):
            self.damaged.emit("")
        elif job.error is not None:
            sys.excepthook(type(job.error), job.error, job.error.__traceback__)
        elif job.done is not None:
            job.done(job.answer)

    def _refuse(self, job: Job, refusal: Refusal) -> None:
        if job.refused is not None:
            job.refused(refusal)
        elif isinstance(refusal, Damaged):
            self.damaged.emit(refusal.sentence)
        else:
            self.refused.emit(refusal.sentence)


def _is_damage(error: BaseException) -> bool:
    from cufdesk.storage.file import is_damaged_file

    return is_damaged_file(error)
