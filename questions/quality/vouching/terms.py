"""Whether the article and the knowledge mean the same by a term, and who can tell."""

from __future__ import annotations

from collections.abc import Iterator

from questions.knowledge import Body
from questions.quality.auditor.case import Case
from questions.quality.words import marks

_MEANINGS = ("term.named", "condition.what")


def disagrees(case: Case) -> bool:
    """Whether what the article says of a term has nothing in common with what is known of it."""
    if case.body is None:
        return False
    for one in case.facts.of("definition"):
        if one.fact in case.item.facts:
            told = list(_known(case.body, one.subject))
            value, own = marks(one.value).all, marks(one.subject).all
            if told and not any((marks(text).all & value) - own for text in told):
                return True
    return False


def asks_a_meaning(case: Case) -> bool:
    """Whether an item asks what a thing of the knowledge means, or which thing a meaning is of. No
    second reading vouches for these: whether a meaning is that of the term alone, and as wide as
    the term, is known to people only (blind readers called a fifth of them majorly flawed,
    docs/quality.md, round 23)."""
    return case.item.template in _MEANINGS


def _known(body: Body, name: str) -> Iterator[str]:
    """What is known of each thing that goes by the name."""
    if structure := body.find_structure(name):
        yield _text(structure.what, structure.plain, structure.kind)
    if condition := body.find_condition(name):
        yield _text(condition.what, condition.plain, condition.mechanism, *condition.signs)
    if term := body.find_term(name):
        yield _text(term.what, term.plain, term.kind)


def _text(*parts: str | None) -> str:
    return " ".join(filter(None, parts))
