"""What the reader had to guess, or could not make out, as warnings for whoever reviews."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from questions.facts.model import Facts, FactWarning
from questions.reading.article import Article, Span

_LOST = re.compile("\ufffd+")
_SHOWN = 50  # places; with more of them the file is to be saved anew


def carry_notes(article: Article, facts: Facts) -> Facts:
    """The facts with a warning for each note of the reader, and one for all lost letters."""
    warnings = [FactWarning("reading", note) for note in article.notes]
    spans = tuple(Span(*found.span()) for found in islice(_LOST.finditer(article.text), _SHOWN))
    if spans:
        message = "Some letters could not be read; the sign \ufffd stands for them."
        warnings.append(FactWarning("lost_letters", message, spans))
    return replace(facts, warnings=facts.warnings + tuple(warnings))
