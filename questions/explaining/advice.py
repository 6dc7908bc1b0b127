"""What an article itself says of stopping and of seeing a doctor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.explaining.named import FactsJson
from questions.explaining.sentences import Sentence
from questions.facts.spelling import corrected

_STOP = re.compile(r"\bstop (?:if|when)\b", re.IGNORECASE)
# As the reader keeps it: sentences of one paragraph on one line.
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Advice:
    """`stop` are sentences of the article on when to stop; `signs` what it names as a reason to see
    a doctor."""

    stop: tuple[Sentence, ...]
    signs: tuple[Sentence, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.stop or self.signs)


def advice(facts: FactsJson) -> Advice:
    """By the facts as JSON, in the article's own words."""
    return Advice(tuple(_stopping(facts)), signs(facts))


def signs(facts: FactsJson) -> tuple[Sentence, ...]:
    """What calls for a doctor, each sign once; of the facts it needs no more than `red_flags`."""
    found: dict[str, Sentence] = {}
    for listing in facts.get("red_flags") or ():
        for item in listing["items"]:
            name = corrected(item["name"])
            found.setdefault(name, Sentence(item["id"], name))
    return tuple(found.values())


def _stopping(facts: FactsJson) -> Iterator[Sentence]:
    if not facts.get("exercises", ()):
        return
    for found in _SENTENCE.findall(facts["article"]["text"]):
        told = found.strip()
        if _STOP.search(told) and len(told) <= _LONGEST:
            yield Sentence("article.stop", told)
