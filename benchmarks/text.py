"""How fast an article becomes questions, and an answer a score."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle, islice, product

from questions import extract, generate, parse, read, score
from questions.articles import shipped_article
from questions.auditing import Auditor
from questions.facts.model import Facts
from questions.items.asking import ask
from questions.items.bank import context_of
from questions.items.templates.registry import TEMPLATES
from quizapp.demo.answering import answer_fields

_LENGTHS = (1, 10, 100)
_HOW_MANY = (10, 30, 100)  # lists, exercises
# Names that no two lists share.
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "me", "no", "pa", "ri", "su")
_POSITIONS = ("Lie on your back", "Sit on a chair", "Stand tall", "Kneel on the floor")
_PARTS = ("hip", "knee", "ankle", "shoulder", "elbow")
_SECONDS = 1.0
# Seconds that these may take at most. Imports and the lexicon are loaded before.
_MOST_FOR_BANK, _MOST_FOR_VARIANT = 0.2, 0.001


def measure() -> None:
    """Prints the table."""
    shipped = shipped_article()
    marks = count()
    for times in _LENGTHS:
        size = len(_repeated(shipped, times, marks)) / 1000
        # A new text each time, since what was read from a sentence is kept.
        texts = (_repeated(shipped, times, marks) for _ in count())
        _print(f"facts of {size:,.0f} kB", _time(lambda data: extract(read(data)), texts))
    edits = (shipped + f"\n\nEdit {next(marks)}.\n".encode() for _ in count())
    _print("facts after an edit", _time(lambda data: extract(read(data)), edits))
    for what, make in (("lists", _lists), ("exercises", _exercises)):
        _print_growth(what, make)
    facts = extract(read(shipped))
    _print("bank of the shipped article", _time(lambda: generate(facts, 1)), _MOST_FOR_BANK)
    _print("one variant of one item", _variant(facts), _MOST_FOR_VARIANT)
    items = generate(facts, 1).items
    rng = random.Random(1)
    answers = [(item, answer_fields(item, 0.7, rng)) for item in items]
    seconds = _time(lambda: [_score(item, fields) for item, fields in answers])
    _print("one answer parsed and scored", seconds / len(answers))


def _print_growth(what: str, make: Callable[[int], bytes]) -> None:
    """Banks of few and of many facts, made and checked: the last column shows whether the cost of
    each stays the same."""
    each: list[float] = []
    for how_many in _HOW_MANY:
        facts = extract(read(make(how_many)))
        seconds = _time(lambda facts=facts: Auditor(facts).bank(generate(facts, 1)))
        each.append(seconds / how_many)
        name, share = f"bank of {how_many} {what}, checked", each[-1] / each[0]
        print(f"{name:<32}{seconds * 1000:>12.3f} ms  {share:.2f} each")


def _lists(how_many: int) -> bytes:
    """An article of lists of four muscles, each of another joint."""
    names = ("".join(parts) for parts in product(_SYLLABLES, repeat=4))
    lists = (
        f"## The {joint} joint\n\nThe internal rotators of the {joint} joint include:\n\n"
        + "".join(f"- {next(names).capitalize()}us {next(names)}is\n" for _ in range(4))
        for joint in islice(map("".join, product(_SYLLABLES, repeat=3)), how_many)
    )
    return "\n\n".join(("# Muscles", *lists)).encode()


def _exercises(how_many: int) -> bytes:
    """An article of exercises, each with a position, a dose and an aim of its own."""
    names = map("".join, product(_SYLLABLES, repeat=3))
    told = (
        f"## {next(names).capitalize()} stretch\n\n{position}. Bend the {part} slowly. Hold it for"
        f" {10 + 5 * (number % 5)} seconds. Repeat {5 + number % 7} times. This lengthens the"
        f" {next(names)}us muscle."
        for number, (position, part) in zip(
            range(how_many), cycle(product(_POSITIONS, _PARTS)), strict=False
        )
    )
    return "\n\n".join(("# Exercises", *told)).encode()


def _variant(facts: Facts) -> float:
    """Seconds to draw another variant of an item, as a share of drawing one of each."""
    first = context_of(facts, 1)
    variants, drawn = count(1), 0

    def draw() -> None:
        nonlocal drawn
        context = replace(first, variant=next(variants))
        drawn = sum(
            ask(context, question) is not None
            for choose in TEMPLATES
            for question in choose(context)
        )

    return _time(draw) / drawn


def _repeated(article: bytes, times: int, marks: Iterator[int]) -> bytes:
    """The article over and over, each with other numbers in its headings and sentences."""
    text = article.decode()
    parts = []
    for number in range(times):
        part = text.replace("\n## ", f"\n## Part {number}: ")
        parts.append(re.sub(r"\.(?=\s)", lambda _: f" ({next(marks)}).", part))
    return "\n\n".join(parts).encode()


def _score(item: object, fields: object) -> None:
    response = parse(item, fields)  # type: ignore[arg-type]
    assert response is not None
    score(item, response)  # type: ignore[arg-type]


def _time(work: Callable[..., object], inputs: Iterator[object] | None = None) -> float:
    """Seconds of the fastest run among those that fit into a second, each on the next of the
    inputs, where there are any, which are made outside of that time."""
    fastest = float("inf")
    until = time.perf_counter() + _SECONDS
    while True:
        given = () if inputs is None else (next(inputs),)
        began = time.perf_counter()
        work(*given)
        ended = time.perf_counter()
        fastest = min(fastest, ended - began)
        if ended > until:
            return fastest


def _print(what: str, seconds: float, most: float | None = None) -> None:
    budget = (
        "" if most is None else f"  {'within' if seconds < most else 'OVER'} {most * 1000:g} ms"
    )
    print(f"{what:<32}{seconds * 1000:>12.3f} ms{budget}", flush=True)
