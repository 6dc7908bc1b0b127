"""Measures on a folder of labelled pages how often each pattern is right: `python -m
benchmarks.confidence FOLDER`. Each page stands beside its labels (`name.html`, `name.json`, in the
shape of the tests' labels); an optional `sources.json` ({"name": "source"}) says which pages have
one source, else each is a source of its own. Prints, for each pattern, in how many texts of how
many sources it fires and how often it is right, what sources that were left out say about each
threshold, and the shares for the grammars."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions.facts import extract, facts_to_json
from questions.facts.confidence import MEASURED
from questions.facts.model import Listing
from questions.reading import read
from tests.questions.facts import measure

_DRAWN = 4  # facts of the kind that stand in for those of a pattern that were not seen
_MIN_SOURCES, _MIN_FACTS, _FEW = 5, 20, 0.9


@dataclass(frozen=True)
class Case:
    """One fact that was found: its text, its source, its kind and pattern, whether it is right."""

    text: str
    source: str
    kind: str
    pattern: str
    right: bool


def cases(folder: Path) -> Iterator[Case]:
    """Every measured fact of the folder's pages."""
    listed = folder / "sources.json"
    sources = json.loads(listed.read_text()) if listed.exists() else {}
    for labels in sorted(folder.glob("*.json")):
        pages = [one for one in folder.glob(f"{labels.stem}.*") if one.suffix != ".json"]
        for page in pages:
            facts = facts_to_json(extract(read(page.read_bytes(), name=page.name)))
            wanted = json.loads(labels.read_text(encoding="utf-8"))
            for kind, why, right in judged(wanted, facts):
                source = sources.get(labels.stem, labels.stem)
                yield Case(labels.stem, source, kind, why, right)


def judged(labels: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """The kind, the reason and the truth of each fact; what it belongs to is paired as in tests."""
    items = _expected(labels)
    for kind in (one.name for one in MEASURED if one.name in labels):
        for entry in facts[kind]:
            for name, part in _parts(kind, entry):
                if "why" in part:
                    right = any(measure.normal(name) in one for one in items[kind])
                    yield kind, part["why"], right


def _expected(labels: Mapping[str, Any]) -> dict[str, list[measure.Options]]:
    listed = [one.name for one in MEASURED if one.of is Listing and one.name != "red_flags"]
    found: dict[str, list[measure.Options]] = {
        kind: [measure.options(one) for some in (labels.get(kind) or {}).values() for one in some]
        for kind in listed
    }
    found["red_flags"] = [measure.options(one) for one in labels["red_flags"]]
    found["definitions"] = [
        frozenset(
            f"{term}: {key}" for term in measure.options(name) for key in measure.options(one)
        )
        for name, one in labels["definitions"].items()
    ]
    found["groups"] = [
        measure.options(name)
        for _, _, members in labels["groups"]
        for one in members
        for name, *_ in (one["any"] if isinstance(one, dict) else [one])
    ]
    found["attributes"] = [
        frozenset(
            f"{relation} of {name}: {told}"
            for relation in measure.options(some["relation"])
            for name in measure.options(one[0])
            for told in _values(one[1])
        )
        for some in labels.get("attributes") or []
        for one in some["rows"]
    ]
    keys = [one for some in labels["types"] for one in some["definitions"].values()]
    found["types"] = [measure.options(one) for one in keys]
    return found


def _parts(kind: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if kind == "types":
        yield from ((one["key"], one) for one in entry["definitions"].values())
    elif kind == "groups":
        yield from ((one["name"], one) for one in entry["members"])
    elif kind == "attributes":
        for row in entry["rows"]:
            told = f"{measure.normal(entry['relation'])} of {measure.normal(row['subject'])}"
            yield f"{told}: {_squashed(row['value'])}", row
    elif kind == "definitions":
        yield f"{measure.normal(entry['term'])}: {measure.normal(entry['key'])}", entry
    else:
        yield from ((one["name"], one) for one in entry["items"])


def _values(told: Any) -> Iterator[str]:
    """What a labelled cell may say."""
    for one in told["any"] if isinstance(told, dict) else [told]:
        yield _squashed(one if isinstance(one, list) else [one or ""])


def _squashed(value: Sequence[str]) -> str:
    """A cell without what parts its values."""
    text = re.sub(r"[,;&/]|\band\b", " ", measure.normal(" ; ".join(value)))
    return " ".join(text.split())


def shares(known: Sequence[Case]) -> dict[str, float]:
    """The share of right facts of each pattern, drawn towards that of its kind; what few sources
    have shown is never called certain."""
    by_kind, by_pattern = defaultdict(list), defaultdict(list)
    for one in known:
        by_kind[one.kind].append(one)
        by_pattern[f"{one.kind}: {one.pattern}"].append(one)
    found = {kind: (_right(some) + 1) / (len(some) + 2) for kind, some in by_kind.items()}
    for pattern, some in by_pattern.items():
        prior = found[some[0].kind]
        share = (_right(some) + _DRAWN * prior) / (len(some) + _DRAWN)
        sources = {one.source for one in some}
        is_shown = len(sources) >= _MIN_SOURCES and len(some) >= _MIN_FACTS
        found[pattern] = share if is_shown else min(share, _FEW)
    return {name: round(share, 2) for name, share in sorted(found.items())}


def left_out(known: Sequence[Case]) -> list[tuple[float, bool]]:
    """The confidence of each fact by shares that never saw its source, and whether it is right."""
    found = []
    for source in sorted({one.source for one in known}):
        told = shares([one for one in known if one.source != source])
        for one in (one for one in known if one.source == source):
            sure = told.get(f"{one.kind}: {one.pattern}", told.get(one.kind, 0.5))
            found.append((sure, one.right))
    return found


def _right(some: Sequence[Case]) -> int:
    return sum(one.right for one in some)


def main() -> None:
    known = list(cases(Path(sys.argv[1])))
    _print_patterns(known)
    told = left_out(known)
    print("\nleft-out sources: at or over a threshold")
    for threshold in (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        over = [right for sure, right in told if sure >= threshold]
        share = sum(over) / len(over) if over else 1.0
        print(f"{threshold:>6}{len(over):>6} facts{share:>8.3f} right")
    print("\n[shares]")
    for name, share in shares(known).items():
        print(f'"{name}" = {share}')


def _print_patterns(known: Sequence[Case]) -> None:
    by_pattern: dict[str, list[Case]] = defaultdict(list)
    for one in known:
        by_pattern[one.kind].append(one)
        by_pattern[f"{one.kind}: {one.pattern}"].append(one)
    print(f"{'pattern':<44}{'right':>6}{'wrong':>6}{'texts':>6}{'sources':>8}")
    for name, some in sorted(by_pattern.items()):
        texts, sources = {one.text for one in some}, {one.source for one in some}
        wrong = len(some) - _right(some)
        print(f"{name:<44}{_right(some):>6}{wrong:>6}{len(texts):>6}{len(sources):>8}")


if __name__ == "__main__":
    main()
