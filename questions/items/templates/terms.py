"""What a term means: asked where the knowledge has the thing, and so others of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from questions.facts.model import Definition
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import PLAIN, Answer, Question
from questions.items.wording import lower_first, within
from questions.knowledge import Muscle, Structure
from questions.language.words import holds_phrase, lemmas, words
from questions.limits.clang import holds_its_term

# The name of each of them is another right answer.
_ONE_OF = "one of "
_A_THING = ("a ", "an ", "the ")
_DIFFERENCE = frozenset(("that", "which", "where", "of", "in", "at", "on", "between", "around"))
_BEHIND_A_CLASS = _DIFFERENCE | {"from", "to", "for", "along", "across", "over", "under", "inside"}
_DIFFERING = re.compile(r"\s(?:that|which|of|in)\s")
# Behind a comma, and no item of a list: the sentence goes on behind a second one.
_ASIDE = re.compile(
    r", (?:(?:in|to|around) )?(?:which|where|whose|formed|from|below|just|between|the \w+est)\b"
    r"[^,]*(?:, \w+ and \w+)?$"
)
_NUMBERS = ("two", "three", "four", "five", "six", "seven")
# Soft parts are mixed up with each other whatever their tissue.
_SOFT = frozenset({"ligament", "cartilage", "bursa", "tendon", "fascia"})


def choose(context: Context) -> Iterator[Question]:
    for definition in context.facts.definitions:
        entry = context.body.find_structure(definition.term)
        if (
            entry is not None
            and lower_first(definition.key).startswith(_A_THING)
            and is_plural_name(definition.term) == is_plural_name(entry.name)
            and _is_told_apart(definition)
        ):
            if context.register == PLAIN:
                # "What is the knee?" is not told by "the knee joint".
                if not lemmas(within(definition.term)) <= lemmas(entry.plain or ""):
                    yield _explained(context, definition, entry)
            elif not entry.what.startswith(_ONE_OF) and not holds_its_term(
                entry.what, definition.term, _common_words(entry)
            ):
                yield _typed(context, definition, entry)


def _is_told_apart(definition: Definition) -> bool:
    """Whether the meaning says more than the class of the thing ("a ball-and-socket joint")."""
    return not _DIFFERENCE.isdisjoint(words(definition.key))


def _common_words(entry: Structure) -> tuple[str, ...]:
    """The words that a thing has in common with others: of its class ("the groove between …") and
    of what it is a part of."""
    of_class = takewhile(lambda word: word not in _BEHIND_A_CLASS, words(entry.what))
    return (*of_class, *words(entry.kind), *words(entry.part_of or ""))


def _parts_beside(context: Context, entry: Structure) -> list[list[Structure]]:
    """For patients: the parts that are for something, what it is mixed up with first. What its
    meaning names is another thing to them, too: the ball is not the socket."""
    near, kin = _candidates(context, entry)
    return [
        [one for one in tier if one is not entry and one.role and not _names_a_muscle(context, one)]
        for tier in (near, kin)
    ]


def _names_a_muscle(context: Context, one: Structure) -> bool:
    """Whether a part goes by a muscle's Latin name: the quadriceps tendon."""
    muscles = context.body.muscles.values()
    return any(holds_phrase(one.name, name) for each in muscles for name in _names(each))


def _beside(context: Context, definition: Definition, entry: Structure) -> list[list[Structure]]:
    """By tier: what is mixed up with it, then others of its kind and region; none that its meaning
    names as another thing."""
    meanings = (definition.key, entry.what)

    def can_stand(one: Structure) -> bool:
        is_named = any(holds_phrase(told, name) for told in meanings for name in _names(one))
        return one is not entry and not is_named

    return [[one for one in tier if can_stand(one)] for tier in _candidates(context, entry)]


def _candidates(context: Context, entry: Structure) -> list[list[Structure]]:
    """By tier: what is mixed up with it, then others of its kind and region."""
    near = [one for name in entry.neighbours if (one := context.body.find_structure(name))]
    kin = [
        one
        for one in context.body.structures.values()
        if one.kind == entry.kind and one.region == entry.region
    ]
    kinds = _SOFT if entry.kind in _SOFT else {entry.kind}
    return [[one for one in near if one.kind in kinds], kin]


def _names(one: Structure | Muscle) -> tuple[str, ...]:
    return (one.name, *one.aliases)


def _explained(context: Context, definition: Definition, entry: Structure) -> Question:
    """Recall: what a word means that patients read in reports, beside what other words mean."""
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="term.meaning",
        about=(definition.id,),
        topic=context.topic_of(definition.id, "Terms"),
        evidence=definition.evidence,
        slots={"term": lower_first(within(definition.term))},
        keys=(Answer(f"the {entry.plain}" if entry.plain else "", "", definition.id),),
        pool=[
            [
                Answer(
                    f"the {one.plain}",
                    f"In a report, that is the {one.name}.",
                    None,
                    Ground(Tier.LEXICON, _is(one)),
                )
                for one in tier
                if one.plain
            ]
            for tier in _parts_beside(context, entry)
        ],
        are_names=True,
        # What may go wrong with it is not for who only asked for the word.
        why=_for_patients(context, entry).partition(";")[0].rstrip(".") + ".",
    )


def _for_patients(context: Context, entry: Structure) -> str:
    """What it is for; else what it is and what it is mixed up with, in plain words."""
    if entry.role:
        return f"The {entry.name} {entry.role.removeprefix('It ')}"
    told = f"The {entry.name} is the {entry.plain}."
    near = next((one for tier in _parts_beside(context, entry) for one in tier if one.plain), None)
    return f"{told} The {near.name} is the {near.plain}." if near else told


def _typed(context: Context, definition: Definition, entry: Structure) -> Question:
    """Recall without options; every name of the thing counts that the sentence does not tell."""
    told = lemmas(entry.what)
    others = (one for one in _names(entry) if not lemmas(one) <= told)
    names = dict.fromkeys((within(definition.term), *others))
    return Question(
        kind=Kind.CLOZE,
        template="term.typed",
        about=(definition.id,),
        topic=context.topic_of(definition.id, "Terms"),
        evidence=definition.evidence,
        slots={
            "key": entry.what + ("," if _ASIDE.search(entry.what) else ""),
            "is": "are" if _tells_of_several(entry) else "is",
        },
        blanks=tuple(names),
        why=_is_beside(context, definition, entry),
    )


def _tells_of_several(one: Structure) -> bool:
    """Whether a thing with a name in the singular is told as several: "the four tendons …"."""
    head = words(_DIFFERING.split(one.what)[0])
    return len(head) > 1 and head[1] in _NUMBERS and not is_plural_name(one.name)


def _is_beside(context: Context, definition: Definition, entry: Structure) -> str:
    """What it is for, which the question does not say; else what it is and what it is mixed up
    with."""
    if entry.role:
        return f"The {entry.name} {entry.role.removeprefix('It ')}"
    near = next((one for tier in _beside(context, definition, entry) for one in tier), None)
    return f"{_is(entry)} {_is(near)}" if near else _is(entry)


def _is(one: Structure) -> str:
    several = _tells_of_several(one)
    return f"The {one.name} {'consists of' if several else 'is'} {one.what}."
