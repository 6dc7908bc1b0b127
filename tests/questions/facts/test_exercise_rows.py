"""Tables of exercises: a name in one cell, what to do in another."""

import pytest

from questions.facts.model import Exercise
from tests.questions.facts.samples import facts_of

HEAD = "# Sore elbows\n\nSome words about elbows.\n\n## What to do\n\n"


def rows(table: str, kind: str = "html") -> tuple[Exercise, ...]:
    body = f"<h1>Sore elbows</h1><p>Some words about elbows.</p><h2>What to do</h2>{table}"
    return facts_of(body if kind == "html" else HEAD + table).exercises


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Palm turn</td><td>Hold a spoon. Turn the palm up. 8 times.</td></tr>"
        "<tr><td>Wrist dip</td><td>Lower the hand over the edge. 12 times.</td></tr></table>",
        "<table><tr><td>1</td><td>Palm turn</td><td>Turn the palm up. 8 times.</td></tr>"
        "<tr><td>2</td><td>Wrist dip</td><td>Lower the hand slowly. 12 times.</td></tr></table>",
        "<table><tr><th>Name</th><th>How to do it</th></tr>"
        "<tr><td>Palm turn</td><td>Turn the palm up. Repeat 8 times.</td></tr>"
        "<tr><td>Wrist dip</td><td>Lower the hand slowly. Repeat 12 times.</td></tr></table>",
        "<table><tr><th>Exercise</th><th>What you do</th><th>Notes</th></tr>"
        "<tr><td>Palm turn</td><td>Turn the palm up. Do it 8 times.</td><td>Easy.</td></tr>"
        "<tr><td>Wrist dip</td><td>Lower the hand, 12 times.</td><td>Hard.</td></tr></table>",
        "<table><tr><th>Palm turn</th><td>Turn the palm up. 8 repetitions.</td></tr>"
        "<tr><th>Wrist dip</th><td>Lower the hand slowly. 12 repetitions.</td></tr></table>",
        "<table><tr><td><b>Palm turn</b><br>(seated)</td><td>Turn it up.<br>8 times.</td></tr>"
        "<tr><td><b>Wrist dip</b></td><td>Lower the hand slowly.<br>12 times.</td></tr></table>",
    ],
)
def test_a_row_that_tells_what_to_do_is_an_exercise(table: str) -> None:
    found = rows(table)
    assert [one.name for one in found] == ["Palm turn", "Wrist dip"]
    assert [one.dosage.reps and one.dosage.reps.low for one in found] == [8, 12]
    assert all(one.steps for one in found)


def test_markdown_tables_are_read_alike() -> None:
    found = rows(
        "| Drill | Instructions |\n|---|---|\n"
        "| Palm turn | Turn the palm up. Hold for 5 seconds. |\n"
        "| Wrist dip | Lower the hand slowly. Repeat 12 times. |\n",
        "md",
    )
    assert [one.name for one in found] == ["Palm turn", "Wrist dip"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>Monday</td><td>The clinic is open from 9 to 4.</td></tr>"
        "<tr><td>Tuesday</td><td>The clinic is closed all day long.</td></tr></table>",
        "<table><tr><th>Grade</th><th>Meaning</th></tr>"
        "<tr><td>Mild</td><td>Pain after use</td></tr>"
        "<tr><td>Severe</td><td>Pain at rest and at night</td></tr></table>",
        "<table><tr><th>Problem</th><th>Advice</th></tr>"
        "<tr><td>Swelling</td><td>Put some ice on it.</td></tr>"
        "<tr><td>Fever</td><td>See the doctor about it today.</td></tr></table>",
    ],
)
def test_other_tables_hold_no_exercises(table: str) -> None:
    assert rows(table) == ()
