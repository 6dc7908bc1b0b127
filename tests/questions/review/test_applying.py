import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.facts import facts_to_json, flat
from questions.items import generate
from questions.review import (
    Decision,
    Doubt,
    State,
    Verb,
    apply,
    fields_for,
    fields_of,
    new_id,
    problems,
)
from questions.review.kinds.registry import FACT_KINDS
from tests.questions.review.samples import additions, article, corrections, facts, id_of

CURL, PRESS = "Wrist curl", "Table press"


def review(decisions, of=None):
    return apply(of or facts(), decisions)


def correct(text, **fields):
    one = next(one for one in flat(facts()) if text in one.text)
    return {one.id: Decision(Verb.CORRECT, one.kind, fields)}


def reject(*texts):
    return {
        one.id: Decision(Verb.REJECT, one.kind)
        for one in flat(facts())
        if any(text in one.text for text in texts)
    }


def add(kind, quote, start=None, **fields):
    decision = Decision(Verb.ADD, kind, fields, quote, start)
    assert problems(facts(), article().text, decision) == {}
    return {new_id(facts(), decision): decision}


def values(made, fact_id):
    return {field.name: field.value for field in fields_of(made.facts, fact_id)}


def entry(made, text):
    (found,) = [one for one in made.entries if text in one.text]
    return found


def group(made, label):
    return next((one for one in made.facts.groups if one.label == label), None)


def exercise(made, name):
    return next(one for one in made.facts.exercises if one.name == name)


def test_no_decisions_change_nothing():
    made = review({})
    assert made.facts == facts()
    assert {one.id for one in made.entries} == {one.id for one in flat(facts())}
    assert {one.state for one in made.entries} == {State.FOUND}
    assert made.lost == {}


def test_entries_stand_in_the_order_of_the_text():
    found = [one.text for one in review({}).entries]
    ranks = [
        next(place for place, text in enumerate(found) if words in text)
        for words in ("Palmaris", "Extensor carpi ulnaris", "Mild", "fall", CURL, PRESS)
    ]
    assert ranks == sorted(ranks)


def test_accepting_changes_only_the_state():
    fact = id_of("Palmaris longus")
    made = review({fact: Decision(Verb.ACCEPT, "member")})
    assert made.facts == facts()
    assert entry(made, "Palmaris").state is State.ACCEPTED


def test_a_rejected_member_is_gone_and_its_list_no_more_complete():
    made = review(reject("Palmaris longus"))
    flexors = group(made, "Flexors of the wrist")
    assert [one.name for one in flexors.members] == [
        "Flexor carpi radialis",
        "Flexor carpi ulnaris",
    ]
    assert flexors.stated_count is None
    assert entry(made, "Palmaris").state is State.REJECTED
    assert Doubt.COUNT_NOT_MET in entry(made, "radialis is a flexor").doubts


def test_rejecting_all_members_drops_their_group():
    made = review(reject("a flexor of the wrist"))
    assert group(made, "Flexors of the wrist") is None


def test_a_list_is_complete_where_what_was_added_meets_the_count():
    decisions = reject("Palmaris longus") | add(
        "member", "Palmaris longus", name="Flexor digitorum", group="Flexors of the wrist"
    )
    flexors = group(review(decisions), "Flexors of the wrist")
    assert flexors.stated_count == 3
    assert flexors.members[-1].name == "Flexor digitorum"


def test_a_list_that_fell_short_is_complete_once_its_members_are_there():
    place = {"group": "Extensors of the wrist"}
    decisions = add("member", "Extensors of the wrist", name="Extensor digitorum", **place) | add(
        "member", "Extensors of the wrist", name="Extensor indicis", **place
    )
    made = review(decisions)
    assert group(made, "Extensors of the wrist").stated_count == 4
    assert Doubt.COUNT_NOT_MET in entry(review({}), "Extensor carpi ulnaris is").doubts
    assert Doubt.COUNT_NOT_MET not in entry(made, "Extensor carpi ulnaris is").doubts


