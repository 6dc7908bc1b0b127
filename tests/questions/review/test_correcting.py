import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.facts import flat
from questions.review import (
    Decision,
    Verb,
    apply,
    correction,
    fields_of,
    new_id,
    problems,
    stored_addition,
)
from questions.review.kinds.registry import FACT_KINDS
from questions.review.values import folded, line
from tests.questions.review.samples import additions, article, corrections, facts, id_of


def stored(decisions, fact_id, typed):
    """The decisions after a correction, or None where it cannot be used."""
    kind = next(one.kind for one in apply(facts(), decisions).entries if one.id == fact_id)
    given = correction(facts(), decisions, fact_id, kind, typed)
    if given.problems:
        return None
    after = {**decisions, fact_id: given.decision}
    if given.renaming:
        after.pop(given.renaming.list_id, None)
        if given.renaming.decision:
            after[given.renaming.list_id] = given.renaming.decision
    return after


def values(decisions, fact_id):
    return {one.name: one.value for one in fields_of(apply(facts(), decisions).facts, fact_id)}


def label(decisions, text):
    return values(decisions, id_of(text)).get("group")


def test_a_new_name_is_the_lists_and_the_fact_is_accepted():
    after = stored({}, id_of("Palmaris longus"), {"group": "Bones of the hand"})
    verbs = {one.verb for one in after.values()}
    assert verbs == {Verb.ACCEPT, Verb.RENAME}
    assert label(after, "Flexor carpi ulnaris") == "Bones of the hand"


def test_the_name_of_another_list_moves_the_fact_whatever_that_was_found_under():
    other = id_of("Extensor carpi ulnaris")
    after = stored({}, other, {"group": "Bones of the hand"})
    after = stored(after, id_of("Palmaris longus"), {"group": "bones of the hand"})
    after = stored(after, other, {"group": "Straighteners"})
    assert label(after, "Palmaris longus") == "Straighteners"
    assert label(after, "Flexor carpi ulnaris") == "Flexors of the wrist"


def test_an_addition_stays_in_its_list_when_that_is_renamed_twice():
    fact = id_of("Palmaris longus")
    after = stored({}, fact, {"group": "Bones of the hand"})
    new = Decision(Verb.ADD, "member", {"name": "Hamate", "group": "Bones of the hand"}, "Sprains")
    added = new_id(apply(facts(), after).facts, new)
    after[added] = stored_addition(facts(), after, new)
    after = stored(after, fact, {"group": "Straighteners"})
    assert values(after, added)["group"] == "Straighteners"


def test_a_list_cannot_be_called_as_the_opposite_of_one_with_the_same_member():
    before = stored({}, id_of("Extensor carpi ulnaris"), {"group": "Bones of the hand"})
    same = Decision(Verb.CORRECT, "member", {"name": "Palmaris longus"})
    before[id_of("Extensor carpi radialis brevis")] = same
    given = correction(
        facts(), before, id_of("Extensor carpi ulnaris"), "member",
        {"group": "extensors of the wrist"},
    )  # fmt: skip
    assert given.problems == {"group": "in_opposite_group"}


def test_what_was_added_once_and_is_found_now_can_be_corrected():
    fact = id_of("Palmaris longus")
    before = {fact: Decision(Verb.ADD, "member", {"name": "x"}, "Palmaris longus")}
    after = stored(before, fact, {"name": "Palmaris brevis"})
    assert values(after, fact)["name"] == "Palmaris brevis"


def test_a_name_that_a_later_fact_gives_up_can_be_taken():
    first, later = id_of("Flexor carpi radialis"), id_of("Palmaris longus")
    after = stored(stored({}, later, {"name": "Gracilis"}), first, {"name": "Palmaris longus"})
    assert apply(facts(), after).lost == {}
    assert values(after, first)["name"] == "Palmaris longus"


def _with_a_type(of):
    """The decisions after a type of something new was added."""
    new = Decision(
        Verb.ADD, "type", {"name": "Soft", "of": of, "definition": "a dent that stays"}, "Sprains"
    )
    return {new_id(facts(), new): stored_addition(facts(), {}, new)}


def test_a_list_that_is_gone_keeps_its_name_from_no_other():
    mild, severe = id_of("Mild wrist sprain"), id_of("Severe wrist sprain")
    after = stored(_with_a_type("Swelling"), mild, {"of": "Swelling"})
    after = stored(after, severe, {"of": "wrist pain"})  # so all of its list are called
    after = stored(after, severe, {"of": "Swelling"})
    after = stored(after, severe, {"of": "wrist pain"})
    assert {values(after, one)["of"] for one in (mild, severe)} == {"wrist pain"}
    assert apply(facts(), after).lost == {}


def test_a_fact_stays_with_those_it_moved_to_when_they_are_called_as_its_list_was():
    fall, typing = id_of("a fall on the hand"), id_of("typing may be one")
    new = Decision(Verb.ADD, "cause", {"name": "Gout", "of": "Swelling"}, "Sprains")
    after = {new_id(facts(), new): stored_addition(facts(), {}, new)}
    for fact, of in (
        (typing, "Swelling"), (fall, "Swelling"), (fall, "wrist pain"), (typing, "a sore wrist")
    ):  # fmt: skip
        after = stored(after, fact, {"of": of})
    assert {values(after, one)["of"] for one in (fall, typing)} == {"a sore wrist"}


def test_a_type_may_take_the_name_of_one_in_the_list_that_it_leaves():
    severe = id_of("Severe wrist sprain")
    after = stored(_with_a_type("Swelling"), severe, {"name": "mild", "of": "Swelling"})
    assert apply(facts(), after).lost == {}
    assert values(after, severe)["of"] == "Swelling"


@pytest.mark.parametrize("typed", [{}, {"nothing": "x"}, {"qualifier": " "}])
def test_what_changes_nothing_accepts(typed):
    fact = id_of("Palmaris longus")
    assert stored({}, fact, typed) == {fact: Decision(Verb.ACCEPT, "member")}


@settings(max_examples=100, deadline=None)
@given(st.lists(corrections(facts()), max_size=6), st.lists(additions(facts()), max_size=2))
def test_what_was_said_last_stands_and_nothing_that_was_said_is_lost_unseen(acts, added):
    decisions = {}
    for one in added:
        now = apply(facts(), decisions).facts
        if not problems(now, article().text, one):
            decisions[new_id(now, one)] = stored_addition(facts(), decisions, one)
    for fact_id, typed in acts:
        after = stored(decisions, fact_id, typed.fields)
        if after is None:
            continue
        decisions = after
        made = apply(facts(), decisions)
        assert fact_id not in made.lost
        kind = next(one.kind for one in flat(facts()) if one.id == fact_id)
        lists = FACT_KINDS[kind].lists
        if lists and lists.field in typed.fields:
            home = lists.home(made.facts, fact_id)
            assert lists.named(made.facts, typed.fields[lists.field]) == home
        if "name" in typed.fields:
            name = values(decisions, fact_id)["name"]
            assert folded(name) == folded(line(typed.fields, "name"))
