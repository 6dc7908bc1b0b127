"""Of long lists, what stands beside one of their items is no more than of short ones."""

from itertools import product

import pytest

from questions.facts.model import ArticleRef, Facts, ListedItem, Listing
from questions.items import Kind, generate
from questions.items.kinds.lists import lists_of
from questions.reading.article import Span

_SIGNS = "bcdfghklmnprstvz"


def names(count, start):
    """So many names without a word in common."""
    told = ("".join(signs) for signs in product(_SIGNS, "aeiou", _SIGNS, "aeiou", _SIGNS))
    return [f"{start}{name}" for name, _ in zip(told, range(count), strict=False)]


def long_lists(count):
    lines = {"causes": names(count, "pa"), "red_flags": names(count, "qu")}
    text = "\n".join(f"{role}:\n" + "\n".join(told) for role, told in lines.items())
    listings = {
        role: (Listing(role, "a stiff knee", tuple(_item(text, role, name) for name in told)),)
        for role, told in lines.items()
    }
    return Facts(ArticleRef("Knees", "0", text), **listings)


def _item(text, role, name):
    at = text.index(f"\n{name}") + 1
    return ListedItem(f"{role}.{name[::-1]}", name, name, (Span(at, at + len(name)),))


@pytest.mark.parametrize("count", [20, 24, 25, 300])
def test_what_stands_beside_an_item_is_bounded_and_of_another_role(count):
    lists = lists_of(long_lists(count))
    for one in lists.everything:
        beside = lists.beside(one)
        assert len(beside) == len(set(beside)) == min(count, 24)
        assert all(other.role is not one.role for other in beside)


def test_items_of_a_long_list_have_different_things_beside_them():
    lists = lists_of(long_lists(200))
    assert len({frozenset(map(id, lists.beside(one))) for one in lists.everything[:20]}) > 1


def test_an_item_more_moves_little_of_what_stands_beside_the_others():
    before, after = (lists_of(long_lists(count)) for count in (200, 201))
    known = {
        one.item.id: [other.item.id for other in before.beside(one)] for one in before.everything
    }
    same = [
        len(set(known[one.item.id]) & {other.item.id for other in after.beside(one)}) >= 23
        for one in after.everything
        if one.item.id in known
    ]
    assert all(same)


def test_names_that_say_the_same_in_two_roles_are_found_however_many_there_are():
    facts = long_lists(100)
    told = facts.red_flags[0].items
    twice = Listing("functions", "walking", (ListedItem("f.1", told[50].name, "", ()),))
    apart = {one.item.id for one in lists_of(facts_with(facts, twice)).everything if one.is_apart}
    assert "f.1" not in apart
    assert told[50].id not in apart
    assert told[51].id in apart


def facts_with(facts, listing):
    return Facts(
        facts.article, functions=(listing,), causes=facts.causes, red_flags=facts.red_flags
    )


def test_feedback_on_a_long_list_names_what_was_asked_alone():
    bank = generate(long_lists(30), 1)
    asked = next(item for item in bank.items if item.kind is Kind.MULTIPLE_CHOICE)
    assert len(asked.feedback.right.split()) < 30
    right = [option.text.lower() for option in asked.options if option.id in asked.key]
    assert all(text in asked.feedback.right for text in right)


def test_every_item_of_a_list_is_asked_among_several():
    facts = long_lists(9)
    wanted = {item.id for role in (facts.causes, facts.red_flags) for item in role[0].items}
    several = [item for item in generate(facts, 1).items if item.kind is Kind.MULTIPLE_CHOICE]
    assert wanted <= {fact for item in several for fact in item.facts}
    sorted_ones = [item for item in generate(facts, 1).items if item.kind is Kind.CLASSIFY]
    assert wanted <= {fact for item in sorted_ones for fact in item.facts}
