from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.facts import extract
from questions.facts.model import Exercise, Facts
from questions.items import generate
from questions.items.portions import cut, parts_of_families, portions
from questions.reading import read

_JOINTS = ("hip", "knee", "ankle", "elbow", "wrist", "shoulder", "jaw", "neck")


def _trained(count: int) -> Facts:
    """Exercises with the same name and another id each; what else they say does not count."""
    text = "# Hip\n\n## Bridge\n\n1. Lie on your back.\n2. Lift your hips.\n\nDo 3 x 12.\n"
    facts = extract(read(text.encode()))
    one = facts.exercises[0]
    return replace(facts, exercises=tuple(replace(one, id=f"e{n}") for n in range(count)))


def _defined(keys: list[str]) -> Facts:
    text = "# Hip\n\nThe labrum is a ring of cartilage around the socket.\n"
    facts = extract(read(text.encode()))
    one = facts.definitions[0]
    told = (replace(one, id=f"d{n}", term=f"T{n}", key=key) for n, key in enumerate(keys))
    return replace(facts, definitions=tuple(told))


def _listed(groups: int, members: int) -> Facts:
    lists = "\n".join(
        f"## Movers of the {_JOINTS[n % 8]} {n}\n\nIn all, {members} muscles move the "
        f"{_JOINTS[n % 8]} in way {n}:\n\n"
        + "".join(f"- Musculus {chr(97 + n % 26)}{n}o{m}us\n" for m in range(members))
        for n in range(groups)
    )
    return extract(read(f"# Movers\n\n{lists}".encode()))


@given(st.integers(1, 200), st.integers(8, 40))
def test_portions_hold_everything_once_and_in_order(count: int, most: int) -> None:
    exercises = _trained(count).exercises
    parts = cut(exercises, most)
    assert [one for part in parts for one in part] == list(exercises)
    assert all(len(part) <= most * 1.5 for part in parts)
    assert len(parts) == 1 or all(len(part) >= most // 2 for part in parts)


def test_an_edit_moves_things_nearby_only() -> None:
    exercises = _trained(400).exercises

    def ids(parts: list[tuple[Exercise, ...]]) -> set[tuple[str, ...]]:
        return {tuple(one.id for one in part) for part in parts}

    before = ids(cut(exercises, 16))
    after = ids(cut((*exercises[:200], *exercises[201:]), 16))
    assert 0 < len(before - after) <= 3


def test_an_article_of_common_length_is_one_portion() -> None:
    facts = _trained(12)
    assert list(portions(facts)) == [facts]


def test_terms_with_one_meaning_stay_together() -> None:
    keys = [f"a ring number {n % 100}" for n in range(200)]
    parts = list(portions(_defined(keys)))
    assert len(parts) > 1
    for key in keys[:100]:
        homes = [n for n, part in enumerate(parts) for one in part.definitions if one.key == key]
        assert len(homes) == 2
        assert len(set(homes)) == 1


@pytest.mark.parametrize(("groups", "members"), [(30, 4), (2, 150)])
def test_every_member_of_a_long_family_is_shown_in_one_part(groups: int, members: int) -> None:
    facts = _listed(groups, members)
    parts = parts_of_families(facts)
    shown = [one.member.id for part in parts for one in part.placed()]
    assert len(parts) > 1
    assert sorted(shown) == sorted(one.id for group in facts.groups for one in group.members)


def _program(count: int) -> Facts:
    """Exercises with a name and a dose of their own each."""
    told = "\n".join(
        f"## Lift {n}\n\n1. Lie on your back.\n2. Lift your hips.\n\nDo 3 sets of {n + 5}.\n"
        for n in range(count)
    )
    return extract(read(f"# Hip\n\n{told}".encode()))


def test_no_item_of_a_long_article_is_made_twice_and_every_portion_is_asked() -> None:
    facts = _program(60)
    parts = list(portions(facts))
    made = generate(facts, 1).items
    asked = {fact for item in made for fact in item.facts}
    ids = [(item.id, item.variant) for item in made]
    assert len(ids) == len(set(ids))
    assert len(parts) > 2
    assert all(any(one.parts["dose"].id in asked for one in part.exercises) for part in parts)
