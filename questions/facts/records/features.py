"""What speaks for a line being a name, and for its belonging to the name above it: signs of its
own, and those that only its siblings and what stands below them show."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from questions.facts.dosage import read_dose
from questions.facts.equipment import find_position
from questions.facts.instructions import is_instruction
from questions.facts.records.lines import Line
from questions.facts.records.names import read_title
from questions.facts.records.words import opening, pattern
from questions.reading.labels import label_kind
from questions.reading.line_looks import is_title_case

_REACH = 30  # lines below a name that may be its own
_LIST_REACH = 12  # entries on either side that tell what a list is
_TOLD = ("order", "orders later", "dose", "often", "goal", "label")
_ANNOUNCED = 200  # characters at the end of a line that may announce exercises
_SHARES = (0.01, 0.4, 0.7, 0.95)
_COUNTS_ONLY = re.compile(r"(?:exercise|stretch|step|number|no|week|day|part)?[\W\d]*", re.I)


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands behind and below a name, up to the next one of its shape."""

    lines: tuple[Line, ...]
    orders: bool
    doses: bool

    def share(self, *signs: str, first: int = _REACH) -> float:
        return _mean(line.shows(*signs) for line in self.lines[:first])


@dataclass(frozen=True, slots=True)
class Features:
    """For each line, what speaks for its being a name and for its belonging to one."""

    of_name: tuple[tuple[str, ...], ...]
    of_body: tuple[tuple[str, ...], ...]


def features_of(lines: Sequence[Line]) -> Features:
    """The features of each line, by its place."""
    page = _Page(lines)
    names = tuple(tuple(page.of_name(at)) if one.name else () for at, one in enumerate(lines))
    bodies = tuple(tuple(page.of_body(at)) for at in range(len(lines)))
    return Features(names, bodies)


