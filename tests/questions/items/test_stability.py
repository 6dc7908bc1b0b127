"""An edit elsewhere in the article leaves an item as it is: its id, its options and its key. Only
where the shares of the whole bank ask for it may one come, go or be drawn again."""

import re
from functools import cache

import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.items import generate
from questions.reading import read
from tests.questions.items.every_bank import bank_of, path_of

_ADDED = "A warm room is pleasant. A short walk around the block is enough for most people."

# What the shares of a whole bank may ask for: an item less can tip the lengths of its keys.
_DRAWN_AGAIN = 6

# Lists, stages and exercises with doses, in Markdown and in bare text.
_OTHERS = ("hip-actions.md", "inner-ankle.md", "knee-arthritis.txt", "elbow.txt")
_PIGEON = re.compile("pigeon|lengthen", re.IGNORECASE)


@cache
def items_of(text, seed):
    bank = generate(extract(read(text.encode(), name="article.md")), seed)
    return {item.id: item for item in bank.items}


def shown(item):
    options = {option.id: option.text for option in item.options}
    return item.prompt, options, tuple(group.text for group in item.groups), item.key


@pytest.fixture(scope="module")
def article():
    return shipped_article().decode()


@pytest.fixture(scope="module")
def without_pigeon(article):
    return re.sub(r"### Pigeon pose stretch\n.*?(?=### )", "", article, flags=re.DOTALL)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("place", ["## In short", "## External rotators of the hip"])
def test_a_paragraph_more_changes_no_item(article, place, seed):
    before = items_of(article, seed)
    after = items_of(article.replace(place, f"{_ADDED}\n\n{place}"), seed)
    assert {one: shown(item) for one, item in after.items()} == {
        one: shown(item) for one, item in before.items()
    }


@pytest.mark.parametrize("name", _OTHERS)
def test_nor_in_other_articles(name):
    data = path_of(name).read_bytes()
    before = {item.id: shown(item) for item in bank_of(name, 1).items}
    longer = extract(read(data + f"\n\n{_ADDED}\n".encode(), name=name))
    assert before
    assert {item.id: shown(item) for item in generate(longer, 1).items} == before


def touches_pigeon(item):
    said = f"{item.prompt} {item.feedback} {shown(item)} {item.evidence} {item.proofs}"
    return bool(_PIGEON.search(said))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_exercise_less_keeps_all_items_that_do_not_speak_of_it(article, without_pigeon, seed):
    before, after = items_of(article, seed), items_of(without_pigeon, seed)
    others = {one: item for one, item in before.items() if not touches_pigeon(item)}
    lost = set(others) - set(after)
    changed = {
        one for one, item in others.items() if one in after and shown(after[one]) != shown(item)
    }
    assert len(others) > 50
    assert len(lost | changed) <= _DRAWN_AGAIN, (lost, changed)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_muscle_less_keeps_all_items_about_other_things(article, seed):
    edited = article.replace("Altogether, 7 muscles", "Altogether, 6 muscles")
    edited = edited.replace("- Gracilis\n", "")
    before, after = items_of(article, seed), items_of(edited, seed)
    muscles = re.compile(r"^(muscle|sort|scene|picture|statement|two_ways)\.")
    others = {one: item for one, item in before.items() if not muscles.match(item.template)}
    assert len(others) > 15
    gone = {one for one in others if one not in after or shown(after[one]) != shown(others[one])}
    assert len(gone) <= _DRAWN_AGAIN, gone
