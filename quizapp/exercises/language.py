"""An article's words about exercises in the language of the page, as far as they are translated."""

from __future__ import annotations

from collections.abc import Iterable

from flask import g
from flask_babel import get_locale
from markupsafe import Markup, escape

from questions.explaining import Sentence
from questions.facts.model import Exercise
from quizapp.exercises import sheets
from quizapp.exercises.diary import Done
from quizapp.plain_names import told_of_exercises


def say(exercise: Exercise, part: str, *texts: str, between: str = " ") -> Markup:
    """Texts of one part of an exercise ("name", "goal", "steps", "equipment"); what is not
    translated stands as it was written, marked as English."""
    language = str(get_locale())
    about = (exercise.name, " ".join(exercise.steps))
    sentences = _sentences(exercise, part, texts)
    return escape(between).join(_say(one, language, about) for one in sentences)


def done_name(done: Done) -> Markup:
    """What an entry of the diary calls an exercise: its name of then, in the language of the page
    where the exercise is offered and called so still."""
    if str(get_locale()) == "en":
        return told_of_exercises(done.name)
    exercise = _offered().get((done.article_id, done.exercise_id))
    if exercise is None or exercise.name != done.name:
        return Markup('<span lang="en">{}</span>').format(told_of_exercises(done.name))
    return say(exercise, "name", exercise.name)


def _offered() -> dict[tuple[int, str], Exercise]:
    """The exercises of what is published, looked up once a request."""
    if "offered_exercises" not in g:
        g.offered_exercises = {
            (sheet.article_id, one.id): one
            for sheet in sheets.list_sheets()
            for one in sheet.exercises
        }
    found: dict[tuple[int, str], Exercise] = g.offered_exercises
    return found


def is_stale(exercise: Exercise) -> bool:
    """Whether some of it was translated from other words than it has now."""
    language = str(get_locale())
    told = {
        "name": (exercise.name,),
        "goal": exercise.goal or (),
        "steps": exercise.steps,
        "equipment": exercise.equipment,
    }
    sentences = (one for part, texts in told.items() for one in _sentences(exercise, part, texts))
    return any(one.is_stale(language) for one in sentences)


def _sentences(exercise: Exercise, part: str, texts: Iterable[str]) -> Iterable[Sentence]:
    found = exercise.parts.get(part)
    return [Sentence(found.id if found else exercise.id, text) for text in texts]


def _say(sentence: Sentence, language: str, about: tuple[str, ...]) -> Markup:
    told = sentence.said(language)
    words = told_of_exercises(sentence.text if told is None else told, *about)
    return Markup('<span lang="en">{}</span>').format(words) if told is None else words
