"""The flaws of steps to put in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.checks.model import Source
from questions.limits.sequences import has_exchangeable, is_caution
from questions.items.model import Item, Kind
from questions.items.wording import tidy
from questions.language.words import lemmas, words

_SHORT_NAME = 2


def find_unfixed_order(item: Item, source: Source) -> Iterator[str]:
    """Order: only where the source gives one; cautions left out; no two steps can be exchanged.
    Our rule, after the keying of ordered-response items."""
    if item.kind is not Kind.ORDER or not isinstance(item.key, tuple):
        return
    text = {option.id: option.text for option in item.options}
    steps = [text[one] for one in item.key if one in text]
    for step in steps:
        if is_caution(step):
            yield f"“{step}” has no place of its own."
    if _are_stages(steps, source):
        return
    if has_exchangeable(steps):
        yield "Two steps can be exchanged."
    elif not any(_is_in_order(steps, given) for given in _sequences(source)):
        yield "The article does not give the steps in this order."


def _are_stages(steps: Sequence[str], source: Source) -> bool:
    """Whether these are stages, or what is said of each, in their order: it is in their names, so
    their descriptions may be alike."""
    ordered = [types for types in source.facts.types if types.ordered]
    said = (
        [types.definitions[one].key for one in types.names if one in types.definitions]
        for types in ordered
    )
    return any(_is_in_order(steps, given) for given in (*said, *(one.names for one in ordered)))


def _sequences(source: Source) -> Iterator[Sequence[str]]:
    for exercise in source.facts.exercises:
        yield [tidy(step) for step in exercise.steps]


def _is_in_order(steps: Sequence[str], given: Sequence[str]) -> bool:
    places = [_place(step, given) for step in steps]
    return None not in places and places == sorted(set(places), key=lambda at: at or 0)


def _place(step: str, given: Sequence[str]) -> int | None:
    known = [words(one) for one in given]
    if words(step) in known:
        return known.index(words(step))
    return next((at for at, one in enumerate(given) if _is_nearly(step, one)), None)


def _is_nearly(step: str, given: str) -> bool:
    """Whether a stage is the given one with its noun behind it, or cut short."""
    told, name = lemmas(step), lemmas(given)
    return bool(told and name) and (told <= name or (len(name) <= _SHORT_NAME and name <= told))
