"""Runs of letters on a page, joined to segments: what stands on one line without a wide gap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

# Of the size of the type.
_SAME_LINE = 0.25
_MAX_GAP = 1.0
_RAISED = (0.12, 0.7)
_SMALL = 0.85
_NO_SPACE = 0.1
_MARKS = frozenset("•‣◦⁃∙·●○▪■□➢➤►✓✔❖◆*–—-§o\uf0a7\uf0b7\uf0d8\uf076\uf0fc")


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
    """What is drawn on one page; `pictures` counts them."""

    width: float
    height: float
    runs: tuple[Run, ...]
    pictures: int = 0


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
        found.extend(_split(line))
    return sorted(_with_raised(found), key=lambda one: (-one.y, one.x0))


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


def _split(line: list[Run]) -> list[Segment]:
    """A line's runs, cut at wide gaps. Letters drawn twice, to look bold, count once; a bullet
    stays with its words however far they stand."""
    groups: list[list[Run]] = []
    for run in sorted(line, key=lambda one: one.x0):
        last = groups[-1][-1] if groups else None
        if last and last.text == run.text and abs(last.x0 - run.x0) < 0.2 * run.size:
            continue
        is_near = last is not None and run.x0 - last.x1 < _MAX_GAP * max(run.size, last.size)
        if last and (is_near or (len(groups[-1]) == 1 and _opens(last, run))):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [Segment(tuple(group)) for group in groups]


def _opens(mark: Run, run: Run) -> bool:
    return is_mark(mark.text) and run.x0 - mark.x1 < 5 * run.size


def _with_raised(found: list[Segment]) -> list[Segment]:
    """Small raised figures go into the line that they stand above."""
    rows: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        rows[int(one.y // 10)].append(at)
    made: list[Segment | None] = list(found)
    for at, one in enumerate(found):
        if len(one.text) > 12:
            continue
        for host_at in (*rows[int(one.y // 10)], *rows[int(one.y // 10) - 1]):
            host = made[host_at]
            if host_at != at and host is not None and _is_raised_in(one, host):
                raised = (replace(run, is_raised=True) for run in one.runs)
                runs = sorted((*host.runs, *raised), key=lambda run: run.x0)
                made[host_at], made[at] = Segment(tuple(runs)), None
                break
    return [one for one in made if one is not None]


def _is_raised_in(one: Segment, host: Segment) -> bool:
    low, high = _RAISED
    rise = one.y - host.y
    return (
        one.size < _SMALL * host.size
        and low * host.size < rise < high * host.size
        and host.x0 < one.x0
        and one.x1 < host.x1 + _MAX_GAP * host.size
    )
