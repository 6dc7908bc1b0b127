"""Facts in the format of the contracts, schema "facts/1"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from questions.facts.kinds.kind import spans
from questions.facts.kinds.registry import SECTIONS
from questions.facts.model import Facts, FactWarning, Ground


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """The facts as plain dicts and lists; ranges are [low, high] or null."""
    sections = {
        section.name: [section.as_json(entry) for entry in section.entries(facts)]
        for section in SECTIONS
    }
    _add_grounds(sections, facts.grounds)
    return {
        "schema": "facts/1",
        "article": asdict(facts.article),
        **sections,
        "warnings": [_warning(one) for one in facts.warnings],
    }


def _add_grounds(value: Any, grounds: Mapping[str, Ground]) -> None:
    """Puts confidence and reason beside each id that has them."""
    if isinstance(value, list):
        for one in value:
            _add_grounds(one, grounds)
    elif isinstance(value, dict):
        for one in value.values():
            _add_grounds(one, grounds)
        if ground := grounds.get(value.get("id", "")):
            value["confidence"], value["why"] = ground.confidence, ground.why


def _warning(warning: FactWarning) -> dict[str, Any]:
    return {
        "code": warning.code,
        "message": warning.message,
        "evidence": spans(warning.evidence),
    }
