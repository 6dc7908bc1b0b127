"""Runs of letters on a page, joined to segments: what stands on one line without a wide gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

# Of the size of the type.
_SAME_LINE = 0.25
_MAX_GAP = 1.0
_BARE_GAP = 0.55  # where no space was drawn, as between the cells of a table
_MARK_REACH = 5.0
_MOST_SEGMENTS = 3_000  # on a page of text; a drawing may have more, and no bullets
_ROW = 12.0  # points; lines are looked for by height in steps of so many
_RAISED = (0.12, 0.7)
_SMALL = 0.85
_LONGEST_RAISED = 12  # letters
_NO_SPACE = 0.1
_MARKS = frozenset("•‣◦⁃∙·●○▪■□➢➤►✓✔❖◆*–—-§o\uf0a7\uf0b7\uf0d8\uf076\uf0fc")


Line = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one type on one line; x from the left and y from below, in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What is drawn on one page; `pictures` counts them. Lines are (y, x0, x1) where they are level
    and (x, y0, y1) where upright, dots (x0, x1, y of the middle)."""

    width: float
    height: float
    runs: tuple[Run, ...]
    pictures: int = 0
    level: tuple[Line, ...] = ()
    upright: tuple[Line, ...] = ()
    dots: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Segment:
    """Runs on one line with no wide gap between them, from left to right."""

    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @cached_property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @cached_property
    def main(self) -> Run:
        """The run that most letters stand in."""
        return max(self.runs, key=lambda run: len(run.text) * (not run.is_raised))

    @property
    def y(self) -> float:
        return self.main.y

    @property
    def size(self) -> float:
        return self.main.size

    @cached_property
    def text(self) -> str:
        return joined(self.runs)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def is_bold(self) -> bool:
        return all(run.is_bold for run in self.runs if any(map(str.isalnum, run.text)))


def joined(runs: tuple[Run, ...]) -> str:
    """The runs' words, with a space where a gap stands for one."""
    text = ""
    for at, run in enumerate(runs):
        text += spaced(runs, at) + run.text
    return text.strip()


def spaced(runs: tuple[Run, ...], at: int) -> str:
    """What goes before a run: a space, or nothing where it follows closely."""
    if not at:
        return ""
    before, run = runs[at - 1], runs[at]
    is_apart = run.x0 - before.x1 > _NO_SPACE * run.size
    return " " if is_apart and not before.text.endswith(" ") and run.text[:1] != " " else ""


def segments(page: PdfPage) -> list[Segment]:
    """The segments of a page, from top to bottom; those on one line from left to right."""
    found: list[Segment] = []
    for line in _baselines(page.runs):
        found.extend(_split(line, page.upright))
    if len(found) < _MOST_SEGMENTS:
        found = _with_marks(_with_raised(found), page.dots)
    return sorted(found, key=lambda one: (-one.y, one.x0))


def is_mark(text: str) -> bool:
    """Whether a segment is only what opens a list entry: a bullet, "1.", "a)"."""
    bare = text.strip()
    is_number = bare[:-1].isalnum() and len(bare) <= 3 and bare[-1:] in (".", ")")
    return bare in _MARKS or (is_number and (bare[:-1].isdigit() or len(bare) == 2))


def _baselines(runs: tuple[Run, ...]) -> list[list[Run]]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (-one.y, one.x0)):
        if lines and lines[-1][0].y - run.y <= _SAME_LINE * min(lines[-1][0].size, run.size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _split(line: list[Run], upright: Sequence[Line]) -> list[Segment]:
    """A line's runs, cut at wide gaps and drawn lines. Letters drawn twice, to look bold, count
    once; a bullet stays with its words however far they stand."""
    groups: list[list[Run]] = []
    middle = line[0].y + 0.3 * line[0].size
    crossing = [x for x, low, high in upright if low < middle < high]
    for run in sorted(line, key=lambda one: one.x0):
        last = groups[-1][-1] if groups else None
        if last and last.text == run.text and abs(last.x0 - run.x0) < 0.2 * run.size:
            continue
        if last and (_is_near(last, run, crossing) or (len(groups[-1]) == 1 and _opens(last, run))):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [Segment(tuple(group)) for group in groups]


def _is_near(last: Run, run: Run, crossing: Sequence[float]) -> bool:
    gap = run.x0 - last.x1
    size = max(run.size, last.size)
    is_spaced = last.text.endswith(" ") or run.text.startswith(" ")
    if gap >= (_MAX_GAP if is_spaced else _BARE_GAP) * size:
        return False
    return not any(last.x1 - 1 < x < run.x0 + 1 for x in crossing)


def _opens(mark: Run, run: Run) -> bool:
    return is_mark(mark.text) and run.x0 - mark.x1 < 5 * run.size


def _with_marks(found: list[Segment], dots: Sequence[Line]) -> list[Segment]:
    """Bullets and numbers that stand alone, and dots that are drawn, go before the line beside
    them."""
    lone = [one for one in found if is_mark(one.text)]
    made: dict[int, Segment] = {id(one): one for one in found}
    rows = _by_height(found)
    for mark in lone:
        middle = mark.y + 0.3 * mark.size
        if (line := _line_beside(mark.x1, middle, _beside(rows, middle))) and line is not mark:
            made[id(line)] = Segment((*mark.runs, *line.runs))
            made.pop(id(mark), None)
    for x0, x1, y in dots:
        if line := _line_beside(x1, y, _beside(rows, y)):
            bullet = replace(line.runs[0], text="•", x0=x0, x1=x1, is_bold=False)
            made[id(line)] = Segment((bullet, *line.runs))
    return list(made.values())


def _line_beside(x1: float, middle: float, lines: Sequence[Segment]) -> Segment | None:
    """The nearest line that begins to the right of a bullet at this height."""
    reached = (
        one
        for one in lines
        if x1 <= one.x0 + 0.1 < x1 + _MARK_REACH * one.size and not is_mark(one.text)
        if 0.0 < middle - one.y < 0.75 * one.size
    )
    return min(reached, key=lambda one: one.x0, default=None)


def _by_height(found: Sequence[Segment]) -> dict[int, list[Segment]]:
    rows: dict[int, list[Segment]] = defaultdict(list)
    for one in found:
        rows[int(one.y // _ROW)].append(one)
    return rows


def _beside(rows: dict[int, list[Segment]], y: float) -> list[Segment]:
    """The segments whose line may reach this height."""
    at = int(y // _ROW)
    return [one for row in (at, at - 1) for one in rows.get(row, ())]


def _with_raised(found: list[Segment]) -> list[Segment]:
    """Small raised figures go into the line that they stand above."""
    made = {id(one): one for one in found}
    rows = _by_height(found)
    for one in found:
        if len(one.text) > _LONGEST_RAISED:
            continue
        for host in _beside(rows, one.y):
            into = made.get(id(host))
            if host is not one and into is not None and _is_raised_in(one, into):
                raised = (replace(run, is_raised=True) for run in one.runs)
                runs = sorted((*into.runs, *raised), key=lambda run: run.x0)
                made[id(host)] = Segment(tuple(runs))
                made.pop(id(one), None)
                break
    return list(made.values())


def _is_raised_in(one: Segment, host: Segment) -> bool:
    low, high = _RAISED
    rise = one.y - host.y
    return (
        one.size < _SMALL * host.size
        and low * host.size < rise < high * host.size
        and host.x0 < one.x0
        and one.x1 < host.x1 + _MAX_GAP * host.size
    )
