from questions.facts import flat
from questions.reading.article import Span
from questions.review import State, apply, outline, redraw, stretch_of
from tests.questions.review.test_unread import of

_SHEET = """# Shoulder

## Table slide

1. Sit at a table with a towel under your hand.
2. Slide the towel away from you.

Repeat 8 times, twice daily.

Door stretch - stand in a doorway with your forearm on the frame. Turn your body away. Hold for
20 seconds.

## Wall push

Stand in front of a wall. Push against it. Hold for 5 seconds.
"""


def marked(source, facts, span):
    return {one.span.start: "" for one in outline(source, facts, span) if one.begins}


def place(source, words):
    return source.text.index(words)


def standing(found, decisions):
    entries = apply(found, decisions).entries
    return {one.text for one in entries if one.state is not State.REJECTED}


def split():
    source, found = of(_SHEET)
    exercise = next(one for one in found.exercises if one.name == "Table slide")
    span = stretch_of(source, found, exercise.id)
    begins = marked(source, found, span) | {place(source, "Door stretch"): ""}
    return source, found, span, redraw(source, found, {}, span, begins)


def test_the_lines_around_an_exercise_say_where_each_begins():
    source, found = of(_SHEET)
    span = stretch_of(source, found, found.exercises[0].id)
    lines = outline(source, found, span)
    assert [one.name for one in lines if one.begins] == ["Table slide", "Wall push"]
    door = next(one for one in lines if one.text.startswith("Door"))
    assert (door.begins, door.name) == (False, "Door stretch")
    assert stretch_of(source, found, "none") is None


def test_a_mark_splits_an_exercise_and_each_has_its_own_dose():
    _, found, _, redrawn = split()
    assert redrawn.refused == ()
    texts = standing(found, redrawn.decisions)
    assert "Table slide is done for 8 repetitions, twice a day." in texts
    assert "Door stretch is done for a hold of 20 seconds." in texts
    assert "Door stretch starts standing." in texts
    untouched = {one.id for one in flat(found) if one.text.startswith("Wall push")}
    assert untouched
    assert not untouched & redrawn.decisions.keys()


def test_the_same_marks_once_more_change_nothing():
    source, found, span, redrawn = split()
    begins = marked(source, apply(found, redrawn.decisions).facts, span)
    assert redraw(source, found, redrawn.decisions, span, begins).decisions == {}


def test_without_the_mark_the_exercise_is_as_it_was():
    source, found, span, redrawn = split()
    begins = marked(source, apply(found, redrawn.decisions).facts, span)
    del begins[place(source, "Door stretch")]
    again = redraw(source, found, redrawn.decisions, span, begins)
    both = {**redrawn.decisions, **again.decisions}
    assert standing(found, {one: each for one, each in both.items() if each}) == {
        one.text for one in flat(found)
    }


def test_another_name_is_read_anew_under_it():
    source, found = of(_SHEET)
    span = stretch_of(source, found, found.exercises[-1].id)
    begins = marked(source, found, span) | {place(source, "Wall push"): "Push-off"}
    texts = standing(found, redraw(source, found, {}, span, begins).decisions)
    assert "Push-off is done for a hold of 5 seconds." in texts
    assert not any(text.startswith("Wall push") for text in texts)


def test_what_says_how_is_an_exercise_once_a_person_says_so():
    text = "# Hand\n\nYou know these.\n\n## Fan\n\nAll fingers apart.\n\n## Claw\n\nAll bent.\n"
    source, found = of(text)
    assert not flat(found)
    begins = {place(source, "Fan"): "", place(source, "Claw"): "Cat's claw"}
    redrawn = redraw(source, found, {}, Span(0, len(source.text)), begins)
    exercises = apply(found, redrawn.decisions).facts.exercises
    assert [(one.name, one.steps) for one in exercises] == [
        ("Fan", ("All fingers apart.",)),
        ("Cat's claw", ("All bent.",)),
    ]


def test_a_name_with_nothing_below_it_is_refused():
    source, found = of("# Hand\n\nYou know these.\n\nFan\n\nClaw\n")
    begins = {place(source, "Fan"): "", place(source, "Claw"): ""}
    redrawn = redraw(source, found, {}, Span(0, len(source.text)), begins)
    assert [(one.quote, one.code) for one in redrawn.refused] == [
        ("Fan", "no_steps"),
        ("Claw", "no_steps"),
    ]
    assert redrawn.decisions == {}


def test_places_where_no_line_begins_mark_nothing():
    source, found = of(_SHEET)
    assert redraw(source, found, {}, Span(0, 3), {2: "x"}).decisions == {}
    assert redraw(source, found, {}, Span(10**8, 10**9), {10**8: "x"}).decisions == {}
