from questions.items.templates.practice import called, step_proof, telling_steps
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import shipped


def told(*steps, most=27):
    return telling_steps(exercise("One", None, steps), most)


def test_a_step_that_points_to_another_is_not_told_alone():
    assert told("Keep it there.", "Swing that leg forward.", "Repeat with the other leg.") == []


def test_a_step_may_point_to_the_one_told_before_it():
    assert told("Place one leg forward.", "Swing that leg outward.") == [
        ("Place one leg forward", "Swing that leg outward")
    ]


def test_two_steps_in_a_row_tell_more_than_one():
    assert told("Sit on a chair.", "Swing the foot outward.")[0] == (
        "Sit on a chair",
        "Swing the foot outward",
    )


def test_getting_into_position_alone_tells_nothing():
    assert told("Lie on your back.") == []


def test_amounts_and_cautions_are_not_told():
    assert told("Hold for 30 seconds.", "Do not let the hips drop.", "Repeat 10 times.") == []


def test_a_step_is_never_longer_than_there_is_room():
    assert told("Swing the foot outward as far as it will go and then back.", most=5) == []


def test_the_proof_of_a_step_is_its_own_sentence():
    facts = shipped()
    seated = next(one for one in facts.exercises if one.name.startswith("Seated"))
    spans = step_proof(facts.article, seated, (seated.steps[2],))
    assert [facts.article.text[one.start : one.end] for one in spans] == [
        seated.name,
        seated.steps[2],
    ]


def test_quotation_marks_inside_a_name_are_single_ones():
    assert called(exercise('Raise ("full can")', None, ())) == "“Raise (‘full can’)”"
