"""From dots to curves: the edges of regions and folds of a raster as short SVG paths.

An edge is followed along the cracks between dots, smoothed, cut at its corners, and fitted with
cubic curves (P. J. Schneider, An algorithm for automatically fitting digitized curves, Graphics
Gems, 1990). Coordinates are whole units, relative, y down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from questions.figures.exercises.rotation import Array

# In dots: how far a curve may stray, how wide a line is smoothed, the shortest that is drawn, over
# how many a corner is looked for; and the cosine from which it is one.
_STRAY, _SMOOTH, _SHORT, _SPAN = 1.0, 4.0, 9, 7
_CORNER = 0.35
# In dots: how far the straight edge of equipment may stray.
_STRAIGHT = 1.4
# The length of an arrow's head, in units.
_HEAD = 17

Crack = tuple[int, int]
Mask = NDArray[np.bool_]


def outline(mask: Mask, scale: float, *, least: int = 24, stray: float = _STRAY) -> str:
    """The edges of a region as one path. `scale`: units in a dot; `stray`: how far a curve may be
    off, in dots; what is made of fewer than `least` dots around is left out."""
    return "".join(_closed(loop, scale, stray) for loop in _loops(mask) if len(loop) >= least)


def polygon(mask: Mask, scale: float, *, least: int = 12) -> str:
    """The same for what has straight edges."""
    loops = [loop for loop in _loops(mask) if len(loop) >= least]
    closed = (np.vstack([loop, loop[:1]]) for loop in loops)
    return "".join(_polygon(_simple(loop, _STRAIGHT)[:-1], scale) for loop in closed)


def folds(across: Mask, down: Mask, scale: float) -> str:
    """Lines between dots: `across[y, x]` between a dot and the one to its right, `down[y, x]`
    between a dot and the one below."""
    path = ""
    for chain in _chains(across, down):
        if len(chain) >= _SHORT:
            is_loop = bool(np.all(chain[0] == chain[-1]))
            path += _open(_smoothed(chain, is_loop=is_loop), scale)
    return path


def curve_through(points: Array, *, has_head: bool = True) -> str:
    """A smooth line through points that are units already, as an arrow or without its head."""
    dense = np.stack(
        [
            np.interp(np.linspace(0, len(points) - 1, 60), np.arange(len(points)), points[:, axis])
            for axis in (0, 1)
        ],
        axis=1,
    )
    smooth = _smoothed(dense, is_loop=False)
    curves = _fitted(smooth, _way(smooth[:6]), _way(smooth[::-1][:6]))
    return _written(curves, 1.0) + (_head(smooth) if has_head else "")


def _loops(mask: Mask) -> list[Array]:
    """Each edge of a region, the region at its right hand, as points without the last."""
    padded = np.pad(mask, 1)
    follow: dict[Crack, list[Crack]] = defaultdict(list)
    for (dy, dx), (first, second) in {
        (-1, 0): ((0, 0), (0, 1)),  # along the top of a dot, to the right
        (1, 0): ((1, 1), (1, 0)),
        (0, -1): ((1, 0), (0, 0)),
        (0, 1): ((0, 1), (1, 1)),
    }.items():
        beside = np.roll(padded, (-dy, -dx), axis=(0, 1))
        for y, x in np.argwhere(padded & ~beside).tolist():
            follow[y - 1 + first[0], x - 1 + first[1]].append(
                (y - 1 + second[0], x - 1 + second[1])
            )
    loops = []
    while follow:
        start = next(iter(follow))
        loop, here = [start], start
        before = start
        while True:
            ways = follow[here]
            way = ways[0] if len(ways) == 1 else _sharpest(before, here, ways)
            ways.remove(way)
            if not ways:
                del follow[here]
            before, here = here, way
            if here == start:
                break
            loop.append(here)
        loops.append(np.array([(x, y) for y, x in loop], dtype=float))
    return loops


def _sharpest(before: Crack, here: Crack, ways: list[Crack]) -> Crack:
    """Where two dots meet at a corner, the edge stays with its own dot: it turns right."""
    dy, dx = here[0] - before[0], here[1] - before[1]
    right = (here[0] + dx, here[1] - dy)
    return right if right in ways else ways[0]


def _chains(across: Mask, down: Mask) -> list[Array]:
    links: dict[Crack, set[Crack]] = defaultdict(set)
    for y, x in np.argwhere(across).tolist():
        links[y, x + 1].add((y + 1, x + 1))
        links[y + 1, x + 1].add((y, x + 1))
    for y, x in np.argwhere(down).tolist():
        links[y + 1, x].add((y + 1, x + 1))
        links[y + 1, x + 1].add((y + 1, x))
    chains = []
    ends = sorted(links, key=lambda crack: (len(links[crack]) == 2, crack))
    for start in ends:
        while links[start]:
            chain, here = [start], start
            while links[here]:
                way = min(links[here], key=lambda to, at=here, was=chain: _bend(was, at, to))  # type: ignore[misc]
                links[here].discard(way)
                links[way].discard(here)
                chain.append(way)
                here = way
                if here == start or (len(links[here]) > 1):
                    break
            chains.append(np.array([(x, y) for y, x in chain], dtype=float))
    return chains


def _bend(chain: list[Crack], here: Crack, way: Crack) -> float:
    """How much a chain turns if it goes that way."""
    if len(chain) < 4:
        return 0.0
    back = np.subtract(here, chain[-4])
    return -float(np.dot(back, np.subtract(way, here)))


def _closed(loop: Array, scale: float, stray: float) -> str:
    points = _smoothed(np.vstack([loop, loop[:1]]), is_loop=True)
    corners = _corners(points[:-1], is_loop=True)
    if corners:
        points = np.vstack([np.roll(points[:-1], -corners[0], axis=0), points[corners[0]]])
    return _open(points, scale, stray) + "z"


def _open(points: Array, scale: float, stray: float = _STRAY) -> str:
    cuts = [0, *_corners(points, is_loop=False), len(points) - 1]
    curves: list[Array] = []
    for first, last in pairwise(cuts):
        piece = points[first : last + 1]
        if len(piece) > 1:
            curves += _fitted(piece, _way(piece[:9]), _way(piece[::-1][:9]), stray)
    return _written(curves, scale)


def _smoothed(points: Array, *, is_loop: bool) -> Array:
    """Without the steps between dots. What a first pass takes off too much, of fingers and toes,
    the second gives back."""
    once = _blurred(points, is_loop=is_loop)
    return once + _blurred(points - once, is_loop=is_loop)


def _blurred(points: Array, *, is_loop: bool) -> Array:
    reach = 12
    if is_loop:
        ring = points[:-1]
        size = len(ring)
        padded = np.take(ring, np.arange(-reach, size + reach) % size, axis=0)
    else:
        before = (
            2 * points[0] - points[reach:0:-1]
            if len(points) > reach
            else points[:1].repeat(reach, 0)
        )
        after = (
            2 * points[-1] - points[-2 : -2 - reach : -1]
            if len(points) > reach
            else points[-1:].repeat(reach, 0)
        )
        padded = np.vstack([before, points, after])
    weights = np.exp(-np.square(np.arange(-reach, reach + 1)) / (2 * _SMOOTH**2))
    weights /= weights.sum()
    smooth = np.stack([np.convolve(padded[:, axis], weights, "valid") for axis in (0, 1)], axis=1)
    return np.vstack([smooth, smooth[:1]]) if is_loop else smooth


def _corners(points: Array, *, is_loop: bool) -> list[int]:
    """Where a line turns sharply."""
    size = len(points)
    if size < 3 * _SPAN:
        return []
    places = np.arange(size) if is_loop else np.arange(_SPAN, size - _SPAN)
    back = points[places] - points[(places - _SPAN) % size]
    ahead = points[(places + _SPAN) % size] - points[places]
    cosine = (back * ahead).sum(axis=1) / np.maximum(
        np.linalg.norm(back, axis=1) * np.linalg.norm(ahead, axis=1), 1e-9
    )
    corners: list[int] = []
    for nth in np.argsort(cosine):
        if cosine[nth] > _CORNER:
            break
        place = int(places[nth])
        if all(min(abs(place - c), size - abs(place - c)) > _SPAN for c in corners):
            corners.append(place)
    return sorted(corners)


def _way(points: Array) -> Array:
    way = points[-1] - points[0]
    size = float(np.linalg.norm(way))
    return way / size if size else np.array([1.0, 0.0])


def _fitted(points: Array, first: Array, last: Array, stray: float = _STRAY) -> list[Array]:
    """Cubic curves along the points, with these directions at the ends."""
    if len(points) < 4:
        third = np.linalg.norm(points[-1] - points[0]) / 3
        return [
            np.array([points[0], points[0] + first * third, points[-1] + last * third, points[-1]])
        ]
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    share = np.concatenate([[0], np.cumsum(steps)]) / steps.sum()
    curve = _one_curve(points, share, first, last)
    for _ in range(5):
        away = np.linalg.norm(_on(curve, share) - points, axis=1)
        worst = int(np.argmax(away))
        if away[worst] < stray:
            return [curve]
        if away[worst] > 6 * stray:
            break
        share = _nearer(curve, points, share)
        curve = _one_curve(points, share, first, last)
    worst = min(max(worst, 2), len(points) - 3)
    middle = _way(points[max(worst - 7, 0) : worst + 8])
    before = _fitted(points[: worst + 1], first, -middle, stray)
    return before + _fitted(points[worst:], middle, last, stray)


def _one_curve(points: Array, share: Array, first: Array, last: Array) -> Array:
    b0, b1 = (1 - share) ** 3, 3 * share * (1 - share) ** 2
    b2, b3 = 3 * share**2 * (1 - share), share**3
    left, right = np.outer(b1, first), np.outer(b2, last)
    rest = points - np.outer(b0 + b1, points[0]) - np.outer(b2 + b3, points[-1])
    matrix = np.array([[(left * left).sum(), (left * right).sum()], [0, (right * right).sum()]])
    matrix[1, 0] = matrix[0, 1]
    wanted = np.array([(left * rest).sum(), (right * rest).sum()])
    chord = float(np.linalg.norm(points[-1] - points[0]))
    reach = (
        np.linalg.solve(matrix, wanted)
        if abs(np.linalg.det(matrix)) > 1e-9
        else np.array([chord / 3, chord / 3])
    )
    if min(reach) < 0.02 * chord or max(reach) > 4 * chord + 4:
        reach = np.array([chord / 3, chord / 3])
    return np.array(
        [points[0], points[0] + first * reach[0], points[-1] + last * reach[1], points[-1]]
    )


def _on(curve: Array, share: Array) -> Array:
    """The places of a curve."""
    rest = 1 - share
    weights = (rest**3, 3 * share * rest**2, 3 * share**2 * rest, share**3)
    places: Array = np.stack(weights, axis=1) @ curve
    return places


def _nearer(curve: Array, points: Array, share: Array) -> Array:
    """A step of Newton's method toward the nearest places of the curve."""
    once = 3 * np.diff(curve, axis=0)
    twice = 2 * np.diff(once, axis=0)
    rest = 1 - share
    slope = np.stack((rest**2, 2 * share * rest, share**2), axis=1) @ once
    bend = np.outer(1 - share, twice[0]) + np.outer(share, twice[1])
    off = _on(curve, share) - points
    below = (slope * slope).sum(axis=1) + (off * bend).sum(axis=1)
    step = (off * slope).sum(axis=1) / np.where(np.abs(below) < 1e-9, 1.0, below)
    nearer: Array = np.clip(share - step, 0, 1)
    return nearer


