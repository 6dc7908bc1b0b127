"""What the offered articles say about exercises, read once for each version and kept: a version
never changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from flask import Flask, current_app
from sqlalchemy import select

from questions.explaining import Sentence, signs
from questions.facts import cautions
from questions.facts.from_json import exercise_from_json, listing_from_json
from questions.facts.kinds.registry import SECTIONS
from questions.facts.model import Exercise
from questions.facts.spelling import corrected
from quizapp.articles.service import Version, find_article, published_versions
from quizapp.exercises.errors import NotFoundError
from quizapp.extensions import db
from quizapp.models import ArticleVersion

_KEPT_VERSIONS = 512
_EXTENSION = "quizapp.sheets"


@dataclass(frozen=True, slots=True)
class Said:
    """What one version says: its exercises, which signs call for a doctor, and when not to do
    them."""

    exercises: tuple[Exercise, ...]
    signs: tuple[Sentence, ...]
    reasons_not_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The exercises of an article as it is offered now."""

    article_id: int
    slug: str
    title: str
    number: int
    said: Said

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return self.said.exercises

    def find(self, exercise_id: str) -> Exercise | None:
        return next((one for one in self.exercises if one.id == exercise_id), None)

    def get(self, exercise_id: str) -> Exercise:
        """Raises NotFoundError."""
        found = self.find(exercise_id)
        if found is None:
            raise NotFoundError
        return found


def steps_of(exercise: Exercise) -> tuple[str, ...]:
    return cautions.movements(exercise)


def cautions_of(exercise: Exercise) -> tuple[str, ...]:
    """What to avoid."""
    return cautions.cautions(exercise)


def list_sheets(article_ids: Collection[int] | None = None) -> tuple[Sheet, ...]:
    """The offered articles that have exercises, oldest first; of these numbers only, if given."""
    if article_ids is not None and not article_ids:
        return ()
    sheets = _sheets(published_versions(article_ids=article_ids))
    return tuple(sheet for sheet in sheets if sheet.exercises)


def get_sheet(slug: str) -> Sheet:
    """The exercises of an article that is offered. Raises NotFoundError."""
    version = find_article(slug)
    if version is None:
        raise NotFoundError
    (sheet,) = _sheets([version])
    if not sheet.exercises:
        raise NotFoundError
    return sheet


def has_exercises(version: Version) -> bool:
    """Whether a version of an article says how to do any."""
    return bool(_sheets([version])[0].exercises)


def find_first(version_id: int) -> Exercise | None:
    """The exercise of a version to begin with: the first for which least has to be fetched. None
    where it has no exercise."""
    return min(_shelf().get([version_id])[version_id].exercises, key=_equipment_count, default=None)


def _equipment_count(exercise: Exercise) -> int:
    return len(exercise.equipment)


def get_sheet_of(article_id: int) -> Sheet:
    """As `get_sheet`, by the article's number."""
    for sheet in list_sheets([article_id]):
        return sheet
    raise NotFoundError


def init_app(app: Flask) -> None:
    app.extensions[_EXTENSION] = _Shelf()


class _Shelf:
    """What was read lately, by version; one for each app."""

    def __init__(self) -> None:
        self._said: dict[int, Said] = {}
        self._lock = Lock()

    def get(self, version_ids: Sequence[int]) -> Mapping[int, Said]:
        with self._lock:
            said = {one: self._said[one] for one in version_ids if one in self._said}
        missing = [one for one in version_ids if one not in said]
        if missing:
            read = _read(missing)
            said |= read
            with self._lock:
                self._said |= read
                while len(self._said) > _KEPT_VERSIONS:
                    del self._said[next(iter(self._said))]
        return said


def _sheets(versions: Sequence[Version]) -> list[Sheet]:
    said = _shelf().get([version.id for version in versions])
    return [
        Sheet(one.article_id, one.slug, one.title, one.number, said[one.id]) for one in versions
    ]


def _shelf() -> _Shelf:
    shelf: _Shelf = current_app.extensions[_EXTENSION]
    return shelf


def _read(version_ids: Sequence[int]) -> dict[int, Said]:
    # Not the whole of the facts, which hold the article's text.
    names = ("exercises", "red_flags", *(one.name for one in SECTIONS if one.forbids))
    parts = [ArticleVersion.facts[name] for name in names]
    rows = db.session.execute(
        select(ArticleVersion.id, *parts).where(ArticleVersion.id.in_(version_ids))
    )
    return {
        version: Said(_exercises(exercises), signs({"red_flags": flags}), _sources(forbidding))
        for version, exercises, flags, *forbidding in rows
    }


def _exercises(data: Sequence[Mapping[str, Any]] | None) -> tuple[Exercise, ...]:
    return tuple(_mended(exercise_from_json(one)) for one in data or ())


def _mended(exercise: Exercise) -> Exercise:
    """The exercise in the words that people are shown."""
    goal = exercise.goal
    return replace(
        exercise,
        name=corrected(exercise.name),
        steps=tuple(corrected(step) for step in exercise.steps),
        goal=goal and tuple(corrected(sentence) for sentence in goal),
    )


def _sources(sections: Sequence[Sequence[Mapping[str, Any]] | None]) -> tuple[str, ...]:
    """Whole sentences: the name alone may say what is not to be done, or by whom not."""
    listings = (listing_from_json(one) for some in sections for one in some or ())
    sources = [item.source for listing in listings for item in listing.items]
    return tuple(dict.fromkeys(corrected(source) for source in sources))
