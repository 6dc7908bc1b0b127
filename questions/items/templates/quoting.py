"""An exercise told by its own steps: from where it starts, and every movement in it, so that what
it is for can be judged. Where that is too long to be read in a question, it is not told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from questions.facts.model import ArticleRef, Exercise
from questions.items.templates import practice
from questions.items.wording import capital, tidy
from questions.language.words import words
from questions.lexicon import table
from questions.limits.sequences import is_caution, without_lead_in

# What needs a step that is not told with it.
_POINTS_BACK = re.compile(
    r"\b(?:this|these|those|there|again|others?|return|repeat|switch)\b|"
    r"\bthat (?:leg|foot|arm|hand|knee|side|position|way|point|hip|shoulder|elbow|ankle|thigh)\b|"
    r"^(?:then|next|after|afterwards|finally|continue|from (?:here|there))\b|"
    # A pronoun so early has its noun in another step.
    r"^(?:\S+ ){0,3}(?:it|its|them|they)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
_AMOUNT = re.compile(r"\b(?:seconds?|minutes?|times|reps?|repetitions?|sets?)\b", re.IGNORECASE)
_ASIDE = re.compile(r"[(){}\[\]“”\"/:]")
_SETS_UP = frozenset(
    ("lie", "sit", "stand", "kneel", "start", "begin", "get", "place", "put", "tie", "loop", "fix",
     "wrap", "attach", "anchor", "set", "secure", "position", "arrange", "fasten", "hook", "use")
)  # fmt: skip
# What only holds a position or repeats, and what only ends or holds a movement, once there is one.
_STAYS = frozenset(
    ("continue", "pause", "stay", "keep", "rest", "breathe", "inhale", "exhale", "relax", "release",
     "repeat", "switch", "change", "swap", "maintain", "count")
)  # fmt: skip
_ENDS = frozenset(("return", "hold", "alternate", "do", "perform"))
_SHORT = 6
_BACK = re.compile(
    r"\b(?:again|back (?:to|down)|starting position|start position)\b", re.IGNORECASE
)
# Sentences that tell no step.
_TALK = frozenset(
    ("you", "this", "it", "the", "for", "if", "as", "these", "there", "no", "any", "a", "an",
     "your", "feel", "try", "when", "aim", "imagine", "stop", "most", "some", "think")
)  # fmt: skip
_MANNER = re.compile(
    r"(?:,? (?:so that|as (?:high|far|low|much|close) |because|in order to)\b|, with ).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """The steps that are told and how; `start` completes "A patient …" where the steps do not say
    from which position."""

    steps: tuple[str, ...]
    text: str
    start: str = ""


def tellings(article: ArticleRef, exercise: Exercise, most_words: int) -> list[Telling]:
    """Each way to tell the exercise in so many words, the fullest first; empty where its movements
    are too many, or none can be understood without the article."""
    sorted_steps = _sorted(exercise)
    if sorted_steps is None:
        return []
    setup, moves = sorted_steps
    start = _start(article, exercise)
    wholes = dict.fromkeys(((*setup, *moves), (*setup[:1], *moves), (*setup[-1:], *moves), moves))
    # What pulls which way is half of the exercise.
    is_pulled = any(names_a_pull(step) for step in setup)
    found = [
        told
        for steps in wholes
        for text in dict.fromkeys((_joined(steps), _joined(steps, is_short=True)))
        if (told := _telling(steps, text, start))
        and _is_usable(told, most_words)
        and (names_a_pull(text) or not is_pulled)
    ]
    return found if any(_names_a_part(one) for one in moves) else []


def positions_in(text: str) -> list[str]:
    """The starting positions that a text names."""
    return [name for name, one in _positions() if one.search(text)]


def names_a_pull(text: str) -> bool:
    """Whether a load is said to pull: "the band pulls toward the left"."""
    return bool(_pull().search(text))


def starts_clearly(article: ArticleRef, exercise: Exercise) -> bool:
    """Whether there is one position to start from: "on your back or sitting up" leaves it open."""
    if exercise.position not in table("programs")["done"] or "position" not in exercise.parts:
        return False
    said = [*exercise.steps, *practice.sentences(article, exercise, "position")]
    return not any(
        re.search(r"\bor\b", one, re.IGNORECASE) and len(positions_in(one)) > 1 for one in said
    )


def _telling(steps: Sequence[str], text: str, start: str) -> Telling | None:
    if positions_in(text):
        return Telling(tuple(steps), text)
    return Telling(tuple(steps), text, start) if start else None


def _is_usable(told: Telling, most_words: int) -> bool:
    length = len(told.text.split()) + len(told.start.split())
    return _FEWEST_WORDS <= length <= most_words and not _POINTS_BACK.search(told.steps[0])


def _start(article: ArticleRef, exercise: Exercise) -> str:
    if not starts_clearly(article, exercise):
        return ""
    return str(table("programs")["done"][exercise.position])


def _sorted(exercise: Exercise) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The steps that set up and those that move; None where a step is of neither sort, or where
    what moves cannot be quoted."""
    setup: list[str] = []
    moves: list[str] = []
    for step in map(tidy, exercise.steps):
        verb = _verb(step)
        if is_caution(step) or verb in _TALK or _only_ends(step, verb, setup, moves):
            continue
        if verb not in _imperatives() or _AMOUNT.search(step) or _ASIDE.search(step):
            return None
        (setup if verb in _SETS_UP and not moves else moves).append(step)
    return (tuple(setup), tuple(moves)) if moves else _of_setup(setup)


def _of_setup(setup: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """A position that is the exercise: its last step is what is done."""
    return (tuple(setup[:-1]), tuple(setup[-1:])) if len(setup) > 1 else None


def _only_ends(step: str, verb: str, setup: Sequence[str], moves: Sequence[str]) -> bool:
    """Whether the step adds nothing to what is done; "lower the knees to each side" does."""
    if verb in _STAYS:
        return bool(setup or moves)
    is_back = _BACK.search(step) or verb in _ENDS
    return bool(moves) and bool(is_back or (verb == "lower" and len(step.split()) <= _SHORT))


def _joined(steps: Sequence[str], *, is_short: bool = False) -> str:
    """The steps as one text; what is left out at the end of one is shown by dots."""
    steps = [capital(one) for one in steps]
    cut = [_MANNER.sub("", one) if is_short else one for one in steps]
    told = [one + (" …" if one != whole else ".") for one, whole in zip(cut, steps, strict=True)]
    return " ".join(told)


def _verb(step: str) -> str:
    return next(iter(words(without_lead_in(step))), "")


def _names_a_part(step: str) -> bool:
    """ "Pause at the top" could be any exercise."""
    return not _parts().isdisjoint(words(step))


@cache
def _parts() -> frozenset[str]:
    return frozenset(table("anatomy")["body_parts"])


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(table("verbs")["imperative"])


@cache
def _pull() -> re.Pattern[str]:
    known: Mapping[str, Sequence[str]] = table("observations")["pulls"]
    things, verbs = "|".join(known["things"]), "|".join(known["verbs"])
    return re.compile(rf"\b(?:{things})s? (?:\w+ )?(?:{verbs})(?:s|ing)?\b", re.IGNORECASE)


@cache
def _positions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns: Mapping[str, Sequence[str]] = table("exercises")["positions"]
    return tuple(
        (name, re.compile(rf"\b(?:{'|'.join(each)})", re.IGNORECASE))
        for name, each in patterns.items()
    )
