"""Exercises as templates need them: their names, their steps, and where the article says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from questions.facts.model import ArticleRef, Evidence, Exercise, Facts
from questions.items.wording import quoted, tidy
from questions.language.words import holds_phrase, words
from questions.lexicon import table
from questions.limits.sequences import is_caution, without_lead_in
from questions.reading.article import Span

# What needs a step that is not told with it.
_POINTS_BACK = re.compile(
    r"\b(?:this|these|those|there|again|others?|return|repeat|switch)\b|"
    r"\bthat (?:leg|foot|arm|hand|knee|side|position|way|point|hip|shoulder|elbow|ankle|thigh)\b|"
    r"^(?:then|next|after|afterwards|finally|continue|from (?:here|there))\b|"
    # A pronoun so early has its noun in another step.
    r"^(?:\S+ ){0,3}(?:it|its|them|they)\b",
    re.IGNORECASE,
)
# Of two steps told together, what the second may not say of the first.
_POINTS_FAR = re.compile(r"\b(?:there|others?|return|repeat|switch)\b", re.IGNORECASE)
_FEWEST_WORDS = 6
# Characters behind the last evidence of an exercise that may still be about it.
_BEHIND = 300
_AMOUNT = re.compile(r"\b(?:seconds?|minutes?|times|reps?|repetitions?|sets?)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')
_ASIDE = re.compile(r"[(){}\[\]“”\"/:]")
_SETS_UP = frozenset(
    ("lie", "sit", "stand", "kneel", "start", "begin", "get", "place", "put", "tie", "loop", "fix",
     "wrap", "attach", "anchor", "set", "secure", "position", "arrange", "fasten")
)  # fmt: skip

# Imperatives that are as often other words.
_NO_VERBS = frozenset(
    ("close", "back", "face", "top", "press-up", "step", "rest", "open", "support")
)


def steps_text(exercise: Exercise) -> str:
    return " ".join(tidy(step) for step in exercise.steps)


def telling_steps(exercise: Exercise, most_words: int) -> list[tuple[str, ...]]:
    """One step or two in a row that show what is done and need no other step to be understood,
    the ones that tell most first."""
    steps = [tidy(step) for step in exercise.steps]
    alone = [(one,) for one in steps if _is_action(one) and not _POINTS_BACK.search(one)]
    pairs = [
        (one, other)
        for at, one in enumerate(steps)
        for other in _following(steps[at + 1 :])
        if (one,) in alone and _is_action(other) and not _POINTS_FAR.search(other)
    ]
    found = [
        one
        for one in (*pairs, *alone)
        if _moves(one) and _names_a_part(one) and _FEWEST_WORDS <= _length(one) <= most_words
    ]
    return sorted(found, key=_length, reverse=True)


def _following(steps: Sequence[str]) -> list[str]:
    """The next step; and the one behind it, where the next only gets ready for it and it needs
    no other."""
    is_ready = len(steps) > 1 and _verb(steps[0]) in _SETS_UP and not _POINTS_BACK.search(steps[1])
    return list(steps[:2] if is_ready else steps[:1])


def _length(steps: Sequence[str]) -> int:
    return sum(len(step.split()) for step in steps)


def _moves(steps: Sequence[str]) -> bool:
    """Whether more is done than getting into position."""
    told = {word for step in steps for word in words(step)}
    return not told.isdisjoint(set(table("verbs")["imperative"]) - _SETS_UP - _NO_VERBS)


def _names_a_part(steps: Sequence[str]) -> bool:
    """ "Pause at the top" could be any exercise."""
    return any(not _parts().isdisjoint(words(step)) for step in steps)


@cache
def _parts() -> frozenset[str]:
    return frozenset(table("anatomy")["body_parts"])


def _is_action(step: str) -> bool:
    verb = _verb(step)
    is_told = verb in table("verbs")["imperative"] and verb != "stop" and not is_caution(step)
    return is_told and not _AMOUNT.search(step) and not _ASIDE.search(step)


def _verb(step: str) -> str:
    return next(iter(words(without_lead_in(step))), "")


def part_id(exercise: Exercise, part: str) -> str:
    found = exercise.parts.get(part)
    return found.id if found else exercise.id


def name(exercise: Exercise) -> str:
    """The name as an option has it."""
    return tidy(exercise.name)


def called(exercise: Exercise) -> str:
    """The name inside a sentence."""
    return _QUOTED.sub(r"‘\1’", quoted(exercise))


def exercise_called(exercise: Exercise) -> str:
    """The name where the sentence speaks of the exercise: "the “Cobra pose” exercise"."""
    told = called(exercise)
    return f"the {told}" if "exercise" in told.lower() else f"the {told} exercise"


def passage(facts: Facts, exercise: Exercise) -> str:
    """All that the article says of the exercise: up to the next one, or to the end of the part
    behind the last of its evidence."""
    text, start = facts.article.text, min((one.start for one in exercise.evidence), default=0)
    last = max((one.end for one in exercise.evidence), default=0)
    starts = (one.start for other in facts.exercises for one in other.evidence)
    end = min((one for one in starts if one >= last), default=last + _BEHIND)
    return text[start : max(last, min(end, last + _BEHIND))]


def sentences(article: ArticleRef, exercise: Exercise, part: str) -> list[str]:
    """What the article says of one part."""
    return [article.text[span.start : span.end] for span in _spans(exercise, part)]


def proof(article: ArticleRef, exercise: Exercise, *parts: str) -> Evidence:
    """The exercise's name where it stands above the parts, and the words of each part."""
    return _with_name(
        article, exercise, [span for part in parts for span in _spans(exercise, part)]
    )


def step_proof(article: ArticleRef, exercise: Exercise, steps: Iterable[str]) -> Evidence:
    """The exercise's name and the sentences of these steps alone."""
    wanted = [tidy(step) for step in steps]
    told = [
        span
        for span in _spans(exercise, "steps")
        if any(holds_phrase(tidy(article.text[span.start : span.end]), one) for one in wanted)
    ]
    return _with_name(article, exercise, told or _spans(exercise, "steps"))


def _spans(exercise: Exercise, part: str) -> Evidence:
    found = exercise.parts.get(part)
    return found.evidence if found else ()


def _with_name(article: ArticleRef, exercise: Exercise, spans: Iterable[Span]) -> Evidence:
    told = tuple(spans)
    first = min((span.start for span in told), default=len(article.text))
    start = article.text.rfind(exercise.name, 0, first + len(exercise.name))
    own = () if start < 0 else (Span(start, start + len(exercise.name)),)
    return (*own, *told)
