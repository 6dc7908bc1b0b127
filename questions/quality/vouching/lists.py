"""Whether what is listed are things of the body that are known."""

from __future__ import annotations

from questions.quality.auditor.case import Case
from questions.quality.auditor.statements import Statement
from questions.quality.words import tokens


def are_unknown(case: Case) -> bool:
    """Whether a member that the item rests on is nothing that the knowledge has: it may be a clause
    of a description, or a thing of another sort; or the lists are the article's own, so that
    nothing but it says what belongs where."""
    is_claimed = any(one.startswith("article") for one in tokens(case.item.prompt))
    if case.item.kind == "classify" and is_claimed:
        return True
    asked = set(case.item.facts)
    return any(one.fact in asked and not _is_known(case, one) for one in case.facts.members)


def _is_known(case: Case, one: Statement) -> bool:
    body = case.body
    return body is not None and (
        body.find_muscle(one.value) is not None or body.find_structure(one.value) is not None
    )
