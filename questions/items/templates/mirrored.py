"""Exercises that are told for one side, with a pull from one side and a movement to the other: what
the pull does at the joint. Applying: nothing of it stands in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import Answer, Question, Text
from questions.items.templates import practice
from questions.items.wording import capital, goal_text, tidy
from questions.knowledge import Movement
from questions.lexicon import table

_OTHER = {"left": "right", "right": "left"}
_SIDE = r"(?:to|toward|towards|on|at) (?:the|your) (?P<side>left|right)\b"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the steps say of sides: for the limb of `side`, `thing` pulls to `pull` while `part`
    moves to `move`, which is against the pull."""

    exercise: Exercise
    steps: tuple[str, ...]
    side: str
    thing: str
    pull: str
    part: str
    moves: str
    move: str


def choose(context: Context) -> Iterator[Question]:
    for exercise in context.facts.exercises:
        setting = _setting(exercise)
        if setting is None:
            continue
        find = context.body.find_movement
        movement = find(exercise.name) or find(goal_text(exercise) or "")
        opposite = context.body.movements.get(movement.opposite or "") if movement else None
        if movement and opposite:
            yield from _what_for(context, setting, movement, opposite)


def _setting(exercise: Exercise) -> Setting | None:
    """What the steps say of sides; None unless they name a limb, a pull and a movement against
    it, each once."""
    steps = [tidy(step) for step in exercise.steps]
    limb = _only(_limb_pattern(), steps)
    pull, move = _only(_pull_pattern(), steps), _only(_move_pattern(), steps)
    if limb is None or pull is None or move is None or pull[1]["side"] == move[1]["side"]:
        return None
    return Setting(
        exercise,
        tuple(dict.fromkeys((limb[0], pull[0], move[0]))),
        limb[1]["side"].lower(),
        pull[1]["thing"].lower(),
        pull[1]["side"].lower(),
        move[1]["part"].lower(),
        table("observations")["does"][move[1]["verb"].lower()],
        move[1]["side"].lower(),
    )


def _only(pattern: re.Pattern[str], steps: Sequence[str]) -> tuple[str, re.Match[str]] | None:
    found = [(step, match) for step in steps for match in pattern.finditer(step)]
    return found[0] if len(found) == 1 else None


def _limb_pattern() -> re.Pattern[str]:
    """ "Your right ankle"; "to the right while" names no limb."""
    parts = "|".join(table("anatomy")["body_parts"])
    return re.compile(rf"\b(?:your|the) (?P<side>left|right) (?:{parts})\b", re.IGNORECASE)


def _pull_pattern() -> re.Pattern[str]:
    """ "The band pulls toward the left", "the cord pulls your hand to the left"."""
    words: Mapping[str, Sequence[str]] = table("observations")["pulls"]
    things, verbs = "|".join(words["things"]), "|".join(words["verbs"])
    return re.compile(
        rf"\b(?P<thing>{things}) (?:{verbs})s(?: (?:it|(?:your|the) \w+))? {_SIDE}", re.IGNORECASE
    )


def _move_pattern() -> re.Pattern[str]:
    """ "Swing the ankle outward to the right"."""
    verbs = "|".join(table("observations")["pulls"]["moves"])
    return re.compile(
        rf"\b(?P<verb>{verbs}) (?:the|your) (?P<part>[a-z]+)(?: \w+)? {_SIDE}", re.IGNORECASE
    )


def _what_for(
    context: Context, setting: Setting, movement: Movement, opposite: Movement
) -> Iterator[Question]:
    """What the pull does at the joint; only of limbs held so that the swing of their end turns the
    joint. That it helps the opposite movement is as true, and so no wrong answer."""
    lever = _find_lever(movement, setting.exercise)
    if lever is None:
        return
    sign = f"{capital(movement.shown)}. " if movement.shown else ""
    why = (
        f"{sign}Here {movement.name} takes the {setting.part} to the {setting.move}, so a pull to "
        f"the {setting.pull} is against it."
    )
    turned = (
        f"{capital(opposite.name)} would take the {setting.part} to the {setting.pull}; the "
        f"{setting.thing} helps it."
    )
    across = (
        f"For that, the whole limb would have to move to the side; here {lever['stays']} stays."
    )
    told = {opposite.name: turned, "abduction": across, "adduction": across}
    wrong = [
        Answer(f"It resists {one}", about, None, Ground(Tier.OPPOSITE, about))
        for one, about in told.items()
    ]
    key = Answer(f"It resists {movement.name}", why)
    slots = {"joint": movement.joint, "patient": lever["patient"]}
    yield _question(context, setting, "mirror.what_for", slots, key, wrong, why)


def _find_lever(movement: Movement, exercise: Exercise) -> Mapping[str, str] | None:
    """The way to hold the limb by which its end turns the joint, if the exercise holds it so."""
    told = f"{exercise.position} {practice.steps_text(exercise)}".lower()
    levers: Sequence[Mapping[str, str]] = table("observations")["levers"]
    fitting = (one for one in levers if one["joint"] == movement.joint and one["with"] in told)
    return next((one for one in fitting if movement.plane == one["plane"]), None)


def _question(
    context: Context,
    setting: Setting,
    template: str,
    slots: Mapping[str, Text],
    key: Answer,
    wrong: Sequence[Answer],
    why: str,
) -> Question:
    fact = practice.part_id(setting.exercise, "steps")
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        about=(fact,),
        topic=context.topic_of(fact, "Exercises"),
        evidence=practice.step_proof(context.facts.article, setting.exercise, setting.steps),
        slots={
            "side": setting.side,
            "thing": setting.thing,
            "part": setting.part,
            "moves": setting.moves,
            "pull": setting.pull,
            "move": setting.move,
            **slots,
        },
        keys=(key,),
        pool=[wrong],
        are_names=True,
        are_paired=True,
        why=why,
    )
