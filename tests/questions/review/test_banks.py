"""Whatever a reviewer decides, the items that follow pass what holds for every bank."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.facts import extract
from questions.facts.model import Facts
from questions.items import Kind, generate
from questions.review import Decision, Verb, apply, new_id
from tests.questions.items import test_every_bank as every
from tests.questions.review.samples import additions, article, corrections, facts

_OF_BANK = (
    every.test_a_single_key_is_not_much_longer_than_every_distractor,
    every.test_options_are_unique_and_told_about,
    every.test_item_ids_are_unique,
    every.test_questions_turned_by_a_negation_are_few,
    every.test_prompts_are_short,
    every.test_matching_leaves_a_response_over_or_takes_one_twice,
)
_OF_FACTS = (
    every.test_no_member_outside_the_key_is_in_the_group,
    every.test_no_exercise_outside_the_key_has_the_dose_asked_for,
    every.test_no_other_exercise_starts_or_is_done_as_asked,
    every.test_what_is_listed_under_two_roles_is_no_wrong_answer,
    every.test_a_type_is_told_from_the_others,
    every.test_evidence_quotes_the_article,
)


def decided(of: Facts):
    return st.builds(
        lambda about, added: dict(about) | {new_id(of, one): one for one in added},
        st.lists(corrections(of), max_size=8),
        st.lists(additions(of), max_size=4),
    )


def broken_rules(found: Facts, seed: int) -> list[str]:
    """What the rules for every bank have against the one made from these facts."""
    bank = generate(found, seed)
    checks = [
        *(partial(check, bank) for check in _OF_BANK),
        *(partial(check, "reviewed", bank) for check in _OF_FACTS),
    ]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(every, "facts_of", lambda name: found)
        return [told for check in checks if (told := _broken(check))]


def _broken(check: Callable[[], None]) -> str:
    try:
        check()
    except AssertionError as found:
        return f"{check}: {found}"
    return ""


@settings(max_examples=150, deadline=None)
@given(decided(facts()), st.integers(0, 99))
def test_reviewed_facts_make_a_sound_bank(decisions, seed):
    assert broken_rules(apply(facts(), decisions).facts, seed) == []


@settings(max_examples=25, deadline=None)
@given(decided(every.facts_of("shipped")), st.integers(0, 99))
def test_the_shipped_article_reviewed_makes_a_sound_bank(decisions, seed):
    assert broken_rules(apply(every.facts_of("shipped"), decisions).facts, seed) == []


def test_the_bank_of_a_review_without_decisions_is_the_bank_of_the_article():
    assert generate(apply(facts(), {}).facts, 7) == generate(extract(article()), 7)


def test_the_article_of_the_samples_makes_items_of_every_sort():
    assert len({item.kind for item in generate(facts(), 1).items}) > 4


def test_a_goal_of_the_reviewer_is_never_said_to_be_the_articles():
    quoted = {"new_exercise": "Fist", "goal": "Loosen the fingers after typing."}
    own = Decision(Verb.ADD, "goal", {"exercise": "Table press", "goal": "Strengthen the palm."})
    other = Decision(Verb.ADD, "goal", quoted, "Typing may be one")
    added = {new_id(facts(), one): one for one in (own, other)}
    items = generate(apply(facts(), added).facts, 1).items
    about = [item for item in items if next(iter(added)) in item.facts]
    assert {Kind.SINGLE_CHOICE, Kind.TRUE_FALSE, Kind.MATCH} <= {item.kind for item in about}
    for item in about:
        assert "added in review; the article states none" in item.feedback.wrong
        assert "article gives “Table press”" not in str(item.feedback)
        assert "Table press" in {quote.text for quote in item.evidence}
        assert all("Press both palms" not in quote.text for quote in item.evidence)
