"""Facts come back from JSON as they went in."""

from __future__ import annotations

import json

from questions.articles import SHIPPED_SLUG, shipped_article
from questions.facts import extract, facts_to_json
from questions.facts.from_json import dosage_from_json, exercise_from_json, listing_from_json
from questions.facts.model import Dosage
from questions.reading import read
from tests.quizapp.texts import BACK


def test_exercises_and_listings_come_back_as_they_were() -> None:
    for text in (shipped_article(SHIPPED_SLUG), BACK):
        facts = extract(read(text))
        data = json.loads(json.dumps(facts_to_json(facts)))
        assert tuple(map(exercise_from_json, data["exercises"])) == facts.exercises
        assert tuple(map(listing_from_json, data["red_flags"])) == facts.red_flags
        listings = tuple(map(listing_from_json, data["contraindications"]))
        assert listings == facts.contraindications
        assert facts.exercises


def test_what_older_facts_do_not_say_is_empty() -> None:
    assert dosage_from_json({}) == Dosage()
    data = {
        "id": "x",
        "name": "Bridge",
        "position": None,
        "equipment": [],
        "steps": [],
        "dosage": {},
        "evidence": [],
    }
    exercise = exercise_from_json(data)
    assert (exercise.goal, exercise.parts, exercise.goal_is_reviewers) == (None, {}, False)
