"""D. What the article says of its exercises and types, held against pairs, numbers and verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.statements import Statement
from questions.quality.tables import table
from questions.quality.words import covers, is_in, is_same, stems, tokens

_ALIKE = 0.8
# A statement on an exercise speaks of this slot where it has one of these words.
_SLOTS = {"goal": ("goal", "aim", "purpose"), "position": ("position", "start")}
_UNITS = {"repetition": "reps", "set": "sets", "second": ("hold_seconds", "duration_seconds")}


def find_wrong_pairs(case: Case) -> Iterator[Finding]:
    """A pair that the article does not make, and a response that another premise fits too."""
    item = case.item
    if item.kind != "match":
        return
    for option in item.options:
        fitting = [one.id for one in item.groups if _belong(case, option.text, one.text)]
        if fitting and item.placed.get(option.id) not in fitting:
            message = f"The article pairs “{option.text}” with something else. Correct the key."
            yield finding("wrong-key", Family.KEYS, message, option=option.id)
        elif len(fitting) > 1:
            message = f"Two responses fit “{option.text}”. Take one of them out."
            yield finding("second-key", Family.KEYS, message, option=option.id)


def find_wrong_number(case: Case) -> Iterator[Finding]:
    """A number that the article does not give for the exercise."""
    item = case.item
    if item.kind != "numeric" or len(case.names) != 1:
        return
    unit = str(item.key.get("unit", "")).removesuffix("s")
    slots = _UNITS.get(unit, ())
    given = [
        one["dosage"][slot]
        for one in case.facts.exercises
        for slot in ((slots,) if isinstance(slots, str) else slots)
        if one["name"] == case.names[0] and (one.get("dosage") or {}).get(slot)
    ]
    if given and [item.key["low"], item.key["high"]] not in [list(one) for one in given]:
        message = f"The article gives another number of {unit}s for “{case.names[0]}”."
        yield finding("wrong-key", Family.KEYS, f"{message} Correct the key.")


def find_wrong_statement(case: Case) -> Iterator[Finding]:
    """A statement on an exercise's goal or position with the wrong verdict."""
    item = case.item
    if not item.is_statement or len(case.names) != 1:
        return
    for relation, words in _SLOTS.items():
        told = _told(item.prompt.replace(case.names[0], " "), case.facts.of(relation))
        if told is None or not any(is_in(one, item.prompt) for one in words):
            continue
        if _denials(item.prompt) > _denials(told.value):
            return
        own = [one for one in case.facts.of(relation) if one.subject == case.names[0]]
        is_so = any(is_same(one.value, told.value) for one in own)
        if own and is_so != item.is_true:
            message = f"The article makes this statement {'true' if is_so else 'false'}."
            yield finding("wrong-key", Family.KEYS, f"{message} Correct the key.")


def _denials(text: str) -> int:
    return sum(one in table("phrases")["negative"] for one in tokens(text))


def _belong(case: Case, one: str, other: str) -> bool:
    """Whether a fact says the one of the other."""
    return any(
        (is_same(told.subject, one) and is_same(told.value, other))
        or (is_same(told.subject, other) and is_same(told.value, one))
        for told in case.facts.statements
    ) or any(
        one_goal.subject in _exercises_told(case, one) and covers(one_goal.value, other) >= _ALIKE
        for one_goal in case.facts.of("goal")
    )


def _exercises_told(case: Case, text: str) -> frozenset[str]:
    """The exercises that a text tells by one of their steps."""
    steps = case.facts.of("step")
    return frozenset(one.subject for one in steps if covers(text, one.value) >= _ALIKE)


def _told(text: str, statements: Sequence[Statement]) -> Statement | None:
    """The longest of the values that the text says."""
    said = [one for one in statements if covers(text, one.value) >= _ALIKE]
    return max(said, key=lambda one: len(stems(one.value)), default=None)
