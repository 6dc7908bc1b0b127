"""The flaws of wrong options: nobody would take them for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from questions.checks.model import Source
from questions.checks.shape import is_choice, key_texts, wrong_texts
from questions.items.model import Item


def find_implausible_distractor(item: Item, source: Source) -> Iterator[str]:
    """Implausible distractor: same type as the key, from the opposite list, the same name with the
    other qualifier, the same type elsewhere in the article, or the lexicon. Tarrant, Ware &
    Mohammed 2009 on distractors that do not work."""
    if not is_choice(item):
        return
    sorts = {source.sort_of(text) for text in key_texts(item)}
    for text in wrong_texts(item):
        sort = source.sort_of(text)
        if sorts and sort not in sorts:
            asked = " or ".join(sorted(one for one in sorts if one)) or "description"
            yield f"“{text}” is {_called(sort)}, where the right answer is {asked}."


def _called(sort: str | None) -> str:
    return f"a name of another sort ({sort})" if sort else "of no sort that is known"
