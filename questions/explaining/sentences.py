"""A sentence as patients read it, with all that it takes to say it in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from questions.translations import Standing, standing, translated


@dataclass(frozen=True, slots=True)
class Sentence:
    """`fact` is the id under which it is translated; `text` may have gaps, which `values` fill;
    `sources` are the keys of where it was checked, none for the article's own words."""

    fact: str
    text: str
    sources: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    def said(self, language: str = "en") -> str | None:
        """The sentence in a language; None where there is no translation of these words."""
        told = self.text if language[:2] == "en" else translated(self.fact, self.text, language)
        return told.format_map(self.values) if told and self.values else told

    def is_stale(self, language: str) -> bool:
        """Whether it was translated once, from other words than it has now."""
        if language[:2] == "en":
            return False
        return standing(self.fact, self.text, language) is Standing.STALE
