from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questions.articles import SHIPPED_SLUG
from questions.facts.model import Exercise
from quizapp.articles.service import import_article
from quizapp.classes.service import create_class
from quizapp.clock import utc_now
from quizapp.exercises.sheets import Sheet, get_sheet
from quizapp.extensions import db
from quizapp.models import Membership, Role
from tests.quizapp.texts import BACK


@dataclass(frozen=True)
class Clinic:
    """A class whose instructor is a clinician, with two patients; and a colleague of another."""

    id: int
    clinician: int
    colleague: int
    ann: int
    bob: int


@pytest.fixture
def clinic(app: Flask, make_user: Callable[..., int]) -> Clinic:
    clinician = make_user("clinician", Role.INSTRUCTOR, display_name="Dr Reed")
    colleague = make_user("colleague", Role.INSTRUCTOR)
    ann = make_user("ann", display_name="Ann")
    bob = make_user("bob", display_name="Bob")
    with app.app_context():
        before = utc_now() - dt.timedelta(days=90)
        class_id = create_class(clinician, "Hips on Tuesday", before)
        create_class(colleague, "Knees", before)
        db.session.add_all(
            Membership(class_id=class_id, user_id=each, joined_at=before) for each in (ann, bob)
        )
        db.session.commit()
    return Clinic(class_id, clinician, colleague, ann, bob)


@pytest.fixture
def sheet(app: Flask) -> Sheet:
    """The exercises of the shipped article."""
    with app.app_context():
        return get_sheet(SHIPPED_SLUG)


@pytest.fixture
def rockback(sheet: Sheet) -> Exercise:
    """2 to 3 sets of 10."""
    return next(one for one in sheet.exercises if one.name.startswith("Quadruped"))


@pytest.fixture
def pigeon(sheet: Sheet) -> Exercise:
    """A hold of 30 to 60 seconds on each side."""
    return next(one for one in sheet.exercises if one.name.startswith("Pigeon"))


@pytest.fixture
def back(app: Flask) -> Sheet:
    """The exercises of an article with reasons to see a doctor."""
    with app.app_context():
        import_article(BACK, "back", 1, publish=True, now=utc_now())
        return get_sheet("back")


@pytest.fixture
def patient(client_of: Callable[[int], FlaskClient], clinic: Clinic) -> FlaskClient:
    return client_of(clinic.ann)


@pytest.fixture
def clinician(client_of: Callable[[int], FlaskClient], clinic: Clinic) -> FlaskClient:
    return client_of(clinic.clinician)


def path_of(sheet: Sheet, exercise: Exercise) -> str:
    return f"/exercises/{sheet.slug}/{exercise.id}"


def dose_path(clinic: Clinic, sheet: Sheet, exercise: Exercise, user_id: int | None = None) -> str:
    learner = f"/learners/{user_id}" if user_id else ""
    return f"/classes/{clinic.id}{learner}/exercises/{sheet.article_id}/{exercise.id}"
