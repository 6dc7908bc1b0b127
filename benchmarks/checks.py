"""How many flaws the checker finds, and how often it cries wolf."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mutations import MUTATIONS, Mutation
from questions import draw, extract, generate, read
from questions.articles import shipped_article
from questions.checks import Source, check_bank, check_item, check_quiz
from questions.facts.model import Facts
from questions.items.model import Item, Kind
from tests.questions.checks.sound import shipped_source, sound_items

_ARTICLES = Path(__file__).parents[1] / "tests" / "questions" / "facts"
_SEEDS = (11, 12, 13)
_EACH = 200
_QUIZZES = 1000
_LENGTHS = (5, 8, 10, 20)


@dataclass(frozen=True, slots=True)
class Recall:
    """How many of the items of one kind that were given a flaw were found to have it."""

    mutation: Mutation
    kind: Kind
    found: int
    injected: int


@dataclass(frozen=True)
class Known:
    """A sound item with the article that it is from."""

    item: Item
    source: Source


def measure() -> None:
    """Prints the tables."""
    pool = list(known_items())
    rows = list(recalls(pool))
    for row in rows:
        share = row.found / row.injected if row.injected else 0.0
        print(
            f"{row.mutation.code:<24}{row.mutation.name:<28}{row.kind.value:<17}"
            f"{row.found:>4} of {row.injected:>3}{share:>8.3f}",
            flush=True,
        )
    found, injected = sum(row.found for row in rows), sum(row.injected for row in rows)
    print(f"{'recall over all':<69}{found:>5} of {injected:>4}{found / injected:>8.3f}")
    _print_alarms(pool)
    _print_quizzes()
    _print_time()


def known_items() -> Iterator[Known]:
    """The items of the article that ships and of those of the tests, whose flaws are none."""
    for facts in _all_facts():
        source = Source(facts)
        for seed in _SEEDS:
            for item in generate(facts, seed).items:
                if not check_item(item, source):
                    yield Known(item, source)


def recalls(pool: Sequence[Known]) -> Iterator[Recall]:
    """For each way to put a flaw into an item, and each kind, at most 200 items with it."""
    for mutation in MUTATIONS:
        for kind in mutation.kinds:
            yield _recall(mutation, kind, [one for one in pool if one.item.kind is kind])


def _recall(mutation: Mutation, kind: Kind, pool: Sequence[Known]) -> Recall:
    rng = random.Random(f"{mutation.name} {kind}")
    found = injected = 0
    for one in rng.sample(pool, len(pool)):
        flawed = mutation.inject(one.item, one.source.facts, rng)
        if flawed is None:
            continue
        injected += 1
        found += any(flaw.code == mutation.code for flaw in check_item(flawed, one.source))
        if injected == _EACH:
            break
    return Recall(mutation, kind, found, injected)


def _print_alarms(pool: Sequence[Known]) -> None:
    """Over sound items: those written by hand, and all generated ones before any was left out."""
    by_hand = sum(bool(check_item(item, shipped_source())) for item in sound_items())
    made = sum(len(generate(facts, seed).items) for facts in _all_facts() for seed in _SEEDS)
    for name, alarms, items in (
        ("false alarms, items by hand", by_hand, len(sound_items())),
        ("false alarms, generated items", made - len(pool), made),
    ):
        print(f"{name:<69}{alarms:>5} of {items:>4}{alarms / items:>8.3f}")


def _print_quizzes() -> None:
    items = generate(extract(read(shipped_article())), 1).items
    flawed = 0
    for seed in range(_QUIZZES):
        drawn = draw(items, length=_LENGTHS[seed % len(_LENGTHS)], rng=random.Random(seed))
        flawed += bool(check_quiz([one.shown for one in drawn]))
    print(f"{'drawn quizzes with a flaw':<69}{flawed:>5} of {_QUIZZES:>4}{flawed / _QUIZZES:>8.3f}")


def _print_time() -> None:
    facts = extract(read(shipped_article()))
    bank, source = generate(facts, 1), Source(facts)
    began = time.perf_counter()
    check_bank(bank, source)
    took = 1000 * (time.perf_counter() - began)
    print(f"{'bank of the shipped article checked':<69}{took:>9.0f} ms")


def _all_facts() -> Iterator[Facts]:
    yield extract(read(shipped_article()))
    for folder in ("cases", "articles"):
        for path in sorted((_ARTICLES / folder).iterdir()):
            if path.suffix != ".json":
                yield extract(read(path.read_bytes(), name=path.name))
