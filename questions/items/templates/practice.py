"""Exercises as templates need them: their names, their steps, and where the article says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from questions.facts.model import ArticleRef, Evidence, Exercise, Facts
from questions.items.wording import quoted, tidy
from questions.language.words import holds_phrase
from questions.reading.article import Span

# Characters behind the last evidence of an exercise that may still be about it.
_BEHIND = 300
_QUOTED = re.compile(r'"([^"]*)"')
_ITS_ARTICLE = re.compile(r"(?<=^“)the ", re.IGNORECASE)


def steps_text(exercise: Exercise) -> str:
    return " ".join(tidy(step) for step in exercise.steps)


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
    told = _ITS_ARTICLE.sub("", called(exercise))
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
