"""The flaws of wrong options: nobody would take them for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from questions.checks.model import Source
from questions.checks.shape import is_choice, key_texts, wrong_texts
from questions.checks.sorts import EXERCISE, OPEN
from questions.items.model import Item
from questions.language.words import words

_LONGEST_NAME = 7


def find_implausible_distractor(item: Item, source: Source) -> Iterator[str]:
    """Implausible distractor: same type as the key, from the opposite list, the same name with the
    other qualifier, the same type elsewhere in the article, or the lexicon. Tarrant, Ware &
    Mohammed 2009 on distractors that do not work."""
    if not is_choice(item):
        return
    if all(words(option.text) in source.labels for option in item.options):
        return
    sorts = {source.sort_of(text) for text in key_texts(item)}
    for text in wrong_texts(item):
        sort = source.sort_of(text)
        if sorts and sort not in sorts and not _may_stand(sort, sorts, text):
            asked = " or ".join(sorted(one for one in sorts if one)) or "description"
            yield f"“{text}” is {_called(sort)}, where the right answer is {asked}."


def _may_stand(sort: str | None, sorts: set[str | None], text: str) -> bool:
    """Whether something of another sort can be beside a key of these: neither is of a sort whose
    names are all known."""
    is_name = sort is None and len(words(text)) <= _LONGEST_NAME
    return (sort in OPEN and bool(sorts & OPEN)) or (is_name and EXERCISE in sorts)


def _called(sort: str | None) -> str:
    return f"a name of another sort ({sort})" if sort else "of no sort that is known"
