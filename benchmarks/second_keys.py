"""Second keys put into sound items where no option is right by its text alone."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace

from questions.facts.model import Facts
from questions.items.model import Blanks, Item, Kind


def another_word(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A blank that takes the name of another type or term, or another position, as well."""
    if not isinstance(item.key, Blanks) or item.template not in _NAMES:
        return None
    accepted = {one.lower() for words in item.key.accepted.values() for one in words}
    others = [one for one in _NAMES[item.template](facts) if one.lower() not in accepted]
    if not others:
        return None
    other = rng.choice(others)
    key = {blank: (*words, other) for blank, words in item.key.accepted.items()}
    return replace(item, key=Blanks(key))


def another_gap(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A list that lacks a second name."""
    names = [
        member.name.lower()
        for group in facts.groups
        for member in group.members
        if member.qualifier is None and member.name.lower() in item.prompt.lower()
    ]
    if item.template != "cloze.missing" or not names:
        return None
    name = rng.choice(names)
    prompt = re.sub(rf"{re.escape(name)}(?:, | and )?", "", item.prompt, flags=re.IGNORECASE)
    return replace(item, prompt=prompt)


def another_role(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A cause, a use or a warning sign under another heading."""
    if item.template != "classify.roles" or not isinstance(item.key, Mapping):
        return None
    moved = rng.choice([option.id for option in item.options if option.id in item.fact_by_option])
    others = [group.id for group in item.groups if group.id != item.key[moved]]
    return replace(item, key={**item.key, moved: rng.choice(others)})


def another_step(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A wrong option that is a step of the exercise too; where a place is asked for, a key that
    stands elsewhere."""
    own = next((one for one in facts.exercises if f"“{one.name}”" in item.prompt), None)
    template = item.template.partition(".")[2]
    if own is None or template not in ("step", "next_step", "missing_step", "step_in_place"):
        return None
    wrong = [one for one in item.options if one.id != item.key]
    if template != "step":
        return replace(item, key=rng.choice(wrong).id)
    shown = {one.text.lower() for one in item.options}
    others = [step.rstrip(".") for step in own.steps if step.rstrip(".").lower() not in shown]
    if not others:
        return None
    replaced, other = rng.choice(wrong).id, rng.choice(others)
    options = tuple(
        replace(one, text=other[:1].upper() + other[1:]) if one.id == replaced else one
        for one in item.options
    )
    return replace(item, options=options)


def another_completion(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A key that completes a step or a goal otherwise than the article."""
    if not item.template.endswith("_detail") or item.kind is not Kind.SINGLE_CHOICE:
        return None
    return replace(item, key=rng.choice([one.id for one in item.options if one.id != item.key]))


def another_list(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A list in which the name that is asked for does not stand."""
    if item.template != "single_choice.list":
        return None
    return replace(item, key=rng.choice([one.id for one in item.options if one.id != item.key]))


_DOERS = ["flexors", "extensors", "abductors", "adductors"]
_NAMES = {
    "cloze.type": lambda facts: [name for one in facts.types for name in one.definitions],
    "cloze.term": lambda facts: [one.term for one in facts.definitions],
    "cloze.doers": lambda facts: _DOERS,
    "cloze.position": lambda facts: [one.position for one in facts.exercises if one.position],
    "cloze.equipment": lambda facts: [name for one in facts.exercises for name in one.equipment],
}
