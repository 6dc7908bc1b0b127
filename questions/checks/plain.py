"""The facts in the words of the plain register: what its items are held against."""

from __future__ import annotations

from dataclasses import replace

from questions.facts.model import Exercise, Facts, Group, Listing, TypeSet
from questions.items.registers.edits import UntellableError
from questions.items.registers.rewriting import joint_of, rewrite
from questions.items.wording import tidy


def in_plain_words(facts: Facts) -> Facts:
    """The same facts with their words rewritten by the glossary; ids and evidence stay. What has no
    plain words, and every name by which a thing is told from others, stays as it is."""
    joint = joint_of(facts.article.title)
    return replace(
        facts,
        groups=tuple(_group(one, joint) for one in facts.groups),
        types=tuple(_types(one, joint) for one in facts.types),
        exercises=tuple(_exercise(one, joint) for one in facts.exercises),
        causes=tuple(_listing(one, joint) for one in facts.causes),
        functions=tuple(_listing(one, joint) for one in facts.functions),
        red_flags=tuple(_listing(one, joint) for one in facts.red_flags),
        definitions=tuple(
            replace(one, term=_plain(one.term, joint), key=_plain(one.key, joint))
            for one in facts.definitions
        ),
    )


def _plain(text: str, joint: str | None) -> str:
    bare = tidy(text)
    try:
        return rewrite(bare, joint_of(bare, joint)).text
    except UntellableError:
        return bare


def _group(group: Group, joint: str | None) -> Group:
    members = tuple(
        replace(one, qualifier=one.qualifier and _plain(f"({one.qualifier})", joint)[1:-1])
        for one in group.members
    )
    return replace(group, label=_plain(group.label, joint), members=members)


def _types(types: TypeSet, joint: str | None) -> TypeSet:
    told = {
        name: replace(one, key=_plain(one.key, joint)) for name, one in types.definitions.items()
    }
    return replace(types, definitions=told)


def _exercise(exercise: Exercise, joint: str | None) -> Exercise:
    goal = exercise.goal and tuple(_plain(one, joint) for one in exercise.goal)
    return replace(
        exercise,
        position=exercise.position and _plain(exercise.position, joint),
        equipment=tuple(_plain(one, joint) for one in exercise.equipment),
        steps=tuple(_plain(one, joint) for one in exercise.steps),
        goal=goal,
    )


def _listing(listing: Listing, joint: str | None) -> Listing:
    items = tuple(replace(one, name=_plain(one.name, joint)) for one in listing.items)
    return replace(listing, of=_plain(listing.of, joint), items=items)