class _Page:
    """A page's lines with what was counted once for all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.recurring = Counter(_key(one.name.text) for one in lines if one.name)
        self.below = {at: self._below(at) for at, one in enumerate(lines) if one.name}
        self.siblings: dict[tuple[int, str], list[int]] = defaultdict(list)
        for at in self.below:
            if not lines[at].shows("label"):
                self.siblings[self._parent(at), lines[at].shape].append(at)
        self.has_headings = sum(one.kind == "H" for one in lines)
        self.titles = {at: _title(lines[at]) for at in self.below}
        self.are_named = {
            at: bool(pattern("exercise").search(self.titles[at])) for at in self.below
        }
        self.are_orders = {at: is_instruction(self.titles[at]) for at in self.below}

    def _below(self, at: int) -> _Below:
        line, to = self.lines[at], at + 1
        while to < len(self.lines) and to - at < _REACH and not self._ends(line, self.lines[to]):
            to += 1
        own = [line] if line.is_inline else []
        told = (*own, *(one for one in self.lines[at + 1 : to] if not one.shows("caption")))
        orders = any(one.shows("order", "label") for one in told[:2])
        return _Below(told, orders, any(one.shows("dose") for one in told[:14]))

    @staticmethod
    def _ends(line: Line, following: Line) -> bool:
        if following.shape == line.shape and following.shape:
            return True
        is_heading = following.kind == "H"
        return is_heading and (line.kind != "H" or following.block.level <= line.block.level)

    def _parent(self, at: int) -> int:
        """The heading that a line stands under; of a heading, the one of a higher level."""
        line, above = self.lines[at], self.lines[at].above
        for _ in range(_REACH):
            is_peer = line.kind == "H" and above >= 0
            if not is_peer or self.lines[above].block.level < line.block.level:
                break
            above = self.lines[above].above
        return above

    def of_name(self, at: int) -> Iterator[str]:
        yield from (f"N {one}" for one in self._look(at))
        yield from (f"N {one}" for one in self._words(at))
        yield from (f"N {one}" for one in self._shown_below(at))
        yield from (f"N {one}" for one in self._shown_by_siblings(at))
        yield from (f"N {one}" for one in self._shown_next(at))
        if self.lines[at].shape.endswith("Z"):
            yield from (f"Z {one}" for one in self._nameless(at))

    def _look(self, at: int) -> Iterator[str]:
        line, title = self.lines[at], self.titles[at]
        yield f"look={line.kind}{line.shape[-1]}"
        yield f"words={_level(len(title.split()), (2, 4, 6, 9))}"
        if line.kind != "H":
            yield f"capitals={is_title_case(title)}x{line.kind}"
        if at == 0 or (line.kind == "H" and line.block.level == 1):
            yield f"title&alone={self.has_headings <= 1}"
            if self.has_headings <= 1:
                yield f"title&page={_level(len(self.lines), (4, 8, 16))}"
        if label_kind(title):
            yield "label"
        yield from (one for one in ("?", "caption") if line.shows(one))
        recurs = self.recurring[_key(line.name.text)] if line.name else 0
        yield f"recurs={min(recurs, 3)}"
        if _COUNTS_ONLY.fullmatch(title):
            yield "counts only"
        if line.name and line.name.start and line.kind != "N" and line.shape not in "XY":
            yield "counted"

    def _words(self, at: int) -> Iterator[str]:
        title, line = self.titles[at], self.lines[at]
        yield f"exercise={self.are_named[at]}"
        is_order, is_bare = self.are_orders[at], not pattern("object").search(title)
        yield f"order={is_order}&bare={is_bare}&long={len(title.split()) > 3}"
        for word in ("care", "finite", "programme", "medical"):
            if pattern(word).search(title):
                yield word
        if opening("advice").match(title):
            yield "advice"
        if opening("several").match(title):
            yield "several"
        if opening("negated").match(title):
            yield "negated"
        if pattern("media").search(title) or line.shows("media"):
            yield "media"
        if find_position([title]):
            yield "position"
        if line.name and not line.is_inline and read_dose([line.name.text]).used[0]:
            yield "dosed"
        above = self.lines[line.above].text if line.above >= 0 else ""
        yield f"topic above={bool(pattern('topic').search(above))}"

    def _shown_below(self, at: int) -> Iterator[str]:
        line, below = self.lines[at], self.below[at]
        yield f"below={below.orders}{below.doses}"
        yield f"told below={_level(below.share(*_TOLD), (0.01, 0.3, 0.6, 0.85))}"
        yield f"lines below={_level(len(below.lines), (1, 2, 4, 9, 20))}"
        for sign, levels in (("move", _SHARES), ("part", _SHARES), ("care", _SHARES[:3])):
            yield f"{sign} below={_level(below.share(sign, first=6), levels)}"
        if line.is_inline:
            inline = ("order", "dose", "position", "goal", "medical")
            yield from (f"inline {one}" for one in inline if line.shows(one))
        headings = sum(one.kind == "H" and not one.shows("label") for one in below.lines)
        yield f"headings below={min(headings, 2)}"

    def _shown_by_siblings(self, at: int) -> Iterator[str]:
        line = self.lines[at]
        mates = self.siblings.get((self._parent(at), line.shape)) or [at]
        mates = _around(mates, at)
        good = _mean(self.below[one].orders or self.below[one].doses for one in mates)
        yield f"siblings={_level(len(mates), (2, 3, 5))}"
        yield f"good siblings={_level(good, _SHARES)}x{min(len(mates), 3)}"
        yield f"dosed siblings={_level(_mean(self.below[one].doses for one in mates), _SHARES[:3])}"
        named = _mean(self.are_named[one] for one in mates)
        yield f"named siblings={_level(named, (0.01, 0.3, 0.6))}"
        orders = _mean(self.are_orders[one] for one in mates)
        yield f"siblings that order={_level(orders, _SHARES[:3])}&order={self.are_orders[at]}"
        if line.kind in "BN":
            yield f"list of orders={self._orders_beside(at)}&order={self.are_orders[at]}"

    def _orders_beside(self, at: int) -> int:
        """How many of the other entries of the same list begin with an order; -1 for none."""
        line = self.lines[at]
        found = []
        for step in (-1, 1):
            to = at + step
            while 0 <= to < len(self.lines) and abs(to - at) < _LIST_REACH:
                other = self.lines[to]
                first = self.lines[max(to, to - step)]
                if other.kind not in "BN" or (first.kind == "N" and first.block.number == 1):
                    break
                if other.block.level == line.block.level:
                    found.append(other.shows("orders first"))
                to += step
        return _level(_mean(found), _SHARES) if found else -1

    def _shown_next(self, at: int) -> Iterator[str]:
        line = self.lines[at]
        if at:
            before = self.lines[at - 1]
            yield f"after={before.kind}&colon={before.text.rstrip().endswith(':')}"
        if line.is_inline:
            return
        if at + 1 == len(self.lines):
            yield "last"
            return
        after = self.lines[at + 1]
        yield f"next={after.kind}"
        yield f"next restarts={after.kind == 'N' and after.block.number in (1, None)}"
        is_deeper = after.block.level > line.block.level
        yield f"next is deeper={after.kind in 'BN' and line.kind in 'BN' and is_deeper}"
        yield f"next orders={after.shows('order')}&label={after.shows('label')}"
        yield f"next echoes={_echoes(line, after)}"

    def _nameless(self, at: int) -> Iterator[str]:
        """Whether what has no name is an exercise by itself or a step of one."""
        line = self.lines[at]
        mates = _around(self.siblings[self._parent(at), line.shape], at)
        dosed = _mean(self._is_dosed(one) for one in mates)
        yield f"dosed={self._is_dosed(at)}"
        yield f"dosed siblings={_level(dosed, _SHARES)}x{min(len(mates), 3)}"
        placed = _mean(self.lines[one].shows("position") for one in mates)
        yield f"placed siblings={_level(placed, _SHARES[:3])}&placed={line.shows('position')}"
        sentences = _mean_of(len(self.lines[one].block.sentences) for one in mates)
        yield f"sentences={_level(sentences, (1.4, 2, 3))}x{line.kind}"
        run = self._run(at)
        goes_on = _mean(_goes_on(one) for one in run)
        yield f"goes on={_level(goes_on, (0.01, 0.2, 0.4))}&dosed={_level(dosed, _SHARES[:3])}"
        yield f"opens with going on={_goes_on(line)}"
        yield f"dosed run={_level(_mean(one.shows('dose') for one in run), _SHARES)}x{line.kind}"
        yield f"announced={self._is_announced(at)}&kind={line.kind}"
        heading = self._heading_of(at)
        yield f"under={heading}"
        yield f"under={heading}&kind={line.kind}&dosed={_level(dosed, _SHARES[:3])}"

    def _is_dosed(self, at: int) -> bool:
        """Whether a line or one right behind it, without a name, says how much."""
        after = self.lines[at + 1 : at + 2]
        follows = any(one.kind not in "HT" and not one.shape and one.shows("dose") for one in after)
        return self.lines[at].shows("dose") or follows

    def _run(self, at: int) -> Sequence[Line]:
        """The lines of a line's kind and level right around it."""
        ends = []
        for step in (-1, 1):
            to = at
            while abs(to - at) < _LIST_REACH and 0 <= to + step < len(self.lines):
                other = self.lines[to + step]
                is_like = other.kind == self.lines[at].kind
                if not is_like or other.block.level != self.lines[at].block.level:
                    break
                to += step
            ends.append(to)
        return self.lines[ends[0] : ends[1] + 1]

    def _is_announced(self, at: int) -> bool:
        """Whether one of the last lines without an order speaks of several exercises."""
        before = [one for one in self.lines[:at][-_LIST_REACH:] if not one.shows("orders first")]
        return any(pattern("several_told").search(one.text[-_ANNOUNCED:]) for one in before[-2:])

    def _heading_of(self, at: int) -> str:
        above = self.lines[at].above
        if above < 0:
            return "none"
        title = self.titles.get(above, self.lines[above].text)
        if opening("several").match(title) or pattern("programme").search(title):
            return "programme"
        if opening("advice").match(title) or pattern("care").search(title):
            return "advice"
        return "name" if pattern("exercise").search(title) else "other"

    def of_body(self, at: int) -> Iterator[str]:
        line = self.lines[at]
        yield f"B kind={line.kind}"
        yield f"B words={_level(len(line.text.split()), (4, 12, 40, 90))}"
        yield from (f"B {sign}" for sign in sorted(line.signs))
        recurs = self.recurring[_key(line.name.text)] if line.name else 0
        yield f"B recurs={min(recurs, 3)}"
        told = line.shows(*_TOLD)
        yield f"B told={told}&kind={line.kind}"
        if at:
            before = self.lines[at - 1]
            levels = (
                f"{before.kind}{min(before.block.level, 2)}>{line.kind}{min(line.block.level, 2)}"
            )
            yield f"B {before.kind}>{line.kind}"
            yield f"B {levels}&told={told}"
            is_same = before.kind == "N" and before.block.level == line.block.level
            if line.kind == "N" and line.block.number == 1 and is_same:
                yield "B restarts"
            if line.kind == "H":
                yield f"B echoes={_echoes(before, line)}"
        if line.kind == "H":
            yield f"B heading&label={line.shows('label')}"
        elif line.shape:
            yield f"B look={line.shape[-1]}&label={line.shows('label')}"


def _echoes(line: Line, after: Line) -> bool:
    """Whether a heading says again what the one above it says: "Hand flip instructions"."""
    first, second = _key(line.text).split(), _key(after.text).split()
    is_heading = line.kind == "H" and after.kind == "H"
    shared = sum(a[:4] == b[:4] for a, b in zip(first, second, strict=False))
    return is_heading and 0 < len(first) == shared


def _goes_on(line: Line) -> bool:
    return opening("goes_on").match(line.text) is not None


def _around(mates: list[int], at: int) -> list[int]:
    """The siblings nearest to a line: a long page has thousands."""
    place = bisect_right(mates, at)
    return mates[max(0, place - _REACH) : place + _REACH]


def _title(line: Line) -> str:
    if line.name is None:
        return ""
    return read_title(line.name.text, line.block.span).name or line.name.text


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().lower()


def _level(value: float, edges: Iterable[float]) -> int:
    return sum(value >= edge for edge in edges)


def _mean_of(values: Iterable[int]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _mean(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
