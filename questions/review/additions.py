"""An addition with its place in the article."""

from __future__ import annotations

from questions.facts.kinds.registry import KINDS
from questions.facts.model import Evidence
from questions.review.decisions import MAX_QUOTE, Decision
from questions.review.quoting import find_quote, sentences_at
from questions.review.values import Addition, Problems, line


def wrong_quote(text: str, decision: Decision) -> Problems:
    """What is wrong with the words that an addition is said to come from."""
    if not decision.quote.strip():
        return {} if _is_own(decision) else {"quote": "empty"}
    if len(decision.quote) > MAX_QUOTE:
        return {"quote": "too_long"}
    is_there = find_quote(text, decision.quote, decision.start) is not None
    return {} if is_there else {"quote": "quote_not_found"}


def placed(text: str, decision: Decision, fact_id: str = "") -> Addition:
    """The addition with the sentences that its quote stands in, as a found fact has them; with
    none where the quote does not stand in the text."""
    span = find_quote(text, decision.quote, decision.start) if decision.quote.strip() else None
    evidence: Evidence = sentences_at(text, span) if span else ()
    sentence = " ".join(text[one.start : one.end] for one in evidence)
    return Addition(decision.fields, evidence, sentence, fact_id)


def _is_own(decision: Decision) -> bool:
    """Whether the reviewer writes this, such as a goal, for a thing of the article."""
    kind = KINDS[decision.kind]
    is_new = kind.home is not None and line(decision.fields, f"new_{kind.home.name}")
    return kind.may_be_own and not is_new
