"""The audit of one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from questions.knowledge import Body
from questions.quality.auditor.case import Case, Known, Source
from questions.quality.auditor.findings import Finding
from questions.quality.auditor.registry import RULES, USABLE
from questions.quality.auditor.statements import Facts
from questions.quality.auditor.views import Item


def audit_item(
    item: Mapping[str, Any], facts: Mapping[str, Any], body: Body | None
) -> tuple[Finding, ...]:
    """What is wrong with an item of `items/1` made from these `facts/1`; what needs knowledge of
    the body is not judged without it."""
    return audit_case(Case(Item(item), source_of(facts, body)))


def source_of(facts: Mapping[str, Any], body: Body | None) -> Source:
    return Source(Facts(facts), Known(body) if body is not None else None)


def audit_case(case: Case) -> tuple[Finding, ...]:
    """Of an item that nobody can answer nothing else is asked."""
    found = tuple(USABLE(case)) or tuple(one for rule in RULES for one in rule(case))
    return tuple(replace(one, item_id=case.item.id) for one in found)
