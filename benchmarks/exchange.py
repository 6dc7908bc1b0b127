"""How long large banks take to be written for other programs, and how much memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from questions import extract, generate, read
from questions.articles import shipped_article
from questions.exchange import FORMATS, export
from questions.items import Item

_HOW_MANY = (1_000, 10_000)
_MOST_SECONDS = 30.0
_ROW = "{:<14}{:>10}{:>10}{:>12}{:>12}"


def measure() -> None:
    """Prints a row a format: seconds of the processor, and the megabytes that it came to take."""
    sizes = [f"{each:,}" for each in _HOW_MANY]
    print(_ROW.format("", *(f"s, {size}" for size in sizes), *(f"MB, {size}" for size in sizes)))
    for name, kind in FORMATS.items():
        figures = [_in_a_process(name, each) for each in _HOW_MANY]
        seconds, megabytes = zip(*figures, strict=True)
        shown = (*(f"{one:.1f}" for one in seconds), *(f"{one:.1f}" for one in megabytes))
        over = f"  more than {_MOST_SECONDS:g} s" if seconds[-1] > _MOST_SECONDS else ""
        print(_ROW.format(kind.title, *shown) + over)


def _in_a_process(name: str, how_many: int) -> tuple[float, float]:
    """Each in a process of its own: the most memory that one ever took cannot be set back."""
    call = [sys.executable, "-m", "benchmarks.exchange", name, str(how_many)]
    seconds, megabytes = subprocess.run(call, capture_output=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


def _write(name: str, how_many: int) -> None:
    import resource

    made = generate(extract(read(shipped_article())), 1).items
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    with open(os.devnull, "wb") as to:
        export(FORMATS[name], "Ten thousand questions", _items(made, how_many), to)
    took = time.process_time() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{took:.3f} {grown / 1024:.1f}")


def _items(made: tuple[Item, ...], how_many: int) -> Iterator[Item]:
    """The same questions again and again, each under an id of its own."""
    numbers = count()
    while True:
        for item in made:
            if (number := next(numbers)) == how_many:
                return
            yield replace(item, id=f"{item.id}-{number}")


if __name__ == "__main__":
    _write(sys.argv[1], int(sys.argv[2]))
