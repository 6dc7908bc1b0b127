"""The article of tables that ships: what it states is what the knowledge of the body says."""

from functools import cache

import pytest

from questions.articles import SHIPPED_SLUGS, shipped_article
from questions.facts import extract
from questions.knowledge import Verdict, body
from questions.reading import read
from questions.sound import sound_bank

SLUG = SHIPPED_SLUGS[1]


@cache
def facts():
    return extract(read(shipped_article(SLUG)))


def rows(relation):
    return [row for one in facts().attributes if one.relation == relation for row in one.rows]


def entry_of(subject):
    name, _, part = subject.partition(" (")
    return body().find_muscle(name, part.rstrip(")") or None) or body().find_muscle(name)


@pytest.mark.parametrize("relation", ["origin", "insertion", "nerve", "action"])
def test_every_muscle_has_every_column(relation):
    assert len(rows(relation)) == 24


def test_nerves_are_those_of_the_knowledge():
    for row in rows("nerve"):
        assert entry_of(row.subject).nerve.startswith(row.value[0]), row.subject


def test_actions_are_agreed():
    for row in rows("action"):
        for action in row.value:
            name, _, part = row.subject.partition(" (")
            said = body().says(name, part.rstrip(")") or None, action)
            assert said in (Verdict.YES, Verdict.SOMETIMES), (row.subject, action)


def test_the_bank_asks_the_tables_in_several_ways():
    bank = sound_bank(facts(), 1)
    templates = {item.template for item in bank.items}
    assert {"table.value", "table.subject", "table.match", "table.sort"} <= templates
