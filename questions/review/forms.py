"""What can be typed for a fact, what is wrong with what was typed, and the id of an addition."""

from __future__ import annotations

from questions.facts.model import Facts
from questions.review.additions import placed, wrong_quote
from questions.review.decisions import Decision, Verb
from questions.review.kinds.registry import FACT_KINDS
from questions.review.values import Field, NotThereError, Problems, Values

_COMPARED = frozenset(("already_there", "in_opposite_group"))


def fields_of(facts: Facts, fact_id: str) -> tuple[Field, ...]:
    """What can be corrected in a fact, each with today's value as a person would type it; raises
    NotThereError for an id that no fact has."""
    for kind in FACT_KINDS.values():
        try:
            return kind.fields(facts, fact_id)
        except NotThereError:
            continue
    raise NotThereError(fact_id)


def fields_for(kind: str, facts: Facts) -> tuple[Field, ...]:
    """What an addition of this kind needs; what it can belong to stands as choices, with a field
    "new_..." for something else."""
    return FACT_KINDS[kind].blank(facts)


def problems(facts: Facts, text: str, decision: Decision, fact_id: str = "") -> Problems:
    """What keeps a decision from being applied: a code for each field, "quote" included; empty
    where nothing does. `fact_id` is the fact that a correction is about: a field that is left out
    keeps its value, and it is compared with the others. Raises NotThereError for an id that
    `facts` do not have."""
    if decision.verb in (Verb.ACCEPT, Verb.REJECT):
        return {}
    kind = FACT_KINDS[decision.kind]
    if decision.verb is Verb.ADD:
        return kind.check(facts, decision.fields, "") | wrong_quote(text, decision)
    today = todays(facts, decision.kind, fact_id) if fact_id else {}
    found = kind.check(facts, {**today, **decision.fields}, fact_id or "unknown")
    if not fact_id:
        return {name: code for name, code in found.items() if code not in _COMPARED}
    # What the article has may be longer than what a person may type.
    return {
        name: code
        for name, code in found.items()
        if code != "too_long" or decision.fields.get(name, today.get(name)) != today.get(name)
    }


def todays(facts: Facts, kind: str, fact_id: str) -> Values:
    """The values of a fact's fields; raises NotThereError."""
    return {field.name: field.value for field in FACT_KINDS[kind].fields(facts, fact_id)}


def new_id(facts: Facts, decision: Decision) -> str:
    """The id of an addition: made of its kind, its words and its own sentence, as if it had been
    found."""
    return FACT_KINDS[decision.kind].own_id(facts, placed(facts.article.text, decision))
