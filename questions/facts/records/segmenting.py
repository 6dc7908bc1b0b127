"""Which lines name a record, which belong to it and which neither: the best path through the whole
page (Viterbi over Outside, Name and Body, with the shape of the last name remembered)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from questions.facts.records.features import Features, features_of
from questions.facts.records.lines import Line

OUTSIDE, NAME, BODY = "O", "N", "B"
State = tuple[str, str]  # what a line is, and the shape of the last name
Path = list[State]
_BEAM = 16  # states that are followed from each line to the next; no page has more in earnest
_WEIGHTS = "weights.json"
_MOST_TRAILING = 14  # words of a line that still gives the dose of the record above it
# What a page ends with is no part of its last exercise: "I hope these stretches help."
_CLOSES = re.compile(
    r"(?:i|we)\shope\b|(?:that[’']s|that\sis)\s(?:it|all)\b"
    r"|(?:these|those)\s(?:are|were)\s(?:just|only|some|a\sfew|\w+\sof)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"(?:this|it|the exercise|the stretch)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """The line that names a record, and those that belong to it."""

    name: Line
    body: tuple[Line, ...]


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights, by feature."""
    text = files(__package__).joinpath(_WEIGHTS).read_text(encoding="utf-8")
    found: dict[str, float] = json.loads(text)
    return found


def records_in(lines: Sequence[Line]) -> list[Record]:
    """The records of a page, in its order."""
    path = best_path(lines, features_of(lines), weights())
    found: list[tuple[Line, list[Line]]] = []
    is_open = False
    for line, (state, _) in zip(lines, path, strict=True):
        closes = state != NAME and line.kind == "P" and _CLOSES.match(line.text) is not None
        if state == NAME:
            found.append((line, []))
        elif not closes and (state == BODY or (is_open and _trails(line, found[-1]))):
            found[-1][1].append(line)
        is_open = state != OUTSIDE or (is_open and line in found[-1][1][-1:])
    return [Record(name, tuple(body)) for name, body in found]


def _trails(line: Line, record: tuple[Line, list[Line]]) -> bool:
    """Whether a line right behind a record still gives its dose or says what it is for."""
    if line.kind in "HT":
        return line.kind == "H" and line.shows("label:dose", "label:goal")
    is_short = len(line.text.split()) <= _MOST_TRAILING and not line.shows("?", "care", "media")
    is_goal = line.shows("goal") and _OF_IT.match(line.text) is not None
    return is_short and (line.shows("dose", "label:dose", "label:goal") or is_goal)


def best_path(
    lines: Sequence[Line],
    features: Features,
    fitted: Mapping[str, float],
    costs: Sequence[Mapping[str, float]] | None = None,
) -> Path:
    """The path with the highest score. `costs` adds to each state of a line, which is how a path is
    kept to what labels allow while weights are fitted."""
    if not lines:
        return []
    best: dict[State, tuple[float, State | None]] = {(OUTSIDE, ""): (0.0, None)}
    table: list[dict[State, tuple[float, State | None]]] = []
    for at in range(len(lines)):
        own = {
            OUTSIDE: 0.0,
            BODY: sum(fitted.get(one, 0.0) for one in features.of_body[at]),
            NAME: sum(fitted.get(one, 0.0) for one in features.of_name[at]),
        }
        if costs is not None:
            own = {state: value + costs[at].get(state, 0.0) for state, value in own.items()}
        new: dict[State, tuple[float, State | None]] = {}
        for before, (score, _) in best.items():
            for after, steps in steps_from(lines, at, before):
                total = score + own[after[0]] + sum(fitted.get(one, 0.0) for one in steps)
                if after not in new or total > new[after][0]:
                    new[after] = (total, before)
        best = _strongest(new)
        table.append(best)
    last: State | None = max(best, key=lambda one: best[one][0] + _ending(one, lines, fitted))
    path: Path = []
    for row in reversed(table):
        assert last is not None  # noqa: S101 - only the state before the first line has none
        path.append(last)
        last = row[last][1]
    return path[::-1]


def steps_from(
    lines: Sequence[Line], at: int, before: State
) -> Iterator[tuple[State, tuple[str, ...]]]:
    """Each state that a line may have after `before`, with the features of that step."""
    state, last = before
    line = lines[at]
    is_hollow = state == NAME and not lines[at - 1].is_inline  # nothing stands behind it yet
    in_list = at > 0 and _is_same_list(lines[at - 1], line)
    left = ("T hollow>O",) if is_hollow else ("T B>O", f"T B>O&list={in_list}")
    yield (OUTSIDE, last), left if state != OUTSIDE else ()
    if state != OUTSIDE:
        ends = f"{last[0]}{last[-1]}"
        is_label = line.shows("label")
        same = f"L same={line.shape == last}&inline={line.is_inline}&label={is_label}"
        goes_on = f"L list={in_list}&after={state}"
        # What opens with an order below a name is a step; behind an order, often the next exercise.
        if line.shape.endswith("Z"):
            goes_on += f"&Z below {last[-1:]}"
        yield (BODY, last), (f"T {state}>B", f"L {ends}>{line.kind}", same, goes_on)
    if line.shape:
        how = "same" if line.shape == last else f"{last[0]}>{line.shape[0]}" if last else "first"
        origin = "hollow" if is_hollow else state
        steps: tuple[str, ...] = (f"T {origin}>N", f"S {how}", f"S {how}&{state}")
        if line.shape.endswith("Z") or last.endswith("Z"):
            kinds = f"{last[:1]}{last[-1:]}>{line.kind}{line.shape[-1]}"
            steps += (f"S {kinds}", f"S {kinds}&{state}")
        yield (NAME, line.shape), steps


def _is_same_list(before: Line, line: Line) -> bool:
    """Whether two lines are neighbours in one list, which has not begun again at 1."""
    is_like = before.kind == line.kind and before.block.level == line.block.level
    return is_like and line.kind in "BN" and line.block.number != 1


def _ending(state: State, lines: Sequence[Line], fitted: Mapping[str, float]) -> float:
    is_hollow = state[0] == NAME and not lines[-1].is_inline
    return fitted.get("T hollow>O", 0.0) if is_hollow else 0.0


def _strongest(
    found: dict[State, tuple[float, State | None]],
) -> dict[State, tuple[float, State | None]]:
    if len(found) <= _BEAM:
        return found
    kept = sorted(found, key=lambda one: -found[one][0])[:_BEAM]
    return {one: found[one] for one in kept}
