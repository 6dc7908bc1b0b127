"""The audit of a bank, and of a quiz drawn from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from questions.knowledge import Body
from questions.quality.auditor.balance import find_crutches, find_in_all, find_in_templates
from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding, Report
from questions.quality.auditor.items import audit_case, source_of
from questions.quality.auditor.repetition import find_repeated, find_together, first_draws
from questions.quality.auditor.statements import Facts
from questions.quality.auditor.views import Item


def audit_bank(bank: Mapping[str, Any], facts: Mapping[str, Any], body: Body | None) -> Report:
    """What is wrong with each item of a bank, and with the bank as a whole. What only must not
    stand in one quiz is for `audit_quiz`."""
    source = source_of(facts, body)
    items = [Item(one) for one in bank["items"]]
    found = [one for item in items for one in audit_case(Case(item, source))]
    drawn = first_draws(items)
    whole = (
        *_of_other_article(bank, facts),
        *find_in_templates(drawn),
        *find_in_all(drawn),
        *find_crutches(drawn),
        *find_repeated(items),
    )
    return Report(tuple(found), whole)


def audit_quiz(
    items: Sequence[Mapping[str, Any]], facts: Mapping[str, Any], body: Body | None
) -> Report:
    """What is wrong with items that stand in one quiz, in the order in which they are shown."""
    source = source_of(facts, body)
    shown = [Item(one) for one in items]
    found = [one for item in shown for one in audit_case(Case(item, source))]
    whole = (*find_in_all(shown), *find_together(shown, Facts(facts)))
    return Report(tuple(found), whole)


def _of_other_article(bank: Mapping[str, Any], facts: Mapping[str, Any]) -> tuple[Finding, ...]:
    if bank["article"]["sha256"] == facts["article"]["sha256"]:
        return ()
    message = "The bank was made from another text. Audit it with its own article."
    return (finding("other-article", Family.FORM, message),)
