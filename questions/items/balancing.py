"""What has to hold for a whole bank: how many statements are true, how many questions are turned by
a negation, and that neither the length nor the place of a key tells it. Items are drawn again or,
where no other draw helps, left out; which ones depends on the seed alone."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from questions.items.model import Item, Kind
from questions.language.words import leading_number
from questions.limits.shares import (
    MOST_TRUE,
    Sample,
    count_hits,
    has_even_places,
    is_within_band,
    length_hit,
    length_hits,
    one_draw_each,
    places,
    sample,
)

# At most this part of a bank may be questions turned by a negation.
_MOST_NEGATIVE = 0.05
# At most this many statements of one verdict for each of the other: 60 % of them.
_MOST_OF_ONE = MOST_TRUE / (1 - MOST_TRUE)
# 0.6 / 0.4 comes out a little below one and a half.
_EXACT = 1e-9
# A fact that is asked in more ways than this loses an item first.
_MANY_WAYS = 4
# A key that is the longest in one draw and not in another counts as nearly one hit more.
_WHOLE = 0.9

# How many other draws of the choices are tried.
_OTHER_DRAWS = 3

# Another draw of an item by its number, where there is one.
Redraw = Callable[[Item, int], Item | None]
_Draw = tuple[str, int]
_RATES = ("longest", "shortest")


def within_shares(items: Sequence[Item], seed: int, redraw: Redraw) -> tuple[Item, ...]:
    """The items with some drawn again, shuffled again or left out, so that no rule for a whole
    bank is broken. `redraw` is called where the lengths of the keys are out of their band, for the
    items that another draw could help."""
    kept = tuple(items)
    while True:
        before = kept
        kept = few_negatives(_with_true_share(_with_spare_share(kept)))
        kept = _with_lengths(kept, seed, redraw)
        kept = _with_places(kept, seed)
        if kept == before:
            return kept


def few_negatives(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without questions turned by a negation beyond the share that they may have: of the
    first draws, which count for the bank, and of the later ones."""
    first = {_draw(item) for item in one_draw_each(items)}
    allowed = {
        True: int(_MOST_NEGATIVE * len(first)),
        False: int(_MOST_NEGATIVE * (len(items) - len(first))),
    }
    dropped: set[str] = set()
    kept: list[Item] = []
    for item in items:
        if "NOT" in item.prompt.split():
            allowed[_draw(item) in first] -= 1
            if item.id in dropped or allowed[_draw(item) in first] < 0:
                dropped.add(item.id)
                continue
        kept.append(item)
    return tuple(kept)


def twins_within_share(plain: Sequence[Item], clinical: Sequence[Item]) -> tuple[Item, ...]:
    """The plain items without true statements beyond the share that both together may have. The
    clinical ones ask the same facts, so each can go."""
    stated = [item for item in (*plain, *clinical) if item.kind is Kind.TRUE_FALSE]
    true = sum(item.key == "true" for item in stated)
    surplus = max(0, true - int(_EXACT + _MOST_OF_ONE * (len(stated) - true)))
    spare = [item for item in plain if item.kind is Kind.TRUE_FALSE and item.key == "true"]
    return _without(plain, spare[:surplus])


