"""The facts format, to the letter."""

import json

from questions.facts import facts_to_json
from tests.questions.facts.each_kind import everything


def test_the_json_of_the_format():
    def quoted(start: int) -> list[dict[str, int]]:
        return [{"start": start, "end": start + 1}]

    def listed(name: str, start: int) -> list[dict[str, object]]:
        item = {"id": f"{name}-1.a", "name": "A Fall", "source": "S", "evidence": quoted(start)}
        return [{"id": f"{name}-1", "of": "Sore jaws", "items": [item]}]

    expected = {
        "schema": "facts/1",
        "article": {"title": "Jaws", "sha256": "f00", "text": "abcdefghijklmnopqrst"},
        "groups": [
            {
                "id": "g",
                "label": "Openers of the jaw",
                "stated_count": None,
                "evidence": quoted(0),
                "members": [{"id": "g.a", "name": "X", "qualifier": "y", "evidence": quoted(1)}],
            }
        ],
        "types": [
            {
                "id": "t",
                "of": "Sprain",
                "abbrev": None,
                "ordered": True,
                "names": ["A", "B"],
                "evidence": quoted(2),
                "definitions": {
                    "A": {"id": "t.a", "key": "k", "source": "s", "evidence": quoted(3)}
                },
            }
        ],
        "exercises": [
            {
                "id": "e",
                "name": "Jaw Drop",
                "position": "seated",
                "equipment": ["band"],
                "steps": ["Sit.", "Drop it."],
                "goal": ["It helps."],
                "goal_by": "article",
                "dosage": {
                    "reps": [8, 12],
                    "sets": [2, 2],
                    "hold_seconds": None,
                    "duration_seconds": None,
                    "per_day": None,
                    "per_week": [3, 3],
                    "sides": "each",
                },
                "evidence": quoted(4),
                "parts": {
                    "position": {"id": "e.position", "evidence": quoted(5)},
                    "equipment": {"id": "e.equipment", "evidence": quoted(6)},
                    "dose": {"id": "e.dose", "evidence": quoted(7)},
                    "goal": {"id": "e.goal", "evidence": quoted(8)},
                    "steps": {"id": "e.steps", "evidence": quoted(9)},
                },
            }
        ],
        "causes": listed("causes", 10),
        "functions": listed("functions", 11),
        "red_flags": listed("red_flags", 12),
        "definitions": [
            {
                "id": "d",
                "term": "Bruxism",
                "key": "grinding",
                "source": "Bruxism is grinding.",
                "evidence": quoted(13),
            }
        ],
        "attributes": [
            {
                "id": "n",
                "relation": "nerve",
                "of": "Muscles of the jaw",
                "source": "trigeminal",
                "rows": [
                    {
                        "id": "n.a",
                        "subject": "Masseter",
                        "value": ["trigeminal", "its root"],
                        "evidence": quoted(15),
                    }
                ],
            }
        ],
        "contraindications": listed("contraindications", 16),
        "symptoms": listed("symptoms", 17),
        "warnings": [],
    }
    # As text: the order of the keys is part of the format.
    assert json.dumps(facts_to_json(everything())) == json.dumps(expected)
