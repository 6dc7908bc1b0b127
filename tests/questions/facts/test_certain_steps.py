"""Which steps the review may call certain."""

from questions.facts import extract
from questions.facts.confidence import CERTAIN
from questions.reading import read


def certain_steps(article: str) -> dict[str, bool]:
    facts = extract(read(article.encode()))
    parts = {one.name: one.parts["steps"].id for one in facts.exercises if "steps" in one.parts}
    doubted = {one for one, ground in facts.grounds.items() if ground.confidence < CERTAIN}
    return {name: id_ not in doubted for name, id_ in parts.items()}


def test_one_line_without_a_dose_may_be_the_meaning_of_a_word():
    told = certain_steps(
        "# Terms\n\nPronation – Rotate the palm so that it faces down\n\n"
        "Supination – Rotate the palm so that it faces up\n"
    )
    assert not any(told.values())


def test_several_orders_are_steps():
    names = ("Heel slide", "Toe slide", "Wall slide")
    slides = (
        f"## {name}\n\n1. Lie on your back.\n2. Slide the heel toward you.\n3. Slide it back.\n\n"
        "Repeat 10 times.\n\n"
        for name in names
    )
    assert certain_steps("# Exercises\n\n" + "".join(slides)) == dict.fromkeys(names, True)