def test_a_correction_keeps_id_and_evidence_and_shows_what_was():
    fact = id_of("Palmaris longus")
    made = review(correct("Palmaris longus", name="Palmaris brevis", qualifier="deep part"))
    changed = entry(made, "Palmaris brevis (deep part)")
    before = next(one for one in flat(facts()) if one.id == fact)
    assert (changed.id, changed.evidence) == (fact, before.evidence)
    assert changed.was == before.text
    assert changed.state is State.CORRECTED
    assert Doubt.OWN_WORDS in changed.doubts


def rename(text, name):
    one = next(one for one in flat(facts()) if text in one.text)
    lists = FACT_KINDS[one.kind].lists
    return {lists.home(facts(), one.id): Decision(Verb.RENAME, one.kind, {lists.field: name})}


def test_a_new_label_is_that_of_the_whole_group():
    made = review(rename("Palmaris longus", "Wrist flexors"))
    assert len(group(made, "Wrist flexors").members) == 3
    assert group(made, "Wrist flexors").stated_count == 3


@pytest.mark.parametrize(("text", "field"), [("Palmaris", "group"), ("Mild", "of"), ("fall", "of")])
def test_every_fact_of_a_renamed_list_shows_its_name_and_what_it_said_before(text, field):
    name = "Bones of the hand"
    made = review(rename(text, name))
    listed = {one.id: one for one in made.entries if values(made, one.id).get(field) == name}
    assert text in "".join(one.text for one in listed.values())
    before = {one.id: one.text for one in review({}).entries}
    assert all(one.was in ("", before[one.id]) for one in listed.values())
    assert all(one.was or one.text == before[one.id] for one in listed.values())
    assert {one.state for one in listed.values()} == {State.FOUND}


def test_a_member_goes_to_a_group_under_the_name_that_it_was_found_under():
    decisions = rename("Extensor carpi ulnaris", "Bones of the hand") | correct(
        "Palmaris longus", group="Extensors of the wrist"
    )
    decisions |= add("member", "Sprains", name="Hamate", group="Extensors of the wrist")
    members = group(review(decisions), "Bones of the hand").members
    assert [one.name for one in members[-2:]] == ["Palmaris longus", "Hamate"]


def test_a_label_of_no_group_makes_one():
    made = review(correct("Palmaris longus", group="Bones of the hand"))
    assert len(group(made, "Bones of the hand").members) == 1
    assert len(group(made, "Flexors of the wrist").members) == 2


@pytest.mark.parametrize("name", ["", "?", "Extensors of the wrist", "x" * 161])
def test_a_name_that_a_list_cannot_have_is_lost(name):
    decisions = rename("Palmaris longus", name)
    made = review(decisions)
    assert (made.facts, made.lost) == (facts(), decisions)


def test_two_lists_that_swap_their_names_do_so_at_once():
    made = review(
        rename("Palmaris longus", "Extensors of the wrist")
        | rename("Extensor carpi ulnaris", "Flexors of the wrist")
    )
    assert (len(group(made, "Extensors of the wrist").members), made.lost) == (3, {})


def test_of_two_lists_with_the_same_new_name_neither_gets_it():
    made = review(rename("Palmaris", "Bones") | rename("Extensor carpi ulnaris", "Bones"))
    assert (made.facts, len(made.lost)) == (facts(), 2)


def test_a_label_of_another_group_moves_the_member_there():
    made = review(correct("Palmaris longus", group="extensors of the wrist"))
    assert len(group(made, "Flexors of the wrist").members) == 2
    assert group(made, "Extensors of the wrist").members[-1].name == "Palmaris longus"
    assert group(made, "Flexors of the wrist").stated_count is None


def test_a_label_in_other_words_names_the_group_that_there_is():
    made = review(add("member", "Sprains", name="Flexor digitorum", new_group="wrist flexors"))
    assert len(made.facts.groups) == 2
    assert len(group(made, "Flexors of the wrist").members) == 4


def test_a_type_is_renamed_where_it_stands():
    made = review(correct("Mild", name="light", definition="a ligament that is sore"))
    (types,) = made.facts.types
    assert types.names == ("light", "severe")
    assert types.definitions["light"].key == "a ligament that is sore"


