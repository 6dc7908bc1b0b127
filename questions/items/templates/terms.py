"""What a term means: asked where the knowledge has the thing, and so others of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Definition
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Words
from questions.items.wording import capital, lower_first, tidy, within
from questions.knowledge import Structure
from questions.language.words import lemmas, words

_A_THING = ("a ", "an ", "the ")
_DIFFERENCE = frozenset(("that", "which", "where", "of", "in", "at", "on", "between", "around"))
# Soft parts are mixed up with each other whatever their tissue.
_SOFT = frozenset({"ligament", "cartilage", "bursa", "tendon", "fascia"})


def choose(context: Context) -> Iterator[Question]:
    for definition in context.facts.definitions:
        entry = context.body.find_structure(definition.term)
        if (
            entry is not None
            and lower_first(definition.key).startswith(_A_THING)
            and is_plural_name(definition.term) == is_plural_name(entry.name)
        ):
            beside = _beside(context, entry)
            if _is_told_apart(definition):
                yield _named(context, definition, entry, beside)
                yield _typed(context, definition, entry)


def _is_told_apart(definition: Definition) -> bool:
    """Whether the meaning says more than the class of the thing ("a ball-and-socket joint")."""
    return not _DIFFERENCE.isdisjoint(words(definition.key))


def _beside(context: Context, entry: Structure) -> list[Structure]:
    """What is mixed up with it, then others of its kind and region."""
    near = [one for name in entry.neighbours if (one := context.body.find_structure(name))]
    kin = [
        one
        for one in context.body.structures.values()
        if one.kind == entry.kind and one.region == entry.region
    ]
    kinds = _SOFT if entry.kind in _SOFT else {entry.kind}
    found = {one.name: one for one in (*near, *kin) if one.kind in kinds}
    found.pop(entry.name, None)
    return list(found.values())


def _named(
    context: Context, definition: Definition, entry: Structure, beside: Sequence[Structure]
) -> Question:
    """Recall: the structure by what the article says it is."""
    wrong = [
        Answer(one.name, _is(one), None, Ground(Tier.LEXICON, _is(one).clinical)) for one in beside
    ]
    return _question(
        context,
        definition,
        "term.named",
        Answer(within(definition.term), "", definition.id),
        wrong,
        entry,
        are_names=True,
    )


def _typed(context: Context, definition: Definition, entry: Structure) -> Question:
    """Recall without options; every name of the thing counts of which the sentence tells no
    more than the class."""
    told = lemmas(definition.key) - lemmas(entry.kind)
    others = (one for one in (entry.name, *entry.aliases) if not told & lemmas(one))
    names = dict.fromkeys((within(definition.term), *others))
    return Question(
        kind=Kind.CLOZE,
        template="term.typed",
        about=(definition.id,),
        topic=context.topic_of(definition.id, "Terms"),
        evidence=definition.evidence,
        slots={"key": lower_first(tidy(definition.key))},
        blanks=tuple(names),
        why=f"The {lower_first(within(definition.term))} is {lower_first(tidy(definition.key))}.",
    )


def _is(one: Structure) -> Words:
    whole = f"The {one.name} is {one.what}."
    is_other = one.plain and words(one.plain) != words(one.name)
    return Words(whole, f"{capital(one.name)}: {one.plain}." if is_other else whole)


def _question(
    context: Context,
    definition: Definition,
    template: str,
    key: Answer,
    wrong: Sequence[Answer],
    entry: Structure,
    *,
    are_names: bool = False,
) -> Question:
    term = lower_first(within(definition.term))
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(definition.id,),
        topic=context.topic_of(definition.id, "Terms"),
        evidence=definition.evidence,
        slots={
            "term": term,
            "key": lower_first(tidy(definition.key)),
            "kind": entry.kind if entry.kind != "bony landmark" else "structure",
        },
        keys=(key,),
        pool=[wrong],
        are_names=are_names,
        why=_is(entry),
    )
