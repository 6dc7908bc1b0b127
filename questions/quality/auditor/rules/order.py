"""A. An order that language alone gives away, and one that nothing fixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.views import Choice
from questions.quality.tables import table
from questions.quality.words import content, has_any, is_in, likeness, shared, stems, tokens

_ALIKE = 0.8
_NEAR = 3  # words between "one" and its noun


def find_told_order(case: Case) -> Iterator[Finding]:
    """An ordering in which no two neighbours could stand the other way round in language."""
    steps = case.item.steps
    if len(steps) < 2:
        return
    pinned = [_pinned(steps, at) for at in range(len(steps) - 1)]
    if all(pinned):
        told = "; ".join(reason for reason in pinned if reason)
        yield finding(
            "told-order",
            Family.ORDER,
            f"Who can read puts the steps in order without knowing the exercise ({told}). "
            "Ask for something else of the exercise.",
        )


def find_exchangeable_steps(case: Case) -> Iterator[Finding]:
    """Two steps of which either may come first."""
    steps = case.item.steps
    for at, one in enumerate(steps):
        for other in steps[at + 1 :]:
            a, b = frozenset(stems(one.text)), frozenset(stems(other.text))
            if a <= b or b <= a:
                message = f"“{one.text}” and “{other.text}” can be exchanged. Drop one of them."
                yield finding("exchangeable-steps", Family.ORDER, message, option=other.id)
        if _begins(table("steps")["cautions"], one.text):
            message = f"“{one.text}” has no place of its own: it holds all the time. Drop it."
            yield finding("exchangeable-steps", Family.ORDER, message, option=one.id)


def find_wrong_order(case: Case) -> Iterator[Finding]:
    """Steps that the article gives in another order than the key."""
    steps = case.item.steps
    for exercise in case.facts.exercises:
        places = [_place(one.text, exercise["steps"]) for one in steps]
        if len(steps) > 1 and None not in places and places != sorted(places, key=int):  # type: ignore[arg-type]
            message = f"The article has the steps of “{exercise['name']}” in another order."
            yield finding("wrong-order", Family.ORDER, f"{message} Correct the key.")


def find_told_step(case: Case) -> Iterator[Finding]:
    """What comes next, where the right step is the only one that could follow in language."""
    item = case.item
    if not item.is_single or not has_any(table("steps")["asking_next"], item.prompt):
        return
    if not ("step" in tokens(item.prompt) or case.names or _quotes_step(case)):
        return
    if case.names and not _are_of_it(case):
        message = (
            "Every wrong step is another exercise's: the scene tells the key. Ask for its aim."
        )
        yield finding("told-step", Family.ORDER, message)
        return
    for key in item.right:
        reason = _follows(key.text, item.prompt, [one.text for one in item.wrong])
        if reason:
            yield finding(
                "told-step",
                Family.ORDER,
                f"The right step is told by its language: {reason}. Ask what the step is for.",
                option=key.id,
            )


def _pinned(steps: Sequence[Choice], at: int) -> str | None:
    """Why a step can only be read before its neighbour; None where both orders can be read."""
    one, other = steps[at].text, steps[at + 1].text
    words = table("steps")
    if _readiness(one) < _readiness(other):
        return f"“{_start(one)}” sets up"
    if at + 2 == len(steps) and _begins(words["ending"], other):
        return f"“{_start(other)}” ends it"
    if follow := has_any(words["follow_up"], other):
        return f"“{follow}” follows on"
    if pointed := _points_back(one, other):
        return f"“{pointed}” points back"
    return _paired(one, other)


def _readiness(text: str) -> int:
    """0 for taking a position, 1 for making things ready, 2 for what is done then."""
    words = table("steps")
    if _begins(words["position"], text):
        return 0
    return 1 if _begins(words["equipment"], text) else 2


def _begins(openings: Sequence[str], text: str) -> bool:
    start = tokens(text)[:4]
    return any(start[: len(t)] == t for one in openings if (t := tokens(one)))


def _points_back(one: str, other: str) -> str | None:
    """A thing that the later step speaks of as known: "that leg", "the foot", named before."""
    line = tokens(other)
    for at, word in enumerate(line[:-1]):
        noun = line[at + 1]
        is_known = bool(content(noun) & content(one))
        if word in table("steps")["pointing"] and is_known:
            return f"{word} {noun}"
        if word == "the" and is_known and _introduces(one, noun):
            return f"{word} {noun}"
    return "it" if "it" in line[1:4] and "it" not in tokens(one) else None


def _introduces(text: str, noun: str) -> bool:
    """Whether a text brings up a thing as new: "one leg", "a rolled towel"."""
    line = tokens(text)
    places = [at for at, word in enumerate(line) if word == noun]
    return any({"a", "an", "one"} & set(line[max(0, at - _NEAR) : at]) for at in places)


def _paired(one: str, other: str) -> str | None:
    for before, after in table("steps")["pairs"]:
        if is_in(before, one) and is_in(after, other):
            return f"“{after}” undoes “{before}”"
    return None


def _quotes_step(case: Case) -> bool:
    return any(is_in(one.value, case.item.prompt) for one in case.facts.of("step"))


def _are_of_it(case: Case) -> bool:
    """Whether a wrong step is one of the exercise that is named."""
    own = [one.value for one in case.facts.of("step") if one.subject in case.names]
    return any(likeness(one.text, step) >= _ALIKE for one in case.item.wrong for step in own)


def _follows(key: str, prompt: str, others: Sequence[str]) -> str | None:
    words = table("steps")
    follow = has_any((*words["follow_up"], *words["ending"]), key)
    if follow and not any(has_any((follow,), one) for one in others):
        return f"only it has “{follow}”"
    things = shared(prompt, key)
    rest = [shared(prompt, one) for one in others]
    if things and len(things) > max((len(one) for one in rest), default=0):
        return f"it goes on with {', '.join(sorted(one.lstrip('=') for one in things))}"
    return None


def _place(text: str, steps: Sequence[str]) -> int | None:
    near = max(range(len(steps)), key=lambda at: likeness(text, steps[at]), default=None)
    return near if near is not None and likeness(text, steps[near]) >= _ALIKE else None


def _start(text: str) -> str:
    return " ".join(text.split()[:2])
