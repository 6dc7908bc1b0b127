"""Compares facts that were found with labels made by hand: right, invented and missed, by kind.

A label may allow several answers, {"any": [...]}, of which null means that it may be left out.
Facts are first brought into the shape of labels, so that one function takes both apart.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

Options = frozenset[str | None]

FLOORS = {
    "members": 0.95,
    "qualifiers": 0.95,
    "exercises": 0.95,
    "doses": 0.95,
    "types": 0.90,
    "steps": 0.90,
    "goals": 0.90,
    "type definitions": 0.80,
    "stages": 0.80,
    "positions": 0.80,
    "equipment": 0.80,
    "causes": 0.80,
    "functions": 0.80,
    "red flags": 0.80,
    "definitions": 0.80,
    "counts": 0.80,
}
SAME_PARENT = 0.5  # likeness in words of the name and in parts, 0 to 2; below it, two other facts
STEM = 5  # letters that tell words apart, so that "flexor" and "flexion" are alike
HOLLOW = frozenset(("of", "the", "a", "an", "that", "and", "in", "at", "to", "muscles"))


@dataclass(frozen=True)
class Tally:
    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right, self.invented + other.invented, self.missed + other.missed
        )

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.invented)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.invented + self.missed)


@dataclass(frozen=True)
class Parent:
    """A fact with what must be found within it: for each kind, what each part may read."""

    names: Options
    parts: Mapping[str, Sequence[Options]]


def measure(labels: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Tally]:
    """The tally of each kind for one article; `facts` is what `facts_to_json` gives."""
    tallies = dict.fromkeys(FLOORS, Tally())
    expected, found = _parents(labels), _parents(as_labels(facts))
    for section in expected:
        for wanted, got in _pairs(expected[section], found[section]):
            for kind in {*wanted.parts, *got.parts}:
                tallies[kind] += count(wanted.parts.get(kind, ()), got.parts.get(kind, ()))
    return tallies


def total(measured: Sequence[Mapping[str, Tally]]) -> dict[str, Tally]:
    return {kind: sum((one[kind] for one in measured), Tally()) for kind in FLOORS}


def table(tallies: Mapping[str, Tally]) -> list[str]:
    """One line for each kind, under a line of headings."""
    rows = [
        f"{kind:<18}{t.right:>6}{t.invented:>10}{t.missed:>8}"
        f"{t.precision:>11.3f}{t.recall:>8.3f}{t.f1:>7.3f}{FLOORS[kind]:>10.2f}"
        for kind, t in tallies.items()
    ]
    head = ("right", 6), ("invented", 10), ("missed", 8), ("precision", 11), ("recall", 8)
    headings = "".join(f"{name:>{width}}" for name, width in (*head, ("F1", 7), ("at least", 10)))
    return [f"{'kind of fact':<18}{headings}", *rows]


def count(expected: Sequence[Options], found: Sequence[Options]) -> Tally:
    """Each found part may meet one expected part; what need not be there is never missed."""
    left, right = list(found), 0
    unmet = 0
    for wanted in sorted(expected, key=lambda one: (None in one, len(one))):
        met = next((got for got in left if (wanted & got) - {None}), None)
        if met is not None:
            left.remove(met)
            right += 1
        elif None not in wanted:
            unmet += 1
    return Tally(right, len(left), unmet)


def normal(text: str) -> str:
    """Case, spacing, the shape of quotes, a leading article and final punctuation do not count."""
    folded = " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())
    return re.sub(r"^(?:the|an?) ", "", folded.rstrip(".;:!,"))


def as_labels(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "groups": [
            [g["label"], g["stated_count"], [[m["name"], m["qualifier"]] for m in g["members"]]]
            for g in facts["groups"]
        ],
        "types": [
            one | {"definitions": {name: d["key"] for name, d in one["definitions"].items()}}
            for one in facts["types"]
        ],
        "exercises": facts["exercises"],
        "causes": _listed(facts["causes"]),
        "functions": _listed(facts["functions"]),
        "red_flags": [item["name"] for one in facts["red_flags"] for item in one["items"]],
        "definitions": {one["term"]: one["key"] for one in facts["definitions"]},
    }


def _listed(listings: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    by_topic: dict[str, list[str]] = {}
    for one in listings:
        by_topic.setdefault(one["of"], []).extend(item["name"] for item in one["items"])
    return by_topic


def _parents(labels: Mapping[str, Any]) -> dict[str, list[Parent]]:
    return {
        "groups": [_group(*one) for one in labels["groups"]],
        "types": [_types(one) for one in labels["types"]],
        "exercises": [_exercise(one) for one in labels["exercises"]],
        "causes": _listings("causes", labels["causes"]),
        "functions": _listings("functions", labels["functions"]),
        "red_flags": [_whole("red flags", [options(one) for one in labels["red_flags"]])],
        "definitions": [_whole("definitions", _definitions(labels["definitions"]))],
    }


def _group(label: Any, stated: Any, members: Sequence[Any]) -> Parent:
    choices = [_either(member) for member in members]
    parts = {
        "members": [frozenset(n for name, _ in some for n in options(name)) for some in choices],
        "qualifiers": [one for one in map(_qualified, choices) if one != {None}],
        "counts": _stated([stated]),
    }
    return Parent(options(label), parts)


def _qualified(choices: Sequence[Sequence[Any]]) -> Options:
    """A member with its qualifier, since a name may stand twice in a group."""
    return frozenset(
        part and f"{name}, {part}"
        for one in choices
        for name, part in product(options(one[0]), options(one[1]))
    )


def _types(one: Mapping[str, Any]) -> Parent:
    names = [options(name) for name in one["names"]]
    definitions = [
        _joined(next(n for n in names if normal(name) in n), options(key))
        for name, key in one["definitions"].items()
    ]
    ordered = [options("in order" if state else None) for state in _either(one["ordered"])]
    stages = [frozenset().union(*ordered)]
    parts = {"types": names, "type definitions": definitions, "stages": _required(stages)}
    return Parent(options(one["of"]), parts)


def _exercise(one: Mapping[str, Any]) -> Parent:
    doses = ((field, value) for field, value in one["dosage"].items() if value is not None)
    parts = {
        "exercises": [options(one["name"])],
        "positions": _stated([one["position"]]),
        "equipment": [options(thing) for thing in one["equipment"]],
        "steps": [options(step) for step in one["steps"]],
        "goals": [options(goal) for goal in one["goal"] or ()],
        "doses": [_joined(frozenset((field,)), options(value)) for field, value in doses],
    }
    return Parent(options(one["name"]), parts)


def _listings(kind: str, by_topic: Mapping[str, Any]) -> list[Parent]:
    return [
        Parent(options(of), {kind: [options(item) for item in items]})
        for of, items in by_topic.items()
    ]


def _whole(kind: str, parts: Sequence[Options]) -> Parent:
    return Parent(frozenset((kind,)), {kind: parts})


def _definitions(keys: Mapping[str, Any]) -> list[Options]:
    return [_joined(options(term), options(key)) for term, key in keys.items()]


def _joined(names: Options, keys: Options) -> Options:
    return frozenset(key and f"{name}: {key}" for name, key in product(names, keys))


def _stated(values: Sequence[Any]) -> list[Options]:
    return _required([options(value) for value in values])


def _required(parts: Sequence[Options]) -> list[Options]:
    """Without those that say only that there is nothing."""
    return [one for one in parts if one != {None}]


def options(value: Any) -> Options:
    """What a labelled value may read, normalised; None where it may be absent."""
    return frozenset(None if one is None else normal(str(one)) for one in _either(value))


def _either(value: Any) -> list[Any]:
    return list(value["any"]) if isinstance(value, dict) else [value]


def _pairs(expected: Sequence[Parent], found: Sequence[Parent]) -> Iterator[tuple[Parent, Parent]]:
    """Each parent beside the one most like it, the best pairs first, then those left alone."""
    scored = sorted(
        ((_likeness(e, f), -i, -j) for i, e in enumerate(expected) for j, f in enumerate(found)),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for likeness, i, j in scored:
        if likeness >= SAME_PARENT and -i not in taken and -j not in taken.values():
            taken[-i] = -j
            yield expected[-i], found[-j]
    nothing = Parent(frozenset(), {})
    yield from ((one, nothing) for i, one in enumerate(expected) if i not in taken)
    yield from ((nothing, one) for j, one in enumerate(found) if j not in taken.values())


def _likeness(expected: Parent, found: Parent) -> float:
    """The words that their names share, 0 to 1, and the parts, 0 to 1."""
    pairs = product(expected.names, found.names)
    by_name = max(_share(2 * len(a & b), len(a) + len(b)) for a, b in map(_both_words, pairs))
    parts = sum(
        (count(wanted, found.parts.get(kind, ())) for kind, wanted in expected.parts.items()),
        Tally(),
    )
    return by_name + (parts.f1 if parts.right else 0)


def _both_words(pair: tuple[str | None, str | None]) -> tuple[set[str], set[str]]:
    first, second = (
        {word[:STEM] for word in re.findall(r"\w+", text or "")} - HOLLOW for text in pair
    )
    return first, second


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
