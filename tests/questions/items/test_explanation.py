import pytest

from questions.items import Blanks, Kind, NumericRange, explain
from questions.scoring import score


def first(bank, kind, template=""):
    return next(i for i in bank.items if i.kind is kind and i.template.startswith(template))


def explained(item, response):
    return explain(item, response, score(item, response))


def right_response(item):
    key = item.key
    if isinstance(key, Blanks):
        return {blank: accepted[0] for blank, accepted in key.accepted.items()}
    return (key.low, key.high) if isinstance(key, NumericRange) else key


@pytest.mark.parametrize("kind", Kind)
def test_the_key_is_explained_as_right(hip_bank, kind):
    item = first(hip_bank, kind)
    told = explained(item, right_response(item))
    assert told.verdict == "right"
    assert told.why == item.feedback.right
    assert told.contrasts == ()
    assert told.move == ()
    assert told.quotes == item.evidence


@pytest.mark.parametrize("kind", Kind)
def test_a_skipped_question_still_shows_its_answer(hip_bank, kind):
    item = first(hip_bank, kind)
    told = explain(item, None, None)
    assert told.verdict == "skipped"
    assert told.given == ()
    assert told.answer or told.table
    assert told.contrasts == ()


def test_a_wrong_choice_is_told_apart_from_what_was_asked(hip_bank):
    item = first(hip_bank, Kind.SINGLE_CHOICE, "single_choice.belongs")
    wrong = next(option for option in item.options if option.id != item.key)
    told = explained(item, wrong.id)
    assert told.verdict == "wrong"
    assert told.given == (wrong.text,)
    assert told.contrasts == (item.feedback.by_option[wrong.id],)
    assert told.contrasts[0].startswith("You chose")


def test_nobody_is_told_what_they_chose_when_they_did_not(hip_bank):
    item = first(hip_bank, Kind.SINGLE_CHOICE)
    wrong = [option.id for option in item.options if option.id != item.key]
    told = explained(item, wrong[0])
    silent = [line for line in told.lines if line.given is None]
    assert all(line.why is None for line in silent)


def test_a_missed_option_has_its_reason_among_several(hip_bank):
    item = first(hip_bank, Kind.MULTIPLE_CHOICE)
    told = explained(item, item.key[:1])
    missed = [line for line in told.lines if line.expected and not line.given]
    assert told.verdict == "partly"
    assert [line.option for line in missed] == [
        option.text for option in item.options if option.id in item.key[1:]
    ]
    assert all(line.why and line.why.startswith("The article lists") for line in missed)


def test_a_misplaced_thing_is_told_where_it_belongs(hip_bank):
    item = first(hip_bank, Kind.CLASSIFY)
    one = item.options[0]
    wrong = next(group for group in item.groups if group.id != item.key[one.id])
    told = explained(item, {**item.key, one.id: wrong.id})
    line = next(line for line in told.lines if not line.is_right)
    assert (line.option, line.given) == (one.text, wrong.text)
    assert line.why.startswith("You put")
    assert dict(told.table)[one.text] == line.expected


def test_an_unplaced_thing_has_no_contrast(hip_bank):
    item = first(hip_bank, Kind.CLASSIFY)
    one = item.options[0].id
    told = explained(item, {one: item.key[one]})
    assert told.verdict == "partly"
    assert told.contrasts == ()


def test_an_order_names_only_the_steps_that_move(hip_bank):
    item = first(hip_bank, Kind.ORDER)
    last_first = (item.key[-1], *item.key[:-1])
    told = explained(item, last_first)
    texts = {option.id: option.text for option in item.options}
    assert told.move == (texts[item.key[-1]],)
    assert told.answer == tuple(texts[one] for one in item.key)
    assert len(told.contrasts) == 1


def test_a_range_is_shown_with_its_unit(hip_bank):
    item = first(hip_bank, Kind.NUMERIC)
    told = explained(item, (1.0, 2.5))
    assert told.given == ("1–2.5 repetitions",)
    assert told.answer == ("20–30 repetitions",)


def test_a_false_statement_shows_its_correction(hip_bank):
    item = next(one for one in hip_bank.items if one.correction)
    assert explained(item, "true").correction == item.correction


def test_one_is_shown_in_the_singular(hip_bank):
    item = first(hip_bank, Kind.NUMERIC)
    assert explained(item, (1.0, 1.0)).given == ("1 repetition",)


def test_a_slip_of_the_pen_is_right_and_told_how_it_is_spelt(hip_bank):
    item = first(hip_bank, Kind.CLOZE, "cloze.in_both")
    told = explained(item, {"b1": "gluteus medus"})
    assert told.verdict == "right"
    assert told.lines[0].why == "Counted as right; it is spelt “gluteus medius”."
    assert told.contrasts == ()


def test_a_wrong_word_is_told_with_the_right_one(hip_bank):
    item = first(hip_bank, Kind.CLOZE, "cloze.in_both")
    told = explained(item, {"b1": "gluteus minimus"})
    assert told.verdict == "wrong"
    assert told.given == ("gluteus minimus",)
    assert told.answer == ("gluteus medius",)
    assert told.contrasts == ("You wrote “gluteus minimus”; what fits here is “gluteus medius”.",)


def test_a_blank_left_empty_is_told_without_reproach(hip_bank):
    item = first(hip_bank, Kind.CLOZE, "cloze.parts")
    told = explained(item, {"b1": "anterior"})
    assert told.verdict == "partly"
    assert [line.is_right for line in told.lines] == [True, False]
    assert told.given == ("anterior", "–")
    assert told.contrasts == ()
