"""A bank as a whole: what is drawn again, moved or left out so that no key is told by its kind."""

from dataclasses import replace

import pytest

from questions.items.balancing import twins_within_share, within_shares
from questions.items.model import Option
from questions.limits.shares import broken_shares, one_draw_each, sample
from tests.questions.scoring import quiz_items


def choice(number, *texts, place=0):
    options = tuple(Option(f"o{at}", text) for at, text in enumerate(texts))
    return replace(
        quiz_items.single_choice(),
        id=f"t.{number}",
        template=f"t.{number}",
        facts=(f"f{number}",),
        options=options,
        key=f"o{place}",
    )


def statement(number, verdict):
    made = quiz_items.true_false()
    return replace(made, id=f"s.{number}", template="s", key=verdict, facts=(f"s{number}",))


def asked_again(number):
    """Three other ways to ask what the choice of this number asks."""
    made = quiz_items.match()
    return [
        replace(made, id=f"{way}.{number}", template=f"m.{way}", facts=(f"f{number}",))
        for way in range(3)
    ]


def codes(items):
    return {code for code, _ in broken_shares([sample(one) for one in one_draw_each(items)])}


def balanced(items, others=(), seed=1):
    by_id = {one.id: one for one in others}
    return within_shares(tuple(items), seed, lambda item, number: by_id.get(item.id))


LONG, SHORT, MIDDLE = "a much longer option", "tiny", "an option"


def test_a_sound_bank_stays_as_it_is():
    items = [choice(n, MIDDLE, SHORT, LONG, place=n % 3) for n in range(12)]
    assert balanced(items) == tuple(items)


def test_keys_that_are_too_often_the_longest_are_drawn_again():
    items = [choice(n, LONG, SHORT, MIDDLE, place=n // 9) for n in range(12)]
    others = [choice(n, LONG, SHORT, LONG + " by far", place=0) for n in range(9)]
    found = balanced(items, others)
    assert "longest-key-rate" in codes(items)
    assert codes(found) == set()
    assert {one.id for one in found} == {one.id for one in items}


def test_no_more_is_drawn_again_than_has_to_be():
    items = [choice(n, LONG, SHORT, MIDDLE, place=n % 3 if n < 9 else 0) for n in range(16)]
    others = [choice(n, LONG, SHORT, LONG + " by far", place=0) for n in range(16)]
    found = {one.id: {o.text for o in one.options} for one in balanced(items, others)}
    changed = [one.id for one in items if found[one.id] != {o.text for o in one.options}]
    assert 0 < len(changed) < 6


def test_where_no_other_draw_helps_the_items_are_left_out_whose_facts_are_asked_again():
    items = [choice(n, LONG, SHORT, MIDDLE, place=0) for n in range(12)]
    again = [one for n in range(10) for one in asked_again(n)]
    found = balanced([*items, *again])
    assert codes(found) == set()
    assert {"t.10", "t.11"} <= {one.id for one in found}
    assert {one.id for one in again} <= {one.id for one in found}


def test_keys_that_all_stand_first_are_moved():
    items = [choice(n, MIDDLE, "other one", "third one", "fourth on", place=0) for n in range(12)]
    found = balanced(items)
    assert "key-position" in codes(items)
    assert codes(found) == set()
    assert [one.id for one in found] == [one.id for one in items]


def test_numbers_are_not_moved():
    items = [choice(n, "1 set", "2 sets", "3 sets", place=0) for n in range(12)]
    shown = [tuple(o.text for o in one.options) for one in balanced(items)]
    assert set(shown) == {("1 set", "2 sets", "3 sets")}


@pytest.mark.parametrize(
    ("true", "false", "kept"), [(5, 1, (2, 1)), (12, 5, (7, 5)), (1, 6, (1, 2)), (3, 0, (1, 0))]
)
def test_statements_of_one_verdict_are_left_out(true, false, kept):
    items = [statement(n, "true") for n in range(true)]
    items += [statement(n, "false") for n in range(true, true + false)]
    found = [one.key for one in balanced(items)]
    assert (found.count("true"), found.count("false")) == kept


def test_plain_statements_go_before_clinical_ones():
    clinical = [statement(0, "true"), statement(1, "false")]
    plain = [replace(statement(n, "true"), register="plain") for n in range(2, 6)]
    found = twins_within_share(plain, clinical)
    assert len(found) < len(plain)
    assert twins_within_share(found, clinical) == found


def test_the_seed_decides_and_nothing_else():
    items = [choice(n, LONG, SHORT, MIDDLE, place=0) for n in range(12)]
    assert balanced(items, seed=3) == balanced(items, seed=3)
