"""The flaws of a statement to judge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.checks.asked import Asked, Relation, holds
from questions.checks.model import Source
from questions.items.model import Item, Kind
from questions.items.wording import plural_label
from questions.language.words import lemmas, words

_ATTRIBUTION = re.compile(r"^according to the article, ", re.IGNORECASE)
# Words that open a statement whatever it is about.
_FRAME = lemmas(
    "goal aim dose starting start position article name names gives possible exercise step steps "
    "equipment needs need cause reason says"
)


# "Muscles that close the mouth" are what "closes the mouth".
_ANY_MUSCLE = lemmas("muscles")


def find_false_statement(item: Item, source: Source) -> Iterator[str]:
    """True/false: the false one swaps one slot for a value of the same type, and keeps its
    correction (40–60 % true is the bank's rule). Haladyna et al. 2002; Ebel & Frisbie 1991."""
    if item.kind is not Kind.TRUE_FALSE:
        return
    if item.key == "true" and item.correction is not None:
        yield "A true statement has a correction."
    elif item.key == "false" and not words(item.correction or ""):
        yield "A false statement has no correction."
    elif item.key == "false":
        yield from _badly_swapped(item, source)


def _badly_swapped(item: Item, source: Source) -> Iterator[str]:
    lead, said, right, rest = _slot(item.prompt, item.correction or "")
    if not said and not right:
        yield "The correction says the same as the statement."
    elif not _keeps_a_side(item, source, " ".join((*lead, *rest))):
        yield "The false statement differs from its correction in more than one place."
    else:
        sorts = [source.sort_of(" ".join(part)) for part in (said, right)]
        if None not in sorts and sorts[0] != sorts[1]:
            yield f"The swapped value is of another sort ({sorts[0]}) than the right one."


def _keeps_a_side(item: Item, source: Source, kept: str) -> bool:
    """Whether statement and correction are about one thing: where the correction tells both sides
    of a fact, one of them stays; else something stays at the beginning or at the end."""
    known = [source.asked[fact] for fact in item.facts if fact in source.asked]
    told = [_own_sides(one) for one in known]
    right = [[holds(item.correction or "", one) for one in sides] for sides in told]
    if right and not any(map(any, right)):
        return False
    listed = [one for one in known if one.relation is Relation.MEMBER]
    if listed and len(listed) == len(known):
        said = lemmas(item.prompt)
        return any(
            holds(item.prompt, name) or lemmas(plural_label(label)) - _ANY_MUSCLE <= said
            for name, label in (one.sides for one in listed)
        )
    kept_sides = [
        side
        for sides in told
        for side in sides
        if holds(item.prompt, side) and holds(item.correction or "", side)
    ]
    return bool(kept_sides or lemmas(kept) - _FRAME)


def _own_sides(fact: Asked) -> tuple[str, ...]:
    """What is this fact's and no other's: a member's list is shared with the others on it."""
    return fact.sides[:1] if fact.relation is Relation.MEMBER else fact.sides


def _slot(prompt: str, correction: str) -> tuple[tuple[str, ...], ...]:
    """The words that both begin with, what each has in between, and the words both end with."""
    one = words(_ATTRIBUTION.sub("", prompt))
    other = words(_ATTRIBUTION.sub("", correction))
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    same = range(1, shorter - start + 1)
    end = next((at - 1 for at in same if one[-at] != other[-at]), shorter - start)
    stops = len(one) - end, len(other) - end
    return one[:start], one[start : stops[0]], other[start : stops[1]], one[stops[0] :]
