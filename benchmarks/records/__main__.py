"""`python -m benchmarks.records FOLDER`: fits the weights that find exercises, and writes them.

FOLDER holds labelled pages from outside the project, NAME.md (.txt, .html) beside NAME.json; our
own labelled articles and invented pages are added. With `--held-out` nothing is written: each page
of the folder is read with weights that were fitted without its own fold, and its figures printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.records import layouts
from benchmarks.records.labels import allowed_states
from benchmarks.records.training import Page, fit, page_of
from questions.facts import extract
from questions.facts.as_json import facts_to_json
from questions.facts.records import segmenting
from questions.facts.records.lines import lines_of
from questions.reading import read
from tests.questions.facts.measure import Tally, measure, options, total

_ROOT = Path(__file__).parents[2]
_OWN = [_ROOT / "tests" / "questions" / "facts" / name for name in ("articles", "cases")]
_LEAST = 0.06  # what weighs less decides nothing
_WEIGHTS = _ROOT / "questions" / "facts" / "records" / "weights.json"
_KINDS = ("exercises", "doses", "steps", "goals", "positions", "equipment")
_INVENTED, _ROUNDS, _FOLDS, _SEED = 500, 5, 6, 99
_TIMES_OWN, _TIMES_REAL = 2, 4  # how often a labelled page is learnt beside an invented one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--held-out", action="store_true")
    chosen = parser.parse_args()
    own = [path for folder in _OWN for path in _labelled(folder)]
    real = _labelled(chosen.folder)
    base = _TIMES_OWN * [_page(path) for path in own] + _invented(own)
    pages = {path: _page(path) for path in real}
    if chosen.held_out:
        _print_held_out(base, pages)
        return
    fitted = fit(base + _TIMES_REAL * list(pages.values()), rounds=_ROUNDS)
    weights = {name: weight for name, weight in fitted.items() if abs(weight) >= _LEAST}
    _WEIGHTS.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
    sources = f"{len(own)} own pages, {len(real)} others, {_INVENTED} invented"
    print(f"{len(weights)} weights from {sources}")


def _labelled(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.iterdir() if path.suffix != ".json")
    return [path for path in found if path.with_suffix(".json").exists()]


def _labels(path: Path) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "groups": [], "types": [], "exercises": [], "causes": {}, "functions": {},
        "red_flags": [], "definitions": {},
    }  # fmt: skip
    labels = empty | json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    parts = {"position": None, "equipment": [], "steps": [], "goal": None, "dosage": {}}
    return labels | {"exercises": [parts | one for one in labels["exercises"]]}


def _page(path: Path) -> Page:
    lines = lines_of(read(path.read_bytes(), name=path.name))
    return page_of(lines, allowed_states(lines, _labels(path)))


def _invented(paths: Sequence[Path]) -> list[Page]:
    rng, pool = random.Random(_SEED), _pool(paths)
    made = []
    for _ in range(_INVENTED):
        page = layouts.invent(pool, rng)
        lines = lines_of(read(page.text.encode(), name=f"page{page.ending}"))
        made.append(page_of(lines, allowed_states(lines, page.labels)))
    return made


def _pool(paths: Sequence[Path]) -> list[layouts.Told]:
    """Our own labelled exercises that have steps."""
    found = []
    for one in (one for path in paths for one in _labels(path)["exercises"]):
        name, steps = _first(one["name"]), tuple(filter(None, map(_first, one["steps"])))
        goals = one["goal"] if isinstance(one["goal"], list) else []
        if name and steps and len(name.split()) < 8:
            found.append(layouts.Told(name, steps, tuple(filter(None, map(_first, goals)))))
    return found


def _first(value: Any) -> str | None:
    choices = value["any"] if isinstance(value, dict) else [value]
    return next((one for one in choices if one), None)


def _print_held_out(base: Sequence[Page], pages: Mapping[Path, Page]) -> None:
    order = list(pages)
    random.Random(_SEED).shuffle(order)
    tallies = []
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = [page for path, page in pages.items() if path not in held]
        weights = fit([*base, *_TIMES_REAL * rest], rounds=_ROUNDS)
        tallies += [_measured(path, weights) for path in held]
    _print_table(total(tallies))


def _measured(path: Path, weights: Mapping[str, float]) -> dict[str, Tally]:
    labels = _labels(path)
    labels["exercises"] = [_lenient(one) for one in labels["exercises"]]
    with mock.patch.object(segmenting, "weights", return_value=weights):
        facts = extract(read(path.read_bytes(), name=path.name))
    return measure({**labels, "groups": [], "types": []}, facts_to_json(facts))


def _lenient(exercise: dict[str, Any]) -> dict[str, Any]:
    """An exercise that may be left out may be so with all of its parts."""
    if None not in options(exercise["name"]):
        return exercise
    lists = {
        name: [_may_lack(one) for one in exercise[name] or []]
        for name in ("steps", "goal", "equipment")
    }
    dosage = {name: _may_lack(value) for name, value in exercise["dosage"].items()}
    return exercise | lists | {"dosage": dosage, "position": _may_lack(exercise["position"])}


def _may_lack(value: Any) -> dict[str, list[Any]]:
    return {"any": [*(value["any"] if isinstance(value, dict) else [value]), None]}


def _print_table(tallies: Mapping[str, Tally]) -> None:
    rows = [*((kind, tallies[kind]) for kind in _KINDS)]
    for kind, one in [*rows, ("together", sum((tally for _, tally in rows), Tally()))]:
        counts = f"{one.right:>5} right {one.invented:>4} invented {one.missed:>4} missed"
        print(f"{kind:<10}{counts}   P {one.precision:.2f}  R {one.recall:.2f}  F1 {one.f1:.2f}")


if __name__ == "__main__":
    main()
