"""What an edit or a review changed: of facts and of items, told apart by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from questions.facts import flat
from questions.facts.model import Facts
from questions.items.model import Bank, Item, Kind


@dataclass(frozen=True, slots=True)
class Compared:
    """Ids, each list in the order of the newer side, `gone` in that of the older one."""

    kept: tuple[str, ...]
    changed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the ids of facts and of items. A changed fact has the id that it had and
    other words; a stale item is in the old bank and no more in the new one."""

    facts: Compared
    items: Compared

    @property
    def stale(self) -> tuple[str, ...]:
        return self.items.gone


def changes(old: Facts, new: Facts, old_bank: Bank, new_bank: Bank) -> Changes:
    """The difference between two states of an article."""
    return Changes(
        facts=_compared(_contents(old), _contents(new)),
        items=_compared(_asked(old_bank), _asked(new_bank)),
    )


def _compared(old: Mapping[str, object], new: Mapping[str, object]) -> Compared:
    both = [one for one in new if one in old]
    return Compared(
        kept=tuple(one for one in both if new[one] == old[one]),
        changed=tuple(one for one in both if new[one] != old[one]),
        new=tuple(one for one in new if one not in old),
        gone=tuple(one for one in old if one not in new),
    )


def _contents(facts: Facts) -> Mapping[str, object]:
    return {one.id: (one.text, one.words) for one in flat(facts)}


def _asked(bank: Bank) -> Mapping[str, object]:
    """What each item asks and takes for right. Which wrong answers it draws, and in which order,
    is chance and no change."""
    asked: dict[str, set[object]] = {}
    for item in bank.items:
        asked.setdefault(item.id, set()).add((item.prompt, item.correction, _right(item)))
    return asked


def _right(item: Item) -> object:
    """The key in words."""
    texts = {option.id: option.text for option in item.options}
    texts |= {group.id: group.text for group in item.groups}
    key = item.key
    if isinstance(key, str):
        return texts[key]
    if isinstance(key, tuple):
        told = tuple(texts[one] for one in key)
        return told if item.kind is Kind.ORDER else frozenset(told)
    if isinstance(key, Mapping):
        return frozenset((texts[one], texts[group]) for one, group in key.items())
    return repr(key)
