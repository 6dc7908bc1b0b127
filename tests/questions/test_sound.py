"""What reaches learners of what is made."""

from __future__ import annotations

from questions import extract, read
from questions.auditing import Want
from questions.facts.model import Facts
from questions.sound import gated_bank

EXERCISES = """# Exercises for a stiff calf

## Wall calf stretch

1. Stand in front of a wall.
2. Step back with one foot and press the heel down.
3. Hold for 30 seconds.

## Against the stairs

1. Stand on the lowest stair.
2. Let the heels sink.
3. Hold for 20 seconds.

## Standing heel raises

1. Stand behind a chair.
2. Rise onto the toes.
3. Repeat 12 times with a friend.
"""
GRADES = """# Tendon injuries

There are three grades of tendon injury.

- Grade 1: some fibers are torn and the tendon keeps its length
- Grade 2: about half of the fibers are torn and the tendon is longer
- Grade 3: complete
"""


def facts(text: str) -> Facts:
    return extract(read(text.encode()))


def asked(text: str, accepted: frozenset[str] = frozenset()) -> str:
    bank = gated_bank(facts(text), 1, accepted=accepted).bank
    return " ".join(item.prompt for item in bank.items)


def doses(text: str, name: str) -> frozenset[str]:
    return frozenset(
        one.parts["dose"].id for one in facts(text).exercises if one.name.startswith(name)
    )


def test_what_a_second_reading_vouches_for_is_asked() -> None:
    assert "“Wall calf stretch”" in asked(EXERCISES)


def test_what_it_does_not_vouch_for_is_left_out_and_says_why() -> None:
    left_out = gated_bank(facts(EXERCISES), 1).left_out
    assert sorted(left_out.values()) == [(Want.AMOUNT,), (Want.NAME,)]
    assert "“Against the stairs”" not in asked(EXERCISES)
    assert "“Standing heel raises”" not in asked(EXERCISES)


def test_a_reviewer_who_agrees_vouches_for_it() -> None:
    agreed = doses(EXERCISES, "Against") | doses(EXERCISES, "Standing")
    told = asked(EXERCISES, agreed)
    assert "“Against the stairs”" in told
    assert "“Standing heel raises”" in told
    assert gated_bank(facts(EXERCISES), 1, accepted=agreed).left_out == {}


def test_agreeing_to_one_fact_opens_no_other() -> None:
    told = asked(EXERCISES, doses(EXERCISES, "Against"))
    assert "“Against the stairs”" in told
    assert "“Standing heel raises”" not in told


def test_a_bare_label_describes_no_type() -> None:
    told = asked(GRADES)
    assert "keeps its length" in told or "about half" in told
    assert "Complete" not in told
