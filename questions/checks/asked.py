"""What each fact makes true: whether a text answers a question about it. Written from the facts
alone, without the code that makes items, so that it proves something about them."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.checks.alike import FEW, Texts
from questions.facts import corrected
from questions.facts.model import (
    Definition,
    Evidence,
    Exercise,
    Facts,
    Group,
    Listing,
    Member,
    TypeSet,
)
from questions.items.wording import dose_text, goal_text, plural_label, singular_label, tidy
from questions.language.words import holds_phrase, lemmas, words
from questions.lexicon import table

# From here on a text has most of a definition.
_ALIKE = 0.75
_QUALIFIER = re.compile(r"\(([^)]*)\)")
_COMBINING = frozenset({"combined", "mixed", "both", "combination"})
# Where a muscle is, as the plain register adds behind its name.
_WHERE = re.compile(r", (?:an?|the) (?:\w+ ){0,3}muscle [^,]*(?=,)")
_NEGATIONS = frozenset({"not", "no", "never", "without", "cannot", "neither"})
_COMPARING = frozenset({"more", "less", "fewer"})
_SEQUENCE = frozenset({"before", "after", "first", "last", "next"})
_TYPE_WORDS = frozenset({"type", "types", "form", "shape", "of", "and", "the"})
_ROLE_WORDS = {"causes": "cause", "functions": "matters", "red_flags": "doctor"}

Test = Callable[[str], bool]
# What an exercise has for each of its parts, in words.
_Values = Mapping[str, Texts]
_NONE = Texts(())


class Relation(enum.StrEnum):
    """What a fact is about. The parts of an exercise are named as in the facts format."""

    MEMBER = "member"
    TYPE = "type"
    POSITION = "position"
    EQUIPMENT = "equipment"
    STEPS = "steps"
    GOAL = "goal"
    DOSE = "dose"
    CAUSES = "causes"
    FUNCTIONS = "functions"
    RED_FLAGS = "red_flags"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact as the sides of a question. `answers` are the ways of asking about it, each a test of
    whether a text is right where that side is asked for; `states` is whether a sentence says the
    fact; `sides` are its own words, and `evidence` where the article has them. `alike` are the
    words of other facts that answer as well."""

    relation: Relation
    answers: tuple[Test, ...]
    states: Test
    sides: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    alike: tuple[str, ...] = ()


def asked_by_id(facts: Facts) -> dict[str, Asked]:
    """Every fact that can be asked, by its id."""
    return dict(_all(facts))


def in_either_wording(one: Asked, other: Asked) -> Asked:
    """One fact told in two wordings: an answer in either is right."""
    answers = tuple(_either(a, b) for a, b in zip(one.answers, other.answers, strict=True))
    return replace(one, answers=answers, alike=(*one.alike, *other.sides, *other.alike))


def is_combined(types: TypeSet, text: str) -> bool:
    """Whether a text names, and nothing else, the type that has the features of the others."""
    if not any(_COMBINING & set(words(name)) for name in types.names):
        return False
    told, own = set(words(text)), {*words(types.of), *words(types.abbrev or ""), *_TYPE_WORDS}
    named = {word for name in types.names for word in words(name)}
    return bool(_COMBINING & told) and told <= _COMBINING | own | named


def describes(text: str, definition_key: str) -> bool:
    """Whether most of a definition's words stand in a text."""
    sought = lemmas(corrected(definition_key))
    return bool(sought) and len(sought & lemmas(text)) >= _ALIKE * len(sought)


def names_member(text: str, member: Member) -> bool:
    """Whether a text speaks of a member: by its name, and by its qualifier or none at all."""
    text = corrected(text)
    if not holds_phrase(text, corrected(member.name)):
        return False
    told = _QUALIFIER.search(text)
    return member.qualifier is None or told is None or _is_qualified_so(told[1], member.qualifier)


def _all(facts: Facts) -> Iterator[tuple[str, Asked]]:
    for group in facts.groups:
        yield from _members(group)
    for types in facts.types:
        yield from _types(types)
    told = [(one, _all_values(one)) for one in facts.exercises]
    for exercise, values in told:
        yield from _parts(exercise, values, told)
    for role, said in _ROLE_WORDS.items():
        yield from _listed(getattr(facts, role), Relation(role), said)
    yield from _terms(facts.definitions)


def _members(group: Group) -> Iterator[tuple[str, Asked]]:
    def is_in_group(text: str) -> bool:
        return any(names_member(text, member) for member in group.members)

    for member in group.members:
        sides, evidence = (corrected(member.name), group.label), (group.evidence, member.evidence)
        states = _lists(group, member)
        yield member.id, Asked(Relation.MEMBER, (is_in_group,), states, sides, evidence)


def _lists(group: Group, member: Member) -> Test:
    """Whether a sentence puts a member into the group; the label may hold a member's name."""
    labels = [plural_label(group.label), singular_label(group.label) or ""]
    said = re.compile("|".join(re.escape(one) for one in labels if one), re.IGNORECASE)
    which, _, does = group.label.partition(" that ")
    verb, _, done = does.partition(" ")
    named = lemmas(f"{which} {verb}") - lemmas("muscles")

    def puts(text: str) -> bool:
        text = _WHERE.sub("", text)
        is_done = bool(done) and holds_phrase(text, done) and named <= lemmas(text)
        is_said = bool(said.search(text)) or is_done
        return is_said and names_member(said.sub(" ", text), member)

    return puts


def _types(types: TypeSet) -> Iterator[tuple[str, Asked]]:
    for name, one in types.definitions.items():
        tests, sides = (_names_type(name), _is_any([one.key])), (name, one.key)
        states = _says_of_type(types, name, one.key)
        yield one.id, Asked(Relation.TYPE, tests, states, sides, (one.evidence,))


