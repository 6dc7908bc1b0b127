"""What the exercises of an article are for, as values: told alike, sorted by kind, and never two
together that could be exchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from questions.facts.model import Exercise
from questions.items.build import Context
from questions.items.question import PLAIN
from questions.items.templates.practice import steps_text
from questions.items.wording import goal_text, lower_first
from questions.knowledge import Body, Movement, Verdict
from questions.language.opposites import has_opposites
from questions.language.words import holds_phrase, words
from questions.lexicon import table

_LONGEST, _LONGEST_NAME = 16, 4
_KEPT = 1024  # purposes whose muscles are kept: each is compared with every other
# What a movement in one plane is taken for.
_BESIDE = {"transverse": ("abduction", "adduction"), "frontal": ("flexion", "extension")}
_MAY_MAKE = frozenset({Verdict.YES, Verdict.SOMETIMES, Verdict.DISPUTED})
_ON_THE_SIDE = "side-lying"
_AS_NOUN = re.compile(r"(?:the )?(?P<what>[\w -]+) (?P<verb>strengthen|stretch)ing")
_LEAD = re.compile(r"^(?P<lead>[^,;]*?) to (?P<aim>[a-z].*)$")
_UNQUOTABLE = re.compile(r"[()“”\"?:]")


@dataclass(frozen=True, slots=True)
class Aim:
    """An aim as it completes "to …". `exercise` is the one that has it, None for an aim that no
    exercise of the article has; `does` completes "a movement that …" where that is known."""

    kind: str
    text: str
    exercise: Exercise | None = None
    does: str = ""


def aims(context: Context) -> tuple[Aim, ...]:
    """The aims of the exercises, those of a kind that is known, in words of the register."""
    found = (_aim(exercise, context.register) for exercise in context.facts.exercises)
    return tuple(aim for aim in found if aim)


def are_exchangeable(one: Aim, other: Aim, body: Body) -> bool:
    """Whether one exercise may serve both: kinds that go together, unless they are about different
    muscles or opposite directions."""
    if one.kind != other.kind and not _are_near(one.kind, other.kind):
        return False
    first, second = words(one.text), words(other.text)
    turned = has_opposites(first, second) and not any(
        has_opposites(each, each) for each in (first, second)
    )
    muscles = _muscles(one.text, body), _muscles(other.text, body)
    return not turned and not (all(muscles) and muscles[0].isdisjoint(muscles[1]))


def shown(aim: Aim, context: Context, exercise: Exercise, steps: str) -> str | None:
    """By what the steps show the movement that the aim is about, as a clause."""
    return _sign(_movement(aim, context), exercise, steps)


def shown_opposite(aim: Aim, context: Context, exercise: Exercise, steps: str) -> str | None:
    """By what they would show the opposite movement."""
    own = _movement(aim, context)
    opposite = context.body.movements.get(own.opposite or "") if own else None
    return _sign(opposite, exercise, steps)


def _sign(movement: Movement | None, exercise: Exercise, steps: str) -> str | None:
    if movement is None or not set(movement.shown_by) & set(words(steps)):
        return None
    return movement.shown_lying if exercise.position == _ON_THE_SIDE else movement.shown


def said_plainly(text: str, aim: Aim, context: Context) -> str:
    """Words with the movements of the joint that an aim is about, and their muscles, told as what
    they do."""
    # An aim of the opposite movement beside the title's own names two; the joint is the same.
    own = _movement(aim, context) or context.body.find_movement(context.facts.article.title)
    for one in context.body.movements.values() if own else ():
        if own and one.joint == own.joint:
            for agent in one.agents:
                text = text.replace(f"{agent}s", f"muscles that {one.do}")
            text = re.sub(rf"\b{one.name}\b", one.doing, text)
    return re.sub(rf" of the {own.joint}(?=$| work$)", "", text) if own else text


def _movement(aim: Aim, context: Context) -> Movement | None:
    """The movement that an aim is about; an article on one joint need not name it."""
    find = context.body.find_movement
    return find(aim.text) or find(f"{aim.text} {context.facts.article.title}")


def fits_steps(aim: Aim, own: Aim, exercise: Exercise) -> bool:
    """Whether something in the steps speaks for an aim that the exercise has not, so that it is no
    clear wrong answer. Of its own kind, the direction decides and not the manner."""
    if aim.kind == own.kind:
        return False
    told = f"{exercise.name} {steps_text(exercise)}".lower()
    return any(cue in told for cue in _kind(aim.kind)["cues"])


def turned(aim: Aim, context: Context | None = None) -> Aim | None:
    """The aim in the opposite direction; None where it names no direction, or several."""
    own = _movement(aim, context) if context and aim.kind != "lengthen" else None
    other = context.body.movements.get(own.opposite or "") if context and own else None
    head = headed(aim).text
    pairs: Sequence[tuple[str, str]] = table("aims")["words"]["turned"]
    swaps = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    named = [one for one in swaps if holds_phrase(head, one)]
    if len(named) != 1 or aim.kind not in _words("directed"):
        return None
    text = head.replace(named[0], swaps[named[0]], 1)
    return Aim(aim.kind, text, does=other.does if other else "")


def swapped(aim: Aim, body: Body) -> Aim | None:
    """The same told of the kind that could be done to these muscles instead: "strengthen …" for
    "lengthen …"; None where there is none."""
    verbs: Mapping[str, Sequence[str]] = table("aims")["verbs"]
    own = next((v for v in verbs.get(aim.kind, ()) if aim.text.startswith(f"{v} ")), None)
    kind = next(iter(_kind(aim.kind).get("swaps", ())), None)
    if own is None or kind is None or not _is_of_muscles(aim, body):
        return None
    return Aim(kind, verbs[kind][0] + aim.text.removeprefix(own))


def rivals(aim: Aim, context: Context) -> list[Aim]:
    """The same of what moves the joint in the plane beside: of what turns it, to the side; of what
    moves it to the side, forward and back. None of muscles some of which do both: an exercise of
    the ones is one of the others."""
    own = _movement(aim, context)
    beside = _BESIDE.get(own.plane or "", ()) if own else ()
    if own is None or not beside or aim.kind not in _words("directed"):
        return []
    names = [own.name, *(f"{one}s" for one in own.agents)]
    named = next((at for at, one in enumerate(names) if holds_phrase(aim.text, one)), None)
    if named is None:
        return []
    others = [
        one
        for one in context.body.movements.values()
        if one.joint == own.joint and one.name in beside and one.agents
        if named == 0 or not _share_muscles(own, one, context.body)
    ]
    told = [one.name if named == 0 else f"{one.agents[0]}s" for one in others]
    return [
        Aim(aim.kind, aim.text.replace(names[named], name), does=one.does)
        for one, name in zip(others, told, strict=True)
    ]


def _share_muscles(one: Movement, other: Movement, body: Body) -> bool:
    """Whether some muscle may make both movements, in a part of it or in some position; what books
    dispute counts too."""
    return any(
        all(body.says(muscle, None, each.key) in _MAY_MAKE for each in (one, other))
        for muscle in body.muscles
    )


def headed(aim: Aim) -> Aim:
    """What the exercise is for, without how it is done: wrong answers have no such tail."""
    text = aim.text
    for tail in _words("tails"):
        text = text.partition(tail)[0] if len(words(text.partition(tail)[0])) > 1 else text
    return Aim(aim.kind, text, aim.exercise)


def takes(aim: Aim) -> str:
    """What an exercise with such an aim asks for, as the object of a sentence."""
    return str(_kind(aim.kind)["takes"])


def mechanism(aim: Aim, exercise: Exercise) -> str:
    """How the exercise reaches the aim, as a clause."""
    told = steps_text(exercise).lower()
    lines = _kind(aim.kind)["why"]
    return str(next(one["say"] for one in lines if _has_any(told, one.get("with"))))


def _aim(exercise: Exercise, register: str) -> Aim | None:
    goal = _first_clause(goal_text(exercise) or "")
    told = _verb_first(lower_first(goal.strip(" .,")))
    if told is None or _UNQUOTABLE.search(told):
        return None
    text = _plain(told) if register == PLAIN else _of_patients(told)
    if not text or not 2 <= len(words(text)) <= _LONGEST or _is_personal(text):
        return None
    kind = _kind_of(told)
    return Aim(kind, text, exercise) if kind else None


def _first_clause(goal: str) -> str:
    for reason in _words("reasons"):
        goal = goal.partition(reason)[0]
    return goal


def _verb_first(goal: str) -> str | None:
    """The goal from the verb that says what the exercise does: without "the idea is to"."""
    if _kind_of(goal):
        return goal
    if noun := _AS_NOUN.fullmatch(goal):
        return f"{noun['verb']} the {noun['what']}"
    lead = _LEAD.match(goal)
    is_lead = lead and any(holds_phrase(lead["lead"], one) for one in _words("announced"))
    return lead["aim"] if lead and is_lead and _kind_of(lead["aim"]) else None


def _of_patients(text: str) -> str:
    """As a book says it: of the patient and not to you."""
    told = re.sub(r"\byour\b", "the", text)
    return "" if re.search(r"\byou\w*\b", told) else told


def _plain(text: str) -> str:
    """Without what patients do not know; empty where nothing is left to say."""
    technical = set(_words("technical"))
    head, *rest = text.split(",")
    kept = [one for one in rest if technical.isdisjoint(words(one))]
    told = (
        "".join((head, *(f",{one}" for one in kept)))
        if len(kept) == len(rest)
        else (" ".join((head.strip(), *(one.strip() for one in kept))))
    )
    if not technical.isdisjoint(words(told)):
        return ""
    said: Mapping[str, str] = table("aims")["plain"]
    verb = next((one for one in said if told.startswith(f"{one} ")), None)
    if verb is None:
        return told
    thing, tail = _without_tail(told.removeprefix(f"{verb} "))
    return f"{said[verb].format(thing)}{tail}"


def _without_tail(text: str) -> tuple[str, str]:
    """What something is done to, and how it is done."""
    ends = [place for one in _words("tails") if (place := text.find(one)) > 0]
    end = min(ends, default=len(text))
    return text[:end], text[end:]


def _is_personal(text: str) -> bool:
    return not set(_words("personal")).isdisjoint(words(text))


def _is_of_muscles(aim: Aim, body: Body) -> bool:
    return bool(_muscles(aim.text, body)) or not set(_words("muscles")).isdisjoint(words(aim.text))


def _words(name: str) -> Sequence[str]:
    listed: Sequence[str] = table("aims")["words"][name]
    return listed


def _kind_of(goal: str) -> str | None:
    lowered = goal.lower()
    return next((name for name, one in _patterns() if one.match(lowered)), None)


def _has_any(told: str, cues: Sequence[str] | None) -> bool:
    return cues is None or any(re.search(rf"\b{cue}", told) for cue in cues)


@lru_cache(_KEPT)
def _muscles(text: str, body: Body) -> frozenset[str]:
    """The muscles of which the knowledge knows that the text names them."""
    told = words(text)
    spans = (
        " ".join(told[at : at + size])
        for at in range(len(told))
        for size in range(1, _LONGEST_NAME + 1)
    )
    return frozenset(found.name for one in spans if (found := body.find_muscle(one)))


def _are_near(one: str, other: str) -> bool:
    return other in _kind(one)["near"] or one in _kind(other)["near"]


def _kind(name: str) -> Mapping[str, Any]:
    kind: Mapping[str, Any] = table("aims")["kinds"][name]
    return kind


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = table("aims")["kinds"].items()
    return tuple((name, re.compile("|".join(one["patterns"]))) for name, one in kinds)
