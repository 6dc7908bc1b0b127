"""Every askable fact as one short plain sentence for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from questions.facts.model import (
    Definition,
    Exercise,
    Facts,
    Group,
    Listing,
    Member,
    Part,
    Statement,
    TypeSet,
)
from questions.facts.phrasing import capitalised, dose_phrase, membership, sentence_case
from questions.facts.spelling import corrected
from questions.facts.topics import topics

_POSITIONS = {
    "side-lying": "lying on the side",
    "seated": "sitting",
    "standing": "standing",
    "supine": "lying on the back",
    "prone": "lying face down",
    "hands and knees": "on hands and knees",
    "kneeling": "kneeling",
    "half-kneeling": "kneeling on one knee",
}


def statements(facts: Facts) -> tuple[Statement, ...]:
    """All askable facts, in the order of the facts format; ids are those of the askable parts."""
    topic = topics(facts)
    return tuple(
        Statement(one.id, one.kind, topic[one.id], one.text, one.evidence) for one in _all(facts)
    )


def member_name(member: Member) -> str:
    """A member's name with its part or angle, in a sentence's spelling and corrected."""
    name = capitalised(sentence_case(member.name))
    return f"{name} ({corrected(member.qualifier)})" if member.qualifier else name


def _all(facts: Facts) -> Iterator[Statement]:
    for group in facts.groups:
        yield from _of_group(group)
    for types in facts.types:
        yield from _of_types(types)
    for exercise in facts.exercises:
        yield from _of_exercise(exercise)
    for kind, listings, phrase in (
        ("cause", facts.causes, _cause),
        ("function", facts.functions, _function),
        ("red_flag", facts.red_flags, _red_flag),
    ):
        for listing in listings:
            yield from _of_listing(kind, listing, phrase)
    for definition in facts.definitions:
        yield _of_definition(definition)


def _of_group(group: Group) -> Iterator[Statement]:
    for member in group.members:
        text = f"{member_name(member)} {membership(member.name, group.label)}."
        yield Statement(member.id, "member", "", text, group.evidence + member.evidence)


def _of_types(types: TypeSet) -> Iterator[Statement]:
    for name, definition in types.definitions.items():
        of = types.abbrev or sentence_case(types.of)
        text = f"{capitalised(name)} {of}: {corrected(definition.key)}."
        yield Statement(definition.id, "type", "", text, definition.evidence)


def _of_exercise(exercise: Exercise) -> Iterator[Statement]:
    name = capitalised(sentence_case(exercise.name))
    for kind, part in exercise.parts.items():
        yield _statement(kind, part, _EXERCISE_PHRASES[kind](name, exercise))


def _position(name: str, exercise: Exercise) -> str:
    return f"{name} starts {_POSITIONS[exercise.position or 'standing']}."


def _equipment(name: str, exercise: Exercise) -> str:
    return f"{name} needs this equipment: {', '.join(exercise.equipment)}."


def _dose(name: str, exercise: Exercise) -> str:
    return f"{name} is done for {dose_phrase(exercise.dosage)}."


def _goal(name: str, exercise: Exercise) -> str:
    return f"{name} has this goal: {corrected(' '.join(exercise.goal or ()))}"


def _steps(name: str, exercise: Exercise) -> str:
    count = len(exercise.steps)
    return f"{name} has {count} step{'' if count == 1 else 's'}, done in order."


_EXERCISE_PHRASES: dict[str, Callable[[str, Exercise], str]] = {
    "position": _position,
    "equipment": _equipment,
    "dose": _dose,
    "goal": _goal,
    "steps": _steps,
}


def _of_listing(
    kind: str, listing: Listing, phrase: Callable[[str, str], str]
) -> Iterator[Statement]:
    for item in listing.items:
        text = phrase(corrected(item.name), sentence_case(listing.of))
        yield Statement(item.id, kind, "", text, item.evidence)


def _cause(name: str, of: str) -> str:
    return f"A possible cause of {of} is {_uncapitalised(name)}."


def _function(name: str, of: str) -> str:
    return f"What {of} is needed for: {_uncapitalised(name)}."


def _red_flag(name: str, of: str) -> str:
    return f"A reason to see a doctor: {_uncapitalised(name)}."


def _of_definition(definition: Definition) -> Statement:
    text = f"{corrected(definition.term)}: {corrected(definition.key)}."
    return Statement(definition.id, "definition", "", text, definition.evidence)


def _statement(kind: str, part: Part, text: str) -> Statement:
    return Statement(part.id, kind, "", text, part.evidence)


def _uncapitalised(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
