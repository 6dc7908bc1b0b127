"""What sort of thing a text names: a muscle, an exercise, a position, an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.facts import corrected
from questions.facts.model import Facts
from questions.items.neighbours import beside_group, beside_types, equipment, positions
from questions.language.words import words
from questions.lexicon import table

PART, EXERCISE, POSITION, EQUIPMENT = "part of the body", "exercise", "position", "equipment"
AMOUNT, TYPE, MOTION = "amount", "condition", "motion"
# There are more of these than a lexicon lists, and a cause may be told by a clause.
OPEN = frozenset({None, TYPE, MOTION, EQUIPMENT})

_UNIT = (
    r"(?:sets?|rep(?:etition)?s?|times?|seconds?|minutes?|hours?|days?|weeks?|degrees?|sessions?)"
)
_AMOUNT = re.compile(
    rf"(?:a hold of )?(?:\d[\d–\-. ]*(?:to \d+ )?|once|twice|one|two|three|four|five)"
    rf"\s*(?:{_UNIT}|°|a (?:day|week)).{{0,120}}",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:itis|osis|opathy|algia|impingement|syndrome|dysplasia|tear|strain|sprain|fracture|"
    r"rupture|dislocation)s?$",
    re.IGNORECASE,
)
_STRUCTURE = re.compile(
    r"\b(?:fascia|tendon|ligament|joint|meniscus|tunnel|cuff|pelvic floor|bursa|disc|labrum|nerve|"
    r"capsule|retinaculum|plexus|cartilage)s?$",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r"\s*(?:\(|, ).*")
_PLACED = frozenset({"of", "at", "in", "the", "and"})
_LONGEST_NAME, _LONGEST_TEXT = 5, 200
_NOUN = frozenset({"the", "a", "an", "muscle", "muscles", "thick", "your"})


Names = tuple[tuple[str, frozenset[tuple[str, ...]]], ...]


def sort_of(text: str, names: Names) -> str | None:
    """The sort of thing that a text names; None for what is no name of a known sort."""
    if len(text) > _LONGEST_TEXT:
        return None
    if _AMOUNT.fullmatch(text.strip()):
        return AMOUNT
    bare = _name(_QUALIFIED.sub("", text))
    for sort, known in names:
        if bare in known or _name(text) in known:
            return sort
    if _is_motion(words(text)):
        return MOTION
    return TYPE if _CONDITION.search(text) and len(words(text)) <= _LONGEST_NAME else None


def names_by_sort(facts: Facts) -> Names:
    """What is called by a name of its own, in an article or in the lexicon, by sort."""
    everything = (
        (EXERCISE, (one.name for one in facts.exercises)),
        (TYPE, _types(facts)),
        (POSITION, (*positions(), *table("glossary")["positions"].values())),
        (EQUIPMENT, _equipment(facts)),
        (PART, _parts(facts)),
    )
    return tuple((sort, frozenset(map(_name, map(corrected, texts)))) for sort, texts in everything)


def _is_motion(told: tuple[str, ...]) -> bool:
    """Whether a text is the name of a motion and where it takes place, and nothing else."""
    anatomy = table("anatomy")
    turned = {word for pair in anatomy["opposites"] for word in pair}
    known = {*anatomy["motions"], *anatomy["body_parts"], *turned, *_PLACED}
    return bool(set(anatomy["motions"]) & set(told)) and set(told) <= known


def _name(text: str) -> tuple[str, ...]:
    return tuple(word for word in words(text) if word not in _NOUN)


def _types(facts: Facts) -> Iterator[str]:
    for types in facts.types:
        head = types.of.split()[-1] if types.of else ""
        for name in types.names:
            yield from (name, f"{name} {head}", f"{name} {types.of}", f"{name} stage")
        yield from (near.name for near in beside_types(types.of))
    yield from (entry["name"] for entry in table("items")["conditions"])
    yield from ("combined", "mixed", "both")


def _equipment(facts: Facts) -> Iterator[str]:
    yield from equipment()
    yield from (thing for one in facts.exercises for thing in one.equipment)


def _parts(facts: Facts) -> Iterator[str]:
    for region in table("body")["muscles"].values():
        for name, others in region.items():
            yield from (name, *others)
    yield from (entry["name"] for entry in table("items")["structures"])
    yield from (one.term for one in facts.definitions if _STRUCTURE.search(one.term))
    for group in facts.groups:
        yield from (member.name for member in group.members)
        yield from beside_group(group.label)
