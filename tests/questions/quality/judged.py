"""The committees' items with their marks, and what the auditor says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from questions.knowledge import Body, body
from questions.quality.auditor import Finding, audit_item

FOLDER = Path(__file__).parents[2] / "data" / "judged"


@dataclass(frozen=True)
class Judged:
    """One item as it was read."""

    round: str
    mark: str
    item: dict[str, Any]
    facts: dict[str, Any]

    def findings(self, known: Body | None) -> tuple[Finding, ...]:
        return audit_item(self.item, self.facts, known)


@cache
def known_body() -> Body:
    return body()


def judged() -> Iterator[Judged]:
    """The items of all rounds."""
    for path in sorted(FOLDER.glob("*.json")):
        if not path.name.endswith(".facts.json"):
            facts = json.loads(path.with_suffix(".facts.json").read_text(encoding="utf-8"))
            for one in json.loads(path.read_text(encoding="utf-8"))["items"]:
                yield Judged(path.stem, one["mark"], one["item"], facts)
