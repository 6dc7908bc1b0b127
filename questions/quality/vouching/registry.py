"""What each item is held to; a new rule is one line here."""

from __future__ import annotations

from collections.abc import Callable

from questions.quality.auditor.case import Case
from questions.quality.vouching import actions, amounts, lists, names, terms, types
from questions.quality.vouching.want import Want

Rule = Callable[[Case], bool]

RULES: tuple[tuple[Want, Rule], ...] = (
    (Want.NAME, names.lack_a_name),
    (Want.AMOUNT, amounts.is_unsure),
    (Want.TYPES, types.are_unsaid),
    (Want.DESCRIPTION, types.are_not_described),
    (Want.DESCRIPTION, terms.disagrees),
    (Want.MEANING, terms.asks_a_meaning),
    (Want.LIST, lists.are_unknown),
    (Want.MOVEMENT, actions.has_no_joint),
)


def wants(case: Case) -> tuple[Want, ...]:
    """What the item lacks to stand by itself; nothing where a second reading agrees."""
    return tuple(dict.fromkeys(want for want, rule in RULES if rule(case)))
