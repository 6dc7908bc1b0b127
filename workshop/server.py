"""The process beside: takes work from those that serve, has it done by one worker, one piece after
the other, and keeps what came out for a while. Run as a module; it ends when nobody asks."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from workshop import FOLDER, SOCKET, Progress
from workshop.worker import MAKERS, log, log_what_ends, work

MOST_WAITING = 12
"""Pieces of work; a minute each at worst, so that nobody waits longer than a lecture."""
MOST_OF_ONE = 3
"""Pieces that wait for the same person: the next one finds room, whatever somebody opens."""
MOST_KEPT = 12
LOST_SECONDS = 600.0
"""So long nobody tries again what took too long: it would take as long once more."""
ABSENT_SECONDS = 30.0
"""A page that waits looks every two seconds. Who has not looked for so long lets those pass who do,
and loses the place only to somebody who is there and would find none."""
UNASKED_SECONDS = 1800.0
"""What nobody has asked about for so long is not made."""
JOB_SECONDS = 600.0
IDLE_SECONDS = 120.0
QUICK_SECONDS = 0.6
"""So long an answer may take before whoever asks first is told to wait; the others, and those who
look again, are told at once, so that pages that wait hold no thread."""
STOPPED, LOST = ("stopped",), ("lost",)
FAILED = ("failed",)  # not the work's size: something of ours broke


@dataclass(slots=True)
class _Job:
    key: str
    kind: str
    args: bytes
    who: str = ""
    is_kept: bool = False  # nobody asks for it again, and yet it is to be made
    asked_at: float = field(default_factory=time.monotonic)
    ended_at: float = 0.0
    step: int = 0
    steps: int = 0
    answer: tuple[Any, ...] | None = None
    done: threading.Event = field(default_factory=threading.Event)


class Workshop:
    """The pieces of work, and the one process that does them."""

    def __init__(self, makers: str = MAKERS, job_seconds: float = JOB_SECONDS) -> None:
        self._makers = makers
        self._job_seconds = job_seconds
        self._lock = threading.Lock()
        self._jobs: dict[str, _Job] = {}
        self._waiting: deque[_Job] = deque()
        self._running: _Job | None = None
        self._arrived = threading.Condition(self._lock)
        self._worker: Any = None
        self._line: Connection | None = None
        self._asked_at = time.monotonic()
        self._is_closed = False
        threading.Thread(target=self._run, daemon=True).start()

    def answer(self, verb: str, *request: Any) -> tuple[Any, ...]:
        self._asked_at = time.monotonic()
        if verb == "make":
            return self._make(*request)
        if verb == "stop":
            self._stop(*request)
            return STOPPED
        with self._lock:
            job = self._jobs.get(request[0])
            return self._told(job) if job is not None else ("unknown",)

    def is_idle(self, seconds: float) -> bool:
        with self._lock:
            is_busy = self._running is not None or bool(self._waiting)
        return not is_busy and time.monotonic() - self._asked_at > seconds

    def close(self) -> None:
        """Ends the worker, whatever it does; nothing more is made."""
        with self._lock:
            self._is_closed = True
            self._end_worker()
            self._arrived.notify()

    def _make(self, key: str, kind: str, args: bytes, who: str, is_kept: bool) -> tuple[Any, ...]:
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and not self._may_be_tried_again(job):
                return self._told(job)
            self._drop_unasked()
            if not self._find_room(who):
                return ("full",)
            self._jobs.pop(key, None)
            job = self._jobs[key] = _Job(key, kind, args, who, is_kept)
            self._forget_old()
            self._waiting.append(job)
            self._arrived.notify()
        job.done.wait(QUICK_SECONDS)
        with self._lock:
            return self._told(job)

    def _told(self, job: _Job) -> tuple[Any, ...]:
        job.asked_at = time.monotonic()
        if job.answer is not None:
            return job.answer
        ahead = self._waiting.index(job) + 1 if job in self._waiting else 0
        return ("wait", Progress(job.key, job.step, job.steps, ahead))

    def _may_be_tried_again(self, job: _Job) -> bool:
        if job.is_kept:
            return False
        if job.answer in (LOST, FAILED):
            return time.monotonic() - job.ended_at > LOST_SECONDS
        return job.answer == STOPPED

    def _is_full(self, who: str) -> bool:
        of_one = sum(job.who == who for job in self._waiting)
        return len(self._waiting) >= MOST_WAITING or of_one >= MOST_OF_ONE

    def _find_room(self, who: str) -> bool:
        """Whether there is room for one more of this person, if need be in the place of an absent
        one."""
        while self._is_full(who):
            is_crowded = len(self._waiting) >= MOST_WAITING
            absent = [
                job
                for job in self._waiting
                if _is_unasked(job, ABSENT_SECONDS) and (is_crowded or job.who == who)
            ]
            if not absent:
                return False
            self._drop(absent[-1])
        return True

    def _drop_unasked(self) -> None:
        for job in [each for each in self._waiting if _is_unasked(each, UNASKED_SECONDS)]:
            self._drop(job)

    def _drop(self, job: _Job) -> None:
        self._waiting.remove(job)
        del self._jobs[job.key]
        job.done.set()

    def _take_next(self) -> _Job:
        """The first that somebody waits for; where nobody looks, the first."""
        present = (job for job in self._waiting if not _is_unasked(job, ABSENT_SECONDS))
        job = next(present, self._waiting[0])
        self._waiting.remove(job)
        return job

    def _stop(self, key: str) -> None:
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.answer is not None:
                return
            if job in self._waiting:
                self._waiting.remove(job)
            self._settle(job, STOPPED)
            if job is self._running:
                self._end_worker()

    def _forget_old(self) -> None:
        ended = [job for job in self._jobs.values() if job.answer is not None]
        for job in ended[: max(0, len(ended) - MOST_KEPT)]:
            del self._jobs[job.key]

    def _run(self) -> None:
        while True:
            with self._lock:
                self._running = None
                while not self._waiting and not self._is_closed:
                    self._arrived.wait()
                if self._is_closed:
                    return
                self._drop_unasked()
                if not self._waiting:
                    continue
                job = self._running = self._take_next()
                # In the same moment: what is stopped now ends with its worker.
                line = self._find_worker()
            answer = FAILED if line is None else self._have_done(line, job)
            with self._lock:
                if answer == LOST:
                    self._end_worker()
                self._settle(job, answer)

    def _find_worker(self) -> Connection | None:
        try:
            return self._open_worker()
        except Exception as error:
            # No process, no memory: the next piece may find some.
            log().error("the worker could not be started", exc_info=error)
            return None

    def _have_done(self, line: Connection, job: _Job) -> tuple[Any, ...]:
        try:
            line.send((job.kind, job.args))
            return self._listen(line, job)
        except (EOFError, OSError):
            return LOST  # it was stopped, or had not memory enough
        except Exception as error:
            log().error("a worker's answer could not be read", exc_info=error)
            return LOST

    def _listen(self, line: Connection, job: _Job) -> tuple[Any, ...]:
        """What came out, LOST where it took too long. Raises EOFError where the worker ended."""
        deadline = time.monotonic() + self._job_seconds
        while line.poll(max(0.0, deadline - time.monotonic())):
            answer: tuple[Any, ...] = line.recv()
            if answer[0] != "step":
                return answer
            _, job.step, job.steps = answer
        return LOST

    def _settle(self, job: _Job, answer: tuple[Any, ...]) -> None:
        if job.answer is None:
            job.answer, job.ended_at = answer, time.monotonic()
            job.args = b""
        job.done.set()

    def _open_worker(self) -> Connection:
        if self._line is not None and self._worker.is_alive():
            return self._line
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        with far:
            worker = context.Process(target=work, args=(far, self._makers), daemon=True)
            worker.start()
        self._line, self._worker = line, worker
        return line

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
        self._worker = self._line = None


def _is_unasked(job: _Job, seconds: float) -> bool:
    return not job.is_kept and time.monotonic() - job.asked_at > seconds


def main() -> None:
    log_what_ends()
    folder = Path(os.environ[FOLDER])
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return  # another one serves
        place = folder / SOCKET
        place.unlink(missing_ok=True)
        workshop = Workshop()
        with Listener(str(place), "AF_UNIX", backlog=64) as listener:
            threading.Thread(target=_end_when_idle, args=(workshop, folder), daemon=True).start()
            while True:
                connection = listener.accept()
                threading.Thread(target=_serve, args=(workshop, connection), daemon=True).start()


def _serve(workshop: Workshop, connection: Connection) -> None:
    with connection:
        try:
            connection.send(workshop.answer(*connection.recv()))
        except (EOFError, OSError):
            return  # who asked has left


def _end_when_idle(workshop: Workshop, folder: Path) -> None:
    # The folder goes with the server that made it.
    while not workshop.is_idle(IDLE_SECONDS) and folder.exists():
        time.sleep(1)
    workshop.close()
    os._exit(0)


if __name__ == "__main__":
    main()
