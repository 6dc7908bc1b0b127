"""A storm: hundreds of made-up learners answer over HTTP while everything around the app fails.

`python -m benchmarks.storm --minutes 10 --database sqlite` serves the app as `make run` does, lets
learners answer and hand in exams and instructors look at classes and bring in articles, and at the
same time kills workers, locks and restarts the database, fills the disk, sets the clock back. Each
client writes down what the server acknowledged; at the end all of it is looked for. Ends with
status 1 where something is lost, wrong, or was answered with a 500.

A full disk wants root; a Redis that restarts, redis-server on the path; a clock that is set back,
libfaketime (installed, or LIBFAKETIME names it). What is not there is said and left out.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import sys
import time
from pathlib import Path

from benchmarks.storm import reckoning
from benchmarks.storm.disturbances import CLOCK, DISTURBANCES, NotPossibleError
from benchmarks.storm.ground import POSTGRESQL, SQLITE, Ground, prepared
from benchmarks.storm.visitors import (
    CALM,
    Acknowledged,
    Browser,
    Instructor,
    Learner,
    Log,
    slowest,
    until_over,
)
from quizapp.extensions import db

_INSTRUCTORS = 4
_CALM_SECONDS = (4.0, 12.0)  # between two disturbances
_LAST_CALM_SECONDS = 15.0  # in which whoever was put off is served


async def _storm(ground: Ground, minutes: float, seed: int, log: Log, taken: Acknowledged) -> None:
    rng = random.Random(seed)
    acts = []
    for number, person in enumerate(ground.learners):
        own = random.Random(rng.getrandbits(64))
        # Every second one is not there when clocks are wrong: of them the stored times tell the
        # order of answers, on which cards hang.
        shuns = CLOCK if number % 2 else ""
        browser = Browser(ground.server.port, person, log, own, shuns)
        acts.append(Learner(browser, taken, own).take_quiz)
    for person in ground.instructors:
        own = random.Random(rng.getrandbits(64))
        browser = Browser(ground.server.port, person, log, own)
        acts.append(Instructor(browser, person.class_path, taken, own).look_around)
    async with asyncio.TaskGroup() as group:
        for act in acts:
            group.create_task(until_over(act, log))
        await _disturb(ground, time.monotonic() + 60 * minutes, rng, log)
        log.is_over = True


async def _disturb(ground: Ground, end: float, rng: random.Random, log: Log) -> None:
    """One disturbance after the other, each once before one comes again; then it grows calm."""
    began, possible, left = time.monotonic(), dict(DISTURBANCES), list[str]()
    while True:
        calm = rng.uniform(*_CALM_SECONDS)
        await asyncio.sleep(min(calm, max(0.0, end - time.monotonic())))
        if time.monotonic() > end - _LAST_CALM_SECONDS:
            break
        left = left or rng.sample(list(possible), len(possible))
        name = left.pop()
        log.weather = name
        at = time.monotonic() - began
        try:
            said = await asyncio.to_thread(possible[name], ground, rng)
        except NotPossibleError as error:
            del possible[name]
            said = f"left out: {error}"
        log.weather = CALM
        print(f"{at:>6.0f} s  {name}: {said}", flush=True)
    await asyncio.sleep(max(0.0, end - time.monotonic()))


def _print_pages(log: Log) -> None:
    print(f"\n{'honest pages during':<30}{'pages':>8}{'median ms':>11}{'p99 ms':>9}{'slowest':>9}")
    for weather, pages in log.pages.items():
        times = sorted(seconds * 1000 for seconds, _path in pages)
        middle, last = times[len(times) // 2], times[int(len(times) * 0.99)]
        print(f"{weather:<30}{len(times):>8,}{middle:>11.0f}{last:>9.0f}{times[-1]:>9.0f}")


def _print_figures(log: Log, taken: Acknowledged, minutes: float) -> None:
    seconds, path = slowest([page for pages in log.pages.values() for page in pages])
    refused = sum(log.refused.values())
    kinds = ", ".join(f"{status}: {count:,}" for status, count in sorted(log.refused.items()))
    print(
        f"\nacknowledged          {len(taken.answers):,} answers, {len(taken.exams):,} exams,"
        f" {len(taken.articles):,} articles"
        f"\nanswers a second      {len(taken.answers) / (60 * minutes):.1f}"
        f"\nslowest honest page   {seconds:.1f} s ({path})"
        f"\nrefused, with words   {refused:,} ({kinds or 'none'})"
        f"\nbroken off            {dict(log.broken_off) or 'none'}"
    )
    _print_found("refused, without", log.speechless)
    _print_found("500s", log.errors)
    _print_found("other answers", [f"{n:,} × {what}" for what, n in log.unexpected.items()])


def _print_found(what: str, found: list[str]) -> None:
    print(f"{what:<22}{len(found):,}")
    if found:
        print(reckoning.some(found))


def _reckon(ground: Ground, taken: Acknowledged) -> bool:
    """Prints what is found; whether all is well."""
    with ground.app.app_context():
        lost, damage = reckoning.find_lost(taken), reckoning.find_damage(ground.url)
        counts = reckoning.compare_tallies()
        cards, said = reckoning.compare_memory()
        db.session.remove()
        db.engine.dispose()
    _print_found("lost", lost)
    _print_found("integrity, broken", damage)
    _print_found("tallies that differ", counts)
    _print_found("memory that differs", cards)
    print(f"    {said}")
    return not (lost or damage or counts or cards)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--database",
        default=SQLITE,
        help=f"{SQLITE}, {POSTGRESQL} (a server of its own), or the URL of an empty database",
    )
    parser.add_argument("--workers", type=int, help="1 with SQLite, else 2")
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--log", type=Path, help="a copy of what the server wrote")
    given = parser.parse_args()
    workers = given.workers or (1 if given.database.startswith(SQLITE) else 2)
    log, taken = Log(), Acknowledged()
    with prepared(given.database, workers, given.learners, _INSTRUCTORS) as ground:
        print(
            f"{given.learners} learners, {_INSTRUCTORS} instructors, {ground.kind}, {workers}"
            f" worker(s), {given.minutes:g} minutes, seed {given.seed};"
            f" load of the machine {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        asyncio.run(_storm(ground, given.minutes, given.seed, log, taken))
        ground.server.stop()
        if given.log is not None:
            shutil.copy(ground.server.log, given.log)
        _print_pages(log)
        _print_figures(log, taken, given.minutes)
        is_well = _reckon(ground, taken)
    sys.exit(0 if is_well and not log.errors and not log.speechless else 1)


if __name__ == "__main__":
    main()
