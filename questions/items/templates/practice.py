"""Exercises as templates need them: their names, their steps, and where the article says so."""

from __future__ import annotations

from collections.abc import Iterable

from questions.facts.model import ArticleRef, Evidence, Exercise
from questions.items.wording import quoted, tidy
from questions.language.words import holds_phrase
from questions.reading.article import Span


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
    return quoted(exercise)


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
