"""Grades that one sentence counts off: "In grade one there is pain, in grade two also weakness, and
in grade three the tendon is torn." And what "it" stands for where a sentence says which types there
are."""

from __future__ import annotations

import re

from questions.facts.type_announcements import subject_of_types

_PRONOUN = re.compile(
    r"(?:it|they|this|these|(?:this|the|these)\s(?:condition|injur(?:y|ies)|problem|disorder|complaint|disease"
    r"|tears?|sprains?|fractures?))(?=,?\s+(?:is|are|can|may|comes?|has|have|occurs?|falls?|divides?"
    r"|goes|go|passe?s?|takes?|progress(?:es)?|runs?|develops?|also|usually|often|usually)\b)",
    re.IGNORECASE,
)
# "Doctors grade it:"
_GRADE_IT = re.compile(
    r"\w+(?:\s\w+)?\s(?:grade|classify|sort|divide|split|group|stage|describe|separate)\s(?P<it>it|them)\b",
    re.IGNORECASE,
)


def resolved(text: str, before: str, title: str = "") -> str:
    """A sentence that says which types there are, with what "it" stands for: the subject of the
    sentence before it, or what the heading names."""
    if (object_ := _GRADE_IT.match(text)) and (what := subject_of_types(before, title)):
        return f"{text[: object_.start('it')]}{what}{text[object_.end('it') :]}"
    match = _PRONOUN.match(text)
    what = subject_of_types(before, title) if match else ""
    return f"{what}{text[match.end() :]}" if match and what else text