def _says_of_type(types: TypeSet, name: str, key: str) -> Test:
    """Whether a sentence says what a type is; of one that names several, what stands behind its
    name and before the next counts."""
    others = "|".join(rf"\b{re.escape(one)}\b" for one in types.names if one != name)
    own = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    next_one = re.compile(others or r"(?!)", re.IGNORECASE)

    def says(text: str) -> bool:
        if not next_one.search(own.sub(" ", text)):
            return holds(text, name) and holds(text, key)
        behind = own.split(text)[1:]
        return any(holds(next_one.split(told)[0], key) for told in behind)

    return says


def _either(one: Test, other: Test) -> Test:
    return lambda text: one(text) or other(text)


def _names_type(name: str) -> Test:
    return lambda text: holds(text, name)


def _is_any(told: Iterable[str]) -> Test:
    return Texts(told).__contains__


def _parts(
    exercise: Exercise, values: _Values, everyone: Sequence[tuple[Exercise, _Values]]
) -> Iterator[tuple[str, Asked]]:
    for part, stated in exercise.parts.items():
        same = [
            other.name
            for other, theirs in everyone
            if other is exercise
            or (other.dosage == exercise.dosage if part == "dose" else _share(values, theirs, part))
        ]
        own = values.get(part, _NONE)
        tests = (_is_any(same), own.__contains__)
        states = _states_part(exercise, part, own.told)
        sides = (exercise.name, *own.told)
        evidence = (stated.evidence,)
        yield stated.id, Asked(Relation(part), tests, states, sides, evidence, tuple(same))


def _all_values(exercise: Exercise) -> _Values:
    """What the exercise has for each part, in words."""
    told: Mapping[str, Sequence[str]] = {
        "position": [exercise.position or ""],
        "equipment": exercise.equipment,
        "steps": exercise.steps,
        "goal": [goal_text(exercise) or "", *(exercise.goal or ())],
        "dose": [dose_text(exercise.dosage)],
    }
    return {part: Texts(filter(None, map(corrected, texts))) for part, texts in told.items()}


def _share(values: _Values, theirs: _Values, part: str) -> bool:
    """Whether another exercise has all of what one has for a part; steps are shared one by one,
    so they tell nothing here."""
    own, others = values.get(part, _NONE), theirs.get(part, _NONE)
    return part != "steps" and bool(own.told) and all(value in others for value in own.told)


def _listed(role: Sequence[Listing], relation: Relation, said: str) -> Iterator[tuple[str, Asked]]:
    """What is listed for one thing may hold for another as well: it answers for all of its role."""
    is_any = _is_any([corrected(item.name) for listing in role for item in listing.items])
    for listing in role:
        for item in listing.items:
            sides = (corrected(item.name), listing.of)
            states = _plays(item.name, lemmas(said))
            yield item.id, Asked(relation, (is_any,), states, sides, (item.evidence,))


def _plays(name: str, said: frozenset[str]) -> Test:
    return lambda text: holds(text, name) and not said.isdisjoint(lemmas(text))


def _terms(definitions: Sequence[Definition]) -> Iterator[tuple[str, Asked]]:
    of_term, of_key = (
        Texts(one.term for one in definitions),
        Texts(one.key for one in definitions),
    )
    for one in definitions:
        terms = [definitions[at].term for at in of_key.alike(one.key)]
        keys = [definitions[at].key for at in of_term.alike(one.term)]
        tests = (_is_any(terms), _is_any(keys))
        sides = (one.term, one.key)
        alike, states = (*terms, *keys), _holds_all(sides)
        yield one.id, Asked(Relation.DEFINITION, tests, states, sides, (one.evidence,), alike)


def _holds_all(sides: Sequence[str]) -> Test:
    return lambda text: all(holds(text, side) for side in sides)


def holds(text: str, side: str) -> bool:
    """Whether all content words of one side of a fact stand in a text, and a negation where that
    side has one, and more or less where it has that."""
    told, sought = text.replace("-", " "), corrected(side).replace("-", " ")
    if not _COMPARING & set(words(sought)) <= set(words(told)):
        return False
    if not _NEGATIONS.isdisjoint(words(sought)) and _NEGATIONS.isdisjoint(words(told)):
        return False
    if len(lemmas(sought)) < FEW:
        return holds_phrase(told, sought)
    return lemmas(sought) <= lemmas(told)


def _states_part(exercise: Exercise, part: str, values: Sequence[str]) -> Test:
    """Whether a sentence gives the exercise, by its name, one of the values. An amount has to end
    it, because it may hold another; which step comes before which is told by no step alone."""

    def says(text: str, value: str) -> bool:
        if part == Relation.DOSE:
            return text.rstrip(" .").endswith(f" is {value}")
        if part != Relation.STEPS:
            return holds(text, value)
        # The name has words of the steps.
        told = text.lower().replace(name, "", 1)
        is_other = _SEQUENCE & set(words(text)) or _is_turned(told, value)
        return not is_other and holds(told, value)

    name, goal = tidy(exercise.name).lower(), goal_text(exercise)

    def is_about(text: str) -> bool:
        return name in text.lower() or (part != Relation.GOAL and bool(goal and holds(text, goal)))

    return lambda text: is_about(text) and any(says(text, value) for value in values)


def _is_turned(text: str, value: str) -> bool:
    """Whether a text has the contrary of a word that it should have: up, where it goes down."""
    told, sought = set(words(text)), set(words(value))
    return any(
        {first, second} & sought - told and {first, second} & told - sought
        for pairs in table("items")["details"]["turns"].values()
        for first, second in pairs
    )


def _is_qualified_so(text: str, qualifier: str) -> bool:
    own, told = words(tidy(qualifier)), words(text)
    return set(own) <= set(told)
