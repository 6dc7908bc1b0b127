"""What an item is made of: its parts by kind, and what is missing of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from questions.checks.model import Source
from questions.limits.shares import has_one_key
from questions.items.model import Blanks, Item, Kind, NumericRange
from questions.language.words import words

_LEAST_OPTIONS = {"single_choice": 3, "picture": 2, "multiple_choice": 3, "order": 3}
# More than anybody reads, and enough for every list of muscles.
_MOST = 60
_BLANK = re.compile(r"\[\[([^\[\]]*)\]\]")


def is_choice(item: Item) -> bool:
    """Whether options are to be chosen; statements to judge do not count."""
    return has_one_key(item) or item.kind is Kind.MULTIPLE_CHOICE


def key_texts(item: Item) -> tuple[str, ...]:
    """The texts of the right options, or of the words for the blanks."""
    if isinstance(item.key, Blanks):
        return tuple(accepted[0] for accepted in item.key.accepted.values() if accepted)
    if not isinstance(item.key, str | tuple):
        return ()
    keys = (item.key,) if isinstance(item.key, str) else item.key
    return tuple(option.text for option in item.options if option.id in keys)


def wrong_texts(item: Item) -> tuple[str, ...]:
    """The texts of the wrong options of a choice."""
    wrong = wrong_ids(item)
    return tuple(option.text for option in item.options if option.id in wrong)


def wrong_ids(item: Item) -> frozenset[str]:
    """The ids of the wrong options of a choice; none where options are sorted or ordered."""
    if not is_choice(item) or not isinstance(item.key, str | tuple):
        return frozenset()
    right = (item.key,) if isinstance(item.key, str) else item.key
    return frozenset(option.id for option in item.options if option.id not in right)


def find_unusable(item: Item, source: Source) -> Iterator[str]:
    """Every item can be answered with its key: ids are told apart, the key names what is there,
    and each kind has what it needs (the items format, `contracts.md`)."""
    if not words(item.prompt):
        yield "The prompt is empty."
    yield from _repeated("option", [option.id for option in item.options])
    yield from _repeated("group", [group.id for group in item.groups])
    if any(not words(text) and not drawn for text, drawn in _shown(item)):
        yield "An option or a group is empty."
    if len(item.options) < _LEAST_OPTIONS.get(item.kind.value, 0):
        yield f"It has {len(item.options)} options, which is too few for a choice."
    if max(len(item.options), len(item.groups)) > _MOST:
        yield f"It has more than {_MOST} options."
    yield from _KEYS.get(item.kind.value, _single)(item)


def _shown(item: Item) -> Iterator[tuple[str, str | None]]:
    yield from ((option.text, option.figure) for option in item.options)
    yield from ((group.text, None) for group in item.groups)


def _repeated(what: str, ids: Sequence[str]) -> Iterator[str]:
    for one, count in Counter(ids).items():
        if count > 1:
            yield f"The {what} id “{one}” is used {count} times."


def _single(item: Item) -> Iterator[str]:
    if item.key not in [option.id for option in item.options]:
        yield "The key is no option."


def _several(item: Item) -> Iterator[str]:
    key, ids = item.key, {option.id for option in item.options}
    if not isinstance(key, tuple) or not set(key) <= ids or len(set(key)) != len(key):
        yield "The key names something that is no option."
    elif not key or len(key) == len(ids):
        yield "All options are right, or none is."


def _order(item: Item) -> Iterator[str]:
    if not isinstance(item.key, tuple) or sorted(item.key) != sorted(o.id for o in item.options):
        yield "The key does not put every step in its place once."


def _placed(item: Item) -> Iterator[str]:
    key, groups = item.key, {group.id for group in item.groups}
    if not isinstance(key, Mapping) or set(key) != {option.id for option in item.options}:
        yield "The key does not place every option."
    elif not set(key.values()) <= groups:
        yield "The key places something into a group that is not there."
    elif len(groups) < 2:
        yield "There is one group only, so there is nothing to decide."


def _numeric(item: Item) -> Iterator[str]:
    key = item.key
    if not isinstance(key, NumericRange) or not key.low <= key.high:
        yield "The key is no range of numbers."
    elif not words(key.unit):
        yield "The number has no unit."


def _cloze(item: Item) -> Iterator[str]:
    key, blanks = item.key, _BLANK.findall(item.prompt)
    if not isinstance(key, Blanks) or set(key.accepted) != set(blanks):
        yield "The blanks of the prompt and those of the key are not the same."
    elif len(set(blanks)) != len(blanks):
        yield "A blank stands in the prompt twice."
    elif not all(accepted and all(map(words, accepted)) for accepted in key.accepted.values()):
        yield "A blank has no accepted word."


_KEYS: Mapping[str, Callable[[Item], Iterator[str]]] = {
    "multiple_choice": _several,
    "classify": _placed,
    "match": _placed,
    "order": _order,
    "numeric": _numeric,
    "cloze": _cloze,
}