def test_a_dose_is_corrected_number_by_number():
    made = review(correct(f"{CURL} is done", reps="8-12", per_day="", sides="each"))
    dose = exercise(made, CURL).dosage
    assert (dose.reps.low, dose.reps.high, dose.sets.high) == (8, 12, 3)
    assert dose.per_day is None
    assert dose.sides == "each"


def test_rejecting_every_part_of_an_exercise_drops_it():
    names = [one.name for one in review(reject(PRESS)).facts.exercises]
    assert names == [CURL]


def test_a_missing_goal_is_the_reviewers_own():
    made = review(add("goal", "", exercise=PRESS, goal="Strengthen the palm."))
    assert [one["goal_by"] for one in facts_to_json(made.facts)["exercises"]] == [
        "article",
        "reviewer",
    ]
    part = exercise(made, PRESS).parts["goal"]
    assert [article().quote(span) for span in part.evidence] == [PRESS]
    assert Doubt.OWN_WORDS in entry(made, "Strengthen the palm").doubts
    assert facts_to_json(facts())["exercises"][1]["goal_by"] is None


def test_a_goal_with_a_quotation_is_the_articles():
    made = review(add("goal", "Press both palms down.", exercise=PRESS, goal="Press down."))
    assert exercise(made, PRESS).goal_by == "article"


def test_a_fact_may_be_added_to_an_exercise_that_was_not_found():
    decisions = add("dose", "A fall on the hand", new_exercise="Fall", reps="3")
    assert exercise(review(decisions), "Fall").dosage.reps.low == 3


def test_what_is_added_stands_on_the_whole_sentence():
    made = review(add("cause", "fall on the", name="Falls", new_of="wrist pain in winter"))
    added = entry(made, "falls")
    assert [article().quote(span) for span in added.evidence] == ["A fall on the hand"]
    assert added.state is State.ADDED


def test_an_addition_has_the_id_that_it_would_have_been_found_under():
    fact = id_of("Palmaris longus")
    without = review(reject("Palmaris longus")).facts
    decision = Decision(
        Verb.ADD,
        "member",
        {"name": "Palmaris longus", "group": "Flexors of the wrist"},
        "Palmaris longus",
    )
    assert new_id(without, decision) == fact


def test_what_was_added_once_and_is_found_now_counts_as_accepted():
    fact = id_of("Palmaris longus")
    made = review({fact: Decision(Verb.ADD, "member", {"name": "x"}, "Palmaris longus")})
    assert made.facts == facts()
    assert entry(made, "Palmaris").state is State.ACCEPTED


def test_decisions_about_what_is_gone_are_lost():
    decisions = {
        "gone": Decision(Verb.ACCEPT, "member"),
        "gone-too": Decision(Verb.CORRECT, "cause", {"name": "x"}),
        "no-quote": Decision(Verb.ADD, "cause", {"name": "x", "new_of": "y"}, "not in the text"),
        id_of("Palmaris longus"): Decision(Verb.CORRECT, "member", {"name": ""}),
    }
    made = review(decisions)
    assert made.lost == decisions
    assert made.facts == facts()