def _simple(points: Array, stray: float) -> Array:
    """The corners that matter (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    if np.allclose(points[0], points[-1]):
        far = int(np.argmax(np.linalg.norm(points - points[0], axis=1)))
        if not far:
            return points
        return np.vstack([_simple(points[: far + 1], stray)[:-1], _simple(points[far:], stray)])
    way = points[-1] - points[0]
    across = np.array([-way[1], way[0]]) / np.linalg.norm(way)
    away = np.abs((points - points[0]) @ across)
    far = int(np.argmax(away))
    if away[far] < stray:
        return points[[0, -1]]
    return np.vstack([_simple(points[: far + 1], stray)[:-1], _simple(points[far:], stray)])


def _polygon(points: Array, scale: float) -> str:
    whole = np.rint(points * scale).astype(int)
    steps = np.diff(whole, axis=0)
    return f"M{_numbers(whole[0])}l{_numbers(steps.ravel())}z" if len(whole) > 2 else ""


def _written(curves: Iterable[Array], scale: float) -> str:
    path, here = "", None
    for curve in curves:
        whole = np.rint(curve * scale).astype(int)
        if here is None:
            path, here = f"M{_numbers(whole[0])}c", whole[0]
            path += _numbers((whole[1:] - here).ravel())
        else:
            path += _joined(_numbers((whole[1:] - here).ravel()))
        here = whole[3]
    return path


def _numbers(values: Iterable[int]) -> str:
    text = ""
    for value in values:
        text += f"{value}" if value < 0 or not text else f" {value}"
    return text


def _joined(numbers: str) -> str:
    return numbers if numbers.startswith("-") else f" {numbers}"


def _head(points: Array) -> str:
    """The head of an arrow at the end of a line."""
    tip, way = points[-1], _way(points[-8:])
    across = np.array([-way[1], way[0]])
    wings = [tip - way * _HEAD + across * _HEAD * side * 0.8 for side in (1, -1)]
    spots = np.rint([wings[0], tip, wings[1]]).astype(int)
    return "M" + "L".join(f"{x} {y}" for x, y in spots.tolist())
