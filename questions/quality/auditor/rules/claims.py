"""D. Claims about muscles that textbooks dispute, and distractors that one of them calls true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.knowledge import Verdict
from questions.quality.auditor.case import Case, Named, Turn, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.tables import table
from questions.quality.words import covers, has_any, is_in, stem, tokens

_DOUBTED = frozenset({Verdict.NO, Verdict.DISPUTED})
_HEARD = frozenset({Verdict.YES, Verdict.SOMETIMES, Verdict.DISPUTED})
_FLEXED = ("flexed", "bent", "flexion", "90", "right angle")
_FLEXED_HIP = ("sits", "sitting", "seated", "squat", "squats", "hands and knees", "kneeling back")
_EXTENDED = ("extended", "straight", "standing", "stands", "upright", "face down", "prone")
_DEGREES = 60  # from here on a hip counts as flexed
_NEAR = 4  # words between a joint and how it is held
_LIMIT = re.compile(r"[<>]|more than|less than|past|beyond|below|above|up to")


def find_disputed_statement(case: Case) -> Iterator[Finding]:
    """A statement whose verdict a textbook would contradict, as if nobody did."""
    item = case.item
    if (
        not item.is_statement
        or case.is_attributed
        or case.movement is None
        or case.turn is not Turn.STRAIGHT
    ):
        return
    told = list(case.muscles_told(item.prompt))
    if len(told) != 1 or _is_narrowed(case):
        return
    verdict = _verdict(case, told[0])
    if verdict in (_DOUBTED if item.is_true else _HEARD):
        message = (
            f"Textbooks differ on {told[0].name.lower()} and {case.movement.key}. "
            "Begin with “According to the article”, in the prompt and in the verdict."
        )
        yield finding("disputed", Family.KEYS, message)


def find_disputed_options(case: Case) -> Iterator[Finding]:
    """A muscle as key or distractor of which textbooks say otherwise."""
    item = case.item
    if not item.is_choice or case.is_attributed or case.movement is None:
        return
    if _is_narrowed(case) or case.turn is Turn.UNCLEAR:
        return
    for option in item.options:
        named = case.muscle_in(option.text)
        verdict = _verdict(case, named) if named else Verdict.UNKNOWN
        is_key = option in item.right
        if verdict in (_DOUBTED if case.is_asked_for(option) else _HEARD):
            message = (
                f"A textbook calls “{option.text}” {'wrong' if is_key else 'right'} here. "
                "Take another, or begin with “According to the article”."
            )
            yield finding("disputed", Family.KEYS, message, option=option.id)


def find_open_remainder(case: Case) -> Iterator[Finding]:
    """What is missing from a list, as if the list were the world's."""
    phrases = table("phrases")
    prompt = case.item.prompt
    if is_in("step", prompt):
        return
    if has_any(phrases["remainder"], prompt) and not has_any(phrases["of_the_list"], prompt):
        message = (
            "Textbooks name more than this list, so something else can be missing as well. "
            "Ask for what is missing “of the article's list”."
        )
        yield finding("open-remainder", Family.KEYS, message)


def _verdict(case: Case, named: Named) -> Verdict:
    limit = named.part if named.part and _LIMIT.search(named.part) else None
    part = None if limit else named.part
    position = _position(case, limit)
    movement = _asked_movement(case)
    if case.body is None or movement is None:
        return Verdict.UNKNOWN
    verdict = case.body.says(named.name, part, movement, position)
    if verdict is Verdict.DISPUTED and position is None:
        # What few books say of another position is no dispute where none is named.
        upright = f"{movement.split()[0]} extended"
        return case.body.says(named.name, part, movement, upright)
    return verdict


def _is_narrowed(case: Case) -> bool:
    """Whether the article has several lists of this movement: more than it is asked for."""
    found = [case.source.movement(one) for one in case.facts.labels]
    return found.count(case.movement) > 1


def _asked_movement(case: Case) -> str | None:
    """The movement that what is asked for makes: of what holds a movement back, the opposite. What
    rests as if turned already is of neither."""
    if case.movement is None:
        return None
    is_opposed = has_any(table("phrases")["opposing"], case.item.prompt) is not None
    return case.movement.opposite if is_opposed else case.movement.key


def _position(case: Case, limit: str | None) -> str | None:
    """In which position the joint is, by the limit beside the name or by the prompt."""
    joint = case.movement.joint if case.movement else "hip"
    if limit is not None:
        is_below = re.search(r"<|less than|below|up to", limit) is not None
        return f"{joint} {'extended' if is_below else 'flexed'}"
    prompt = case.item.prompt
    for posture in case.body.postures if case.body else ():
        if posture.joint == joint and covers(prompt, posture.name) == 1.0:
            return f"{joint} {'flexed' if posture.degrees >= _DEGREES else 'extended'}"
    if _is_held(joint, prompt) or (joint == "hip" and has_any(_FLEXED_HIP, prompt)):
        return f"{joint} flexed"
    return f"{joint} extended" if has_any(_EXTENDED, prompt) else None


def _is_held(joint: str, prompt: str) -> bool:
    """Whether a prompt says near the joint that it is bent."""
    line = tokens(prompt)
    places = [at for at, word in enumerate(line) if stem(word) == stem(joint)]
    return any(set(_FLEXED) & set(line[max(0, at - _NEAR) : at + _NEAR]) for at in places)
