"""The line of pull of the muscle that a question's key is about, for the drawing that explains it:
what is said of the line decides what is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from questions.figures.scenes import LineOfPull
from questions.items.model import EXPLAINING
from questions.items.question import Question
from questions.items.templates.actors import Actor, Side
from questions.knowledge import Body

# The whole of what is said: a line "across the front of the thigh" or one "close to the axis" is
# another than the drawing shows.
_PASSES = re.compile(r"(?P<side>in front of|behind) the hip's axis of rotation")
_SIDES: Mapping[str, Literal["front", "back"]] = {"in front of": "front", "behind": "back"}
_TURNS: Mapping[str, Literal["in", "out"]] = {
    "hip internal rotation": "in",
    "hip external rotation": "out",
}


def with_line_of_pull(question: Question, side: Side, body: Body) -> Question:
    """The question, explained by a drawing where all that its key is about pull along one line."""
    told = {key.fact for key in question.keys if key.fact} or set(question.about)
    about = [one for one in (*side.actors, *side.rivals) if one.id in told]
    drawn = {line_of_pull(one, body) for one in about}
    if len(drawn) != 1 or (scene := drawn.pop()) is None:
        return question
    return replace(question, scenes={**question.scenes, EXPLAINING: scene})


def line_of_pull(actor: Actor, body: Body) -> LineOfPull | None:
    """What is drawn of a muscle in the movement of its list; None where the movement is no rotation
    of the hip, where the hip is bent, which the drawing does not show, and where the muscle's line
    or its end is another than is drawn."""
    turn = _TURNS.get(actor.movement.key)
    is_bent = actor.position is not None and not actor.position.endswith("extended")
    passes = _PASSES.fullmatch(_line(actor, body) or "")
    if turn is None or is_bent or passes is None or not _ends_as_drawn(actor, body):
        return None
    return LineOfPull(_SIDES[passes["side"]], turn)


def _ends_as_drawn(actor: Actor, body: Body) -> bool:
    """Whether the muscle runs to the greater trochanter, and not from the ilium, which lies above
    what is drawn."""
    whole = body.find_muscle(actor.muscle)
    known = [one for one in (actor.entry(body), whole) if one]
    ends = any("greater trochanter" in (one.insertion or "") for one in known)
    return ends and not any("ilium" in (one.origin or "") for one in known)


def _line(actor: Actor, body: Body) -> str | None:
    """The muscle's own line, else that of the movement; none where textbooks do not agree that it
    makes the movement."""
    entry = actor.entry(body)
    for action in entry.actions if entry else ():
        is_here = action.when is None or action.when == actor.position
        if action.movement == actor.movement.key and is_here and action.agreed:
            return action.line or actor.movement.line
    return None
