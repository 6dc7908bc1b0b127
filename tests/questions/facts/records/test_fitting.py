"""Labels become states, and weights are learnt from them."""

import random

from benchmarks.records import layouts
from benchmarks.records.labels import allowed_states
from benchmarks.records.training import fit, page_of
from questions.facts.records.features import features_of
from questions.facts.records.lines import Line, lines_of
from questions.facts.records.segmenting import best_path
from questions.reading import read

CLAM = layouts.Told("Clam", ("Lie on your side.", "Lift the top knee."), ("It helps the hip.",))
START = "# Hips\n\nMove daily.\n\n"
BRIDGE = layouts.Told("Bridge", ("Lie on your back.", "Lift the hips."))


def page(text: str) -> list[Line]:
    return lines_of(read(text.encode(), name="page.md"))


def labels(*told: layouts.Told) -> dict[str, object]:
    return {"exercises": [{"name": one.name, "steps": list(one.steps)} for one in told]}


def test_a_labelled_name_and_its_steps_are_marked_and_nothing_else():
    lines = page(f"{START}## Clam\n\nLie on your side. Lift the top knee.\n\n## Ice\n\nRest.")
    assert allowed_states(lines, labels(CLAM)) == [
        frozenset(one) for one in ("O", "O", "N", "B", "O", "O")
    ]


def test_an_exercise_that_may_be_left_out_leaves_its_lines_free():
    lines = page("# Hips\n\nMove daily.\n\n## Clam\n\nLie on your side. Lift the top knee.")
    exercise = {"name": {"any": ["Clam", None]}, "steps": list(CLAM.steps)}
    states = allowed_states(lines, {"exercises": [exercise]})
    assert states[2:] == [frozenset("NO"), frozenset("BO")]


def test_where_no_line_holds_the_name_its_steps_may_be_anything():
    lines = page("# Hips\n\nMove daily.\n\n## Something\n\nLie on your side. Lift the top knee.")
    assert allowed_states(lines, labels(CLAM))[-1] == frozenset("ONB")


def test_weights_learn_what_the_pages_have_in_common():
    texts = [
        f"{START}## {told.name}\n\n{' '.join(told.steps)}\n\n## {other}\n\nAge and wear."
        for other in ("Causes", "Reasons")
        for told in (CLAM, BRIDGE)
    ]
    pages = [
        page_of(page(text), allowed_states(page(text), labels(CLAM, BRIDGE))) for text in texts
    ]
    weights = fit(pages, rounds=10)
    lines = page(f"{START}## Bridge\n\nLie on your back. Lift the hips.\n\n## Causes\n\nRest.")
    path = best_path(lines, features_of(lines), weights)
    assert "".join(state for state, _ in path) == "OONBOO"


def test_invented_pages_hold_the_steps_that_their_labels_name():
    rng = random.Random(5)
    for _ in range(40):
        made = layouts.invent([CLAM, BRIDGE], rng)
        text = " ".join(line.text for line in page_lines(made)).casefold()
        assert all(
            step.casefold().rstrip(".") in text
            for one in made.labels["exercises"]
            for step in one["steps"][:1]
            if made.ending == ".md"
        )


def page_lines(made: layouts.InventedPage) -> list[Line]:
    return lines_of(read(made.text.encode(), name=f"page{made.ending}"))
