"""Which movement a phrase tells of a muscle: in the field's words ("extends the neck", "IR"), or in
everyday ones ("lifts the leg to the side")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from questions.knowledge import Movement, Muscle
from questions.language.words import words
from questions.lexicon import table

_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ing", ("", "e")),
    ("ly", ("",)),
)


def told_action(phrase: str, muscle: Muscle, movements: Mapping[str, Movement]) -> Movement | None:
    """The one movement among those that a muscle and its parts make that the phrase tells; None
    where it tells none of them or cannot mean one alone."""
    told = frozenset(_spelt_out(phrase))
    makes = {
        one.movement: movements[one.movement]
        for entry in (muscle, *muscle.parts.values())
        for one in entry.actions
    }
    best, found = 0, set[str]()
    for key, movement in makes.items():
        size = max(_sizes(movement, told), default=0)
        if size and size >= best and not _is_elsewhere(movement, told):
            found = {*(found if size == best else ()), key}
            best = size
    return makes[found.pop()] if len(found) == 1 else None


def _sizes(movement: Movement, told: frozenset[str]) -> Iterator[int]:
    """How many words of each way of saying it stand in the phrase, where all that it needs do."""
    for name in filter(None, (movement.name, movement.other_name, *movement.agents)):
        if told.issuperset(words(name)):
            yield len(words(name)) + (movement.joint in told)
    for name in movement.aliases:
        if told.issuperset(words(name)):
            yield len(words(name))
    for way in table("told_movements")["ways"].get(movement.key, ()):
        groups = [_forms(group) for group in way.split()]
        if all(group & told for group in groups):
            yield len(groups)


def _is_elsewhere(movement: Movement, told: frozenset[str]) -> bool:
    """Whether the phrase names what other joints move, and nothing that this one does."""
    segments = table("told_movements")["segments"]
    own = frozenset(segments.get(movement.joint, (movement.joint,)))
    named = {one for several in segments.values() for one in several} & told
    return bool(named) and not named & own


def _spelt_out(phrase: str) -> Iterator[str]:
    """The words of a phrase as they stand, in the singular, as verbs' bases, and what they name."""
    short = table("told_movements")["short"]
    for word in words(phrase):
        for one in words(short.get(word, word)):
            yield one
            yield from _bases(one)
            yield from (motion for base in _bases(one) if (motion := _motions().get(base)))


def _bases(word: str) -> Iterator[str]:
    """What a word may be a form of: "lifts", "raising", "laterally", "feet"."""
    yield word
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            stem = word.removesuffix(ending)
            yield from (stem + other for other in others)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
    if word == "feet":
        yield "foot"


@cache
def _motions() -> Mapping[str, str]:
    """The motion that a verb of the field names: "extend" extension. Everyday ones are ways of
    their own: who straightens the arm may mean the elbow alone."""
    anatomy = table("anatomy")
    of_doers = {doers: motion for motion, doers in anatomy["doers"].items()}
    named = {
        verb: of_doers[doers]
        for verb, doers in anatomy["verbs_of_doers"].items()
        if verb not in ("bend", "straighten")
    }
    return {**named, "rotate": "rotation", "deviate": "deviation", "oppose": "opposition"}


def _forms(group: str) -> frozenset[str]:
    return frozenset(group.split("|"))