@pytest.mark.parametrize(
    ("kind", "fields", "quote", "found"),
    [
        ("member", {"name": "", "new_group": "x"}, "the", {"name": "empty"}),
        ("member", {"name": "?", "new_group": "x"}, "the", {"name": "empty"}),
        ("member", {"name": "y"}, "the", {"group": "empty"}),
        ("member", {"name": "x" * 121, "new_group": "x"}, "the", {"name": "too_long"}),
        ("member", {"name": "y", "new_group": "x"}, "", {"quote": "empty"}),
        ("member", {"name": "y", "new_group": "x"}, "nowhere", {"quote": "quote_not_found"}),
        (
            "member",
            {"name": "palmaris  longus", "group": "Flexors of the wrist"},
            "the",
            {"name": "already_there"},
        ),
        (
            "member",
            {"name": "Palmaris longus", "group": "Extensors of the wrist"},
            "the",
            {"name": "in_opposite_group"},
        ),
        ("dose", {"exercise": PRESS, "new_exercise": "x", "reps": "many"}, "the",
         {"reps": "not_a_range"}),
        ("dose", {"new_exercise": "x", "reps": "12-8"}, "the", {"reps": "not_a_range"}),
        ("dose", {"new_exercise": "x", "reps": "0"}, "the", {"reps": "not_a_range"}),
        ("dose", {"new_exercise": "x", "sides": "each"}, "the", {"reps": "empty"}),
        ("dose", {"new_exercise": "x", "reps": "3", "sides": "left"}, "the",
         {"sides": "unknown_choice"}),
        ("position", {"new_exercise": "x", "position": "upside down"}, "the",
         {"position": "unknown_choice"}),
        ("goal", {"exercise": "Handstand", "goal": "x"}, "the",
         {"exercise": "no_such_exercise"}),
        ("goal", {"exercise": CURL, "goal": "x"}, "the", {"exercise": "already_there"}),
        ("goal", {"new_exercise": "x", "goal": "x"}, "", {"quote": "empty"}),
        ("steps", {"new_exercise": "x", "steps": "\n".join("ab")}, "the", {}),
        ("steps", {"new_exercise": "x", "steps": "a\n" * 31}, "the", {"steps": "too_long"}),
    ],
)  # fmt: skip
def test_what_keeps_an_addition_out_has_a_code(kind, fields, quote, found):
    decision = Decision(Verb.ADD, kind, fields, quote)
    assert problems(facts(), article().text, decision) == found


@pytest.mark.parametrize("of", ["sprain", "=1+1"])
def test_a_type_may_not_take_the_name_of_another_though_its_set_is_called_anew(of):
    wrong = next(one for one in flat(facts()) if one.kind == "type")
    types = next(one for one in facts().types if len(one.definitions) > 1)
    taken = next(name for name, one in types.definitions.items() if one.id != wrong.id)
    decision = Decision(Verb.CORRECT, "type", {"name": taken, "of": of})
    assert problems(facts(), article().text, decision, wrong.id) == {"name": "already_there"}


def test_every_fact_can_be_saved_as_it_is():
    for one in flat(facts()):
        fields = {field.name: field.value for field in fields_of(facts(), one.id)}
        decision = Decision(Verb.CORRECT, one.kind, fields)
        assert problems(facts(), article().text, decision, one.id) == {}, one
        assert review({one.id: decision}).facts == facts(), one


def test_an_addition_offers_what_there_is():
    by_name = {field.name: field for field in fields_for("member", facts())}
    assert by_name["group"].choices == ("Flexors of the wrist", "Extensors of the wrist")
    goals = {field.name: field for field in fields_for("goal", facts())}
    assert goals["exercise"].choices == (PRESS,)


@settings(max_examples=150, deadline=None)
@given(st.lists(corrections(facts())), st.lists(additions(facts()), max_size=5), st.randoms())
def test_decisions_apply_whatever_their_order(about, added, chance):
    decisions = dict(about) | {new_id(facts(), one): one for one in added}
    shuffled = list(decisions.items())
    random.Random(chance.random()).shuffle(shuffled)
    made = review(decisions)
    assert made == review(dict(shuffled))
    assert len({one.id for one in made.entries}) == len(made.entries)
    assert {one.id for one in flat(made.facts)} | {
        one.id for one in made.entries if one.state is State.REJECTED
    } == {one.id for one in made.entries}
    assert set(made.lost) <= set(decisions)


@settings(max_examples=100, deadline=None)
@given(additions(facts()))
def test_an_addition_without_problems_is_added(decision):
    added = new_id(facts(), decision)
    made = review({added: decision})
    if problems(facts(), article().text, decision):
        assert made.facts == facts()
    else:
        assert added in {one.id for one in flat(made.facts)}


def test_rejecting_everything_leaves_no_items():
    everything = {one.id: Decision(Verb.REJECT, one.kind) for one in flat(facts())}
    made = review(everything)
    assert generate(made.facts, 1).items == ()
