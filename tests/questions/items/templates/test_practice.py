from questions.items.templates.practice import called, exercise_called, passage, step_proof
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import shipped


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


def test_a_sentence_speaks_of_the_exercise_and_says_so():
    assert exercise_called(exercise("Cobra pose", None, ())) == "the “Cobra pose” exercise"
    assert exercise_called(exercise("Clock exercise", None, ())) == "the “Clock exercise”"
    assert exercise_called(exercise("The Bridge", None, ())) == "the “Bridge” exercise"


def test_the_passage_of_an_exercise_ends_where_the_next_begins():
    facts = shipped()
    pigeon = next(one for one in facts.exercises if one.name.startswith("Pigeon"))
    told = passage(facts, pigeon)
    assert "Hold for 30 to 60 seconds" in told
    assert "Equipment: None" in told
    assert "resistance band" not in told
