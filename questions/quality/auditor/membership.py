"""Which of the article's lists a text speaks of, and which of their members."""

from __future__ import annotations

from questions.quality.auditor.case import Case
from questions.quality.auditor.statements import Statement
from questions.quality.words import covers, is_same, likeness, marks, tokens

LEAST_SAID = 0.6  # of the words of a label


def members_named(case: Case, text: str) -> tuple[Statement, ...]:
    """The members that a text names; without its part or limit, all of that name."""
    named = case.muscle_in(text)
    if named is None:
        return ()
    own = [one for one in case.facts.members if is_same(one.value, named.name)]
    if named.part is None or not own:
        return tuple(own)
    near = max(own, key=lambda one: _nearness(named.part or "", one.qualifier or ""))
    return (near,) if _nearness(named.part, near.qualifier or "") > 0 else ()


def _nearness(part: str, qualifier: str) -> float:
    signs = {one for one in tokens(part) if one in "<>"}
    if signs != {one for one in tokens(qualifier) if one in "<>"}:
        return 0.0
    return likeness(part, qualifier)


def label_in(case: Case, text: str, least_said: float = LEAST_SAID) -> str | None:
    """The list that a text speaks of: by its movement, else by what tells its label from the other
    lists', where it says enough of the label. "The foot swings outward" is no external rotation."""
    movement = case.source.movement(text)
    same = case.source.labels_by_movement.get(movement.key, ()) if movement else ()
    if same:
        return same[0] if len(same) == 1 else None
    labels = case.facts.labels
    if least_said and not any(covers(text, one) >= least_said for one in labels):
        return None
    told = marks(text)
    fitting = {label for mark in told.all if (label := case.source.labels_by_mark.get(mark))}
    return fitting.pop() if len(fitting) == 1 else None
