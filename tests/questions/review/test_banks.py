"""Whatever a reviewer decides, the items that follow keep what every item must keep."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from questions.articles import shipped_article
from questions.facts import extract
from questions.facts.model import Facts
from questions.items import Kind, generate
from questions.reading import read
from questions.review import Decision, Verb, apply, new_id
from tests.questions.items.every_bank import SHIPPED, facts_of
from tests.questions.items.rules import OF_ITEMS, broken
from tests.questions.review.samples import additions, article, corrections, facts

# A reviewer may type braces and dots: they are shown as typed.
_RULES = {name: rule for name, rule in OF_ITEMS.items() if name != "nothing_said_is_broken"}


def decided(of: Facts):
    return st.builds(
        lambda about, added: dict(about) | {new_id(of, one): one for one in added},
        st.lists(corrections(of), max_size=8),
        st.lists(additions(of), max_size=4),
    )


def broken_rules(found: Facts, seed: int) -> list[str]:
    """What the rules for every item and every bank have against the one made from these facts."""
    items = generate(found, seed).items
    ids = Counter(item.id for item in items)
    turned = sum("NOT" in item.prompt.split() for item in items)
    return [
        *broken(found, items, _RULES),
        *(f"twice: {one}" for one, times in ids.items() if times > 1),
        *(["turned by a negation"] if turned > 0.05 * len(items) else []),
    ]


@settings(max_examples=40)
@given(decided(facts()), st.integers(0, 99))
def test_reviewed_facts_make_a_sound_bank(decisions, seed):
    assert broken_rules(apply(facts(), decisions).facts, seed) == []


@settings(max_examples=5)
@given(decided(facts_of(SHIPPED)), st.integers(0, 99))
def test_the_shipped_article_reviewed_makes_a_sound_bank(decisions, seed):
    assert broken_rules(apply(facts_of(SHIPPED), decisions).facts, seed) == []


def test_the_bank_of_a_review_without_decisions_is_the_bank_of_the_article():
    assert generate(apply(facts(), {}).facts, 7) == generate(extract(article()), 7)


def test_the_article_of_the_samples_makes_items_of_several_sorts():
    kinds = {item.kind for item in generate(facts(), 1).items}
    assert {Kind.SINGLE_CHOICE, Kind.CLASSIFY} <= kinds


def test_a_goal_of_the_reviewer_is_never_said_to_be_the_articles():
    text = re.sub(r"\*\*Goal:\*\* Lengthen[^\n]*\n\n", "", shipped_article().decode())
    bare = extract(read(text.encode()))
    goal = "Lengthen the muscles that turn the thigh outward."
    own = Decision(Verb.ADD, "goal", {"exercise": "Pigeon pose stretch", "goal": goal})
    fact = new_id(bare, own)
    items = generate(apply(bare, {fact: own}).facts, 1).items
    about = [item for item in items if fact in item.facts]
    assert about
    for item in about:
        assert "added in review; the article states none" in item.feedback.right
        assert "added in review; the article states none" in item.feedback.wrong
        assert not any("Lengthen" in quote.text for quote in item.evidence)