def _with_spare_share(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without true statements beyond their share, of which the facts are asked by other
    items too."""
    asked = {fact for item in items if item.kind is not Kind.TRUE_FALSE for fact in item.facts}
    stated = [item for item in items if item.kind is Kind.TRUE_FALSE]
    true = [item for item in stated if item.key == "true"]
    surplus = len(true) - int(_EXACT + _MOST_OF_ONE * (len(stated) - len(true)))
    spare = [item for item in true if asked.issuperset(item.facts)]
    return _without(items, spare[: max(0, surplus)])


def _with_true_share(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without statements of one verdict beyond the share of the first draws: whoever
    guessed it would be right too often."""
    stated = [item for item in one_draw_each(items) if item.kind is Kind.TRUE_FALSE]
    verdicts = [[one for one in stated if one.key == verdict] for verdict in ("false", "true")]
    few, many = sorted(verdicts, key=len)
    allowed = max(int(_EXACT + _MOST_OF_ONE * len(few)), len(few) + 1)
    dropped = {item.id for item in many[allowed:]}
    return tuple(item for item in items if item.id not in dropped)


def _with_lengths(items: Sequence[Item], seed: int, redraw: Redraw) -> tuple[Item, ...]:
    """The items, the key neither the longest nor the shortest more or less often than chance."""
    samples = {_draw(item): sample(item) for item in one_draw_each(items)}
    if not _is_broken(samples):
        return tuple(items)
    return _Lengths(items, samples, seed).mended(redraw)


class _Lengths:
    """Changes to the first draws of a bank until the lengths of their keys are in the band."""

    def __init__(self, items: Sequence[Item], samples: dict[_Draw, Sample], seed: int) -> None:
        self._samples = samples
        self._items = {_draw(item): item for item in items}
        counted = (one for one in samples if samples[one].options)
        self._ranked = sorted(counted, key=lambda one: _rank(seed, self._items[one]))
        self._hits = {which: length_hits(samples.values(), which) for which in _RATES}
        self._off = self._measured()

    def mended(self, redraw: Redraw) -> tuple[Item, ...]:
        """As few changes as will do: other draws before leaving out, and those first that turn a
        hit into none or the other way round."""
        for least in (_WHOLE, 0.0):
            for number in range(_OTHER_DRAWS):
                for one in self._ranked:
                    if self._could_help(one) and (other := redraw(self._items[one], number)):
                        self._try_other(one, other, least)
        for is_strict in (True, False):
            for one in self._spared_first():
                self._try_without(one, is_strict)
        return tuple(self._items.values())

    def _try_other(self, one: _Draw, other: Item, least: float) -> None:
        own, told = self._items[one], sample(other)
        is_same = frozenset(other.facts) == frozenset(own.facts)
        if is_same and self._helps(one, told, least) and self._keeps_company(one, told):
            self._items[one] = replace(other, variant=own.variant)
            self._exchange(one, told)

    def _try_without(self, one: _Draw, is_strict: bool) -> None:
        if self._helps(one, None, 0.0) and (not is_strict or self._keeps_company(one, None)):
            del self._items[one]
            self._exchange(one, None)

    def _exchange(self, one: _Draw, other: Sample | None) -> None:
        self._hits = {which: self._hits_with(which, one, other) for which in _RATES}
        del self._samples[one]
        if other:
            self._samples[one] = other
        self._off = self._measured()

    def _hits_with(self, which: str, one: _Draw, other: Sample | None) -> Counter[tuple[bool, int]]:
        """The hits with another draw in place of one, or with none; counted without going through
        all samples."""
        hits = self._hits[which].copy()
        hits.subtract(length_hits([self._samples[one]], which))
        hits.update(length_hits([other] if other else [], which))
        return +hits

    def _could_help(self, one: _Draw) -> bool:
        """Whether a draw of which the key has another length would be nearer to the band."""
        if self._off is None:
            return False
        which, off = self._off
        return off * _weight(self._samples[one], which) >= 0

    def _helps(self, one: _Draw, other: Sample | None, least: float) -> bool:
        """Whether the rate that is out of its band comes nearer to it, by so many hits."""
        if self._off is None:
            return False
        which, off = self._off
        change = (_weight(other, which) if other else 0.0) - _weight(self._samples[one], which)
        return abs(change) >= least and abs(off + change) < abs(off)

    def _keeps_company(self, one: _Draw, other: Sample | None) -> bool:
        """Whether the other rate stays in its band."""
        which = "shortest" if self._off and self._off[0] == "longest" else "longest"
        return is_within_band(self._hits_with(which, one, other))

    def _measured(self) -> tuple[str, float] | None:
        """Which rate is out of its band, and by how many hits it is off what chance gives."""
        for which, hits in self._hits.items():
            if not is_within_band(hits):
                found, _ = count_hits(hits)
                return which, found - sum(times / k for (_, k), times in hits.items())
        return None

    def _spared_first(self) -> list[_Draw]:
        """The draws by how well their facts are asked without them."""
        ways: defaultdict[str, set[str]] = defaultdict(set)
        for item in self._items.values():
            for fact in item.facts:
                ways[fact].add(item.template)

        def spared(one: _Draw) -> int:
            facts = self._items[one].facts
            return min((_MANY_WAYS, *(len(ways[fact]) for fact in facts)))

        left = [one for one in self._ranked if one in self._samples]
        return sorted(left, key=lambda one: -spared(one))


def _with_places(items: Sequence[Item], seed: int) -> tuple[Item, ...]:
    """The items, keys of the fullest place exchanged with what stands in the emptiest."""
    first = {_draw(item): sample(item) for item in one_draw_each(items)}
    if has_even_places(list(first.values())):
        return tuple(items)
    found = {_draw(item): item for item in items}
    movable = [one for one in first if _can_be_shuffled(found[one])]
    movable.sort(key=lambda one: _rank(seed, found[one]))
    for _ in movable:
        told = list(first.values())
        if has_even_places(told):
            break
        empty, full = _emptiest_and_fullest(told)
        at_full = (one for one in movable if first[one].place == full != empty)
        one = next((one for one in at_full if first[one].options > empty), None)
        if one is None:
            break
        found[one] = _exchanged(found[one], full, empty)
        first[one] = sample(found[one])
    return tuple(found.values())


def _emptiest_and_fullest(samples: Sequence[Sample]) -> tuple[int, int]:
    """The places whose keys are fewest and most beside what is expected there."""
    excess = [seen - expected for seen, expected in places(samples)]
    return excess.index(min(excess)), excess.index(max(excess))


def _can_be_shuffled(item: Item) -> bool:
    """Whether options of an item may change places: neither numbers, which ascend, nor drawings,
    which are lettered."""
    if not sample(item).options or any(option.figure for option in item.options):
        return False
    return any(leading_number(option.text) is None for option in item.options)


def _exchanged(item: Item, place: int, other: int) -> Item:
    options = list(item.options)
    options[place], options[other] = options[other], options[place]
    return replace(item, options=tuple(options))


def _is_broken(samples: Mapping[_Draw, Sample]) -> bool:
    told = samples.values()
    return not all(is_within_band(length_hits(told, one)) for one in _RATES)


def _weight(one: Sample, which: str) -> float:
    """What a key adds to the hits beyond what chance gives; 0 where no option is the longest."""
    told = length_hit(one, which)
    return 0.0 if told is None else told[0] - 1 / told[1]


def _without(items: Iterable[Item], dropped: Iterable[Item]) -> tuple[Item, ...]:
    gone = {_draw(item) for item in dropped}
    return tuple(item for item in items if _draw(item) not in gone)


def _draw(item: Item) -> _Draw:
    return item.id, item.variant


def _rank(seed: int, item: Item) -> bytes:
    return hashlib.sha256(f"{seed}|{item.id}|{item.variant}|share".encode()).digest()
