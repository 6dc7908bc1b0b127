"""Second keys where an option completes a text that the article has, or names one of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.checks.asked import Relation
from questions.checks.model import Source
from questions.checks.shape import key_texts
from questions.facts import corrected
from questions.items.blanks import GAP
from questions.items.model import Item
from questions.items.wording import goal_text, plural_label, tidy
from questions.language.words import holds_phrase, words

_TOLD = re.compile(rf"“([^“”]*{GAP}[^“”]*)”")


def other_completion(item: Item, source: Source) -> Iterator[str]:
    """A text with a gap that another option fills as an exercise of the article has it."""
    told = _TOLD.search(item.prompt)
    own = next(
        (one for one in source.facts.exercises if f"“{tidy(one.name)}”" in item.prompt), None
    )
    if told is None or own is None:
        return
    texts = [tidy(step) for step in own.steps] + [goal_text(own) or ""]
    right = {
        option.text
        for option in item.options
        if any(holds_phrase(text, told[1].replace(GAP, option.text)) for text in texts)
    }
    yield from (f"“{text}” completes the text as well." for text in _beside(right, item))


def other_list(item: Item, source: Source) -> Iterator[str]:
    """A list by its name, where the member asked for stands in another one that is offered."""
    asked = [source.asked[fact] for fact in item.facts if fact in source.asked]
    if len(asked) != 1 or asked[0].relation is not Relation.MEMBER or not _are_lists(item, source):
        return
    name = words(asked[0].sides[0])
    homes = {
        words(plural_label(group.label))
        for group in source.facts.groups
        if any(words(corrected(member.name)) == name for member in group.members)
    }
    right = {option.text for option in item.options if words(option.text) in homes}
    yield from (f"“{text}” has it as well." for text in _beside(right, item))


def _are_lists(item: Item, source: Source) -> bool:
    told = [words(option.text) in source.labels for option in item.options]
    return bool(told) and all(told)


def _beside(right: set[str], item: Item) -> list[str]:
    """The right options that are no keys."""
    return sorted(right - set(key_texts(item)))
