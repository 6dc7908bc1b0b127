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

from workshop import FOLDER, Progress
from workshop.client import SOCKET
from workshop.worker import MAKERS, work

MOST_WAITING = 12
"""Pieces of work; a minute each at worst, so that nobody waits longer than a lecture."""
MOST_KEPT = 12
JOB_SECONDS = 600.0
IDLE_SECONDS = 120.0
QUICK_SECONDS = 0.6
"""So long an answer may take before whoever asks is told to wait."""
STOPPED, LOST = ("stopped",), ("lost",)


@dataclass(slots=True)
class _Job:
    key: str
    kind: str
    args: bytes
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
        return self._look(job) if job is not None else ("unknown",)

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

    def _make(self, key: str, kind: str, args: bytes) -> tuple[Any, ...]:
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.answer == STOPPED:
                if len(self._waiting) >= MOST_WAITING:
                    return ("full",)
                self._jobs.pop(key, None)
                job = self._jobs[key] = _Job(key, kind, args)
                self._forget_old()
                self._waiting.append(job)
                self._arrived.notify()
        return self._look(job)

    def _look(self, job: _Job) -> tuple[Any, ...]:
        job.done.wait(QUICK_SECONDS)
        with self._lock:
            if job.answer is not None:
                if job.answer == LOST and self._jobs.get(job.key) is job:
                    del self._jobs[job.key]  # said once; whoever asks again lets it be tried again
                return job.answer
            ahead = self._waiting.index(job) + 1 if job in self._waiting else 0
        return ("wait", Progress(job.key, job.step, job.steps, ahead))

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
                job = self._running = self._waiting.popleft()
                line = self._open_worker()
            try:
                line.send((job.kind, job.args))
                answer = self._listen(line, job)
            except (EOFError, OSError):
                answer = None
            with self._lock:
                if answer is None:
                    self._end_worker()
                self._settle(job, answer or LOST)

    def _listen(self, line: Connection, job: _Job) -> tuple[Any, ...] | None:
        """What came out; None where the worker took too long. Raises EOFError where it ended."""
        deadline = time.monotonic() + self._job_seconds
        while line.poll(max(0.0, deadline - time.monotonic())):
            answer: tuple[Any, ...] = line.recv()
            if answer[0] != "step":
                return answer
            _, job.step, job.steps = answer
        return None

    def _settle(self, job: _Job, answer: tuple[Any, ...]) -> None:
        if job.answer is None:
            job.answer = answer
            job.args = b""
        job.done.set()

    def _open_worker(self) -> Connection:
        if self._line is not None and self._worker.is_alive():
            return self._line
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._worker = context.Process(target=work, args=(far, self._makers), daemon=True)
        self._worker.start()
        far.close()
        return self._line

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
        self._worker = self._line = None


def main() -> None:
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
