"""Banks and items as values, handed to the auditor as the JSON that it reads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from questions.facts import facts_to_json
from questions.facts.model import Facts
from questions.items.as_json import bank_to_json, item_to_json
from questions.items.model import Bank, Item
from questions.knowledge import body
from questions.quality.auditor import Finding, Report, audit_bank, audit_quiz, is_major
from questions.quality.auditor.case import Case, Source
from questions.quality.auditor.findings import SETTLED_BY_REVIEW
from questions.quality.auditor.items import audit_case, source_of
from questions.quality.auditor.views import Item as View
from questions.quality.vouching import Want, wants


class Auditor:
    """Holds items to the facts of one article, read once."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts_to_json(facts)

    def item(self, item: Item) -> tuple[Finding, ...]:
        return audit_case(Case(View(item_to_json(item)), self._source))

    def is_sound(self, item: Item, *, is_reviewed: bool = False) -> bool:
        """Whether nothing spoils the item; what only wants an edit does not, and where a reviewer
        agreed to its facts, neither does what the reader alone is doubted for."""
        found = self.item(item)
        if is_reviewed:
            found = tuple(one for one in found if one.code not in SETTLED_BY_REVIEW)
        return not is_major(found)

    def wants(self, item: Item) -> tuple[Want, ...]:
        """What the item lacks to stand by itself where no reviewer has looked."""
        return wants(Case(View(item_to_json(item)), self._source))

    def bank(self, bank: Bank) -> Report:
        return audit_bank(bank_to_json(bank), self._facts, body())

    def quiz(self, items: Iterable[Item]) -> Report:
        return audit_quiz([item_to_json(one) for one in items], self._facts, body())

    @cached_property
    def _source(self) -> Source:
        return source_of(self._facts, body())
