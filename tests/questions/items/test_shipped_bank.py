"""What holds for every item made from the article that ships."""

import re
from collections import Counter

import pytest

from questions.limits.choices import LONGEST_PROMPT, ChoiceSet, has_longest_key
from questions.facts import statements
from questions.items import Blanks, Kind, NumericRange, generate, public_view
from questions.items.families import families
from questions.items.wording import member_text
from questions.language.words import lemmas, words
from questions.scoring import score

# Keys that are a name for what the evidence shows: a type with both features, a role.
_TOLD_BY_RULE = ("single_choice.combined_type", "single_choice.role")


def of_kind(bank, *kinds):
    return [item for item in bank.items if item.kind in kinds]


def clinical(items):
    """The items in the article's own words; the plain ones say the same in others."""
    return [item for item in items if item.register == "clinical"]


def texts(item):
    return {option.id: option.text for option in item.options}


def key_texts(item):
    key = (item.key,) if isinstance(item.key, str) else item.key
    return [texts(item)[one] for one in key]


def said(item):
    yield item.prompt
    yield from (option.text for option in item.options)
    yield from (group.text for group in item.groups)
    yield from (item.feedback.right, item.feedback.wrong, *item.feedback.by_option.values())
    yield item.correction or ""


def test_there_are_at_least_sixty_different_items(shipped_bank):
    assert len({item.id for item in shipped_bank.items}) >= 60


def test_every_kind_is_there(shipped_bank):
    assert {item.kind for item in shipped_bank.items} == set(Kind)


def test_every_fact_is_asked(shipped_bank, shipped_facts):
    asked = {fact for item in shipped_bank.items for fact in item.facts}
    assert [one.text for one in statements(shipped_facts) if one.id not in asked] == []


def test_no_fact_is_invented(shipped_bank, shipped_facts):
    known = {one.id for one in statements(shipped_facts)}
    assert {fact for item in shipped_bank.items for fact in item.facts} <= known


def test_the_topic_is_that_of_the_fact(shipped_bank, shipped_facts):
    topic = {one.id: one.topic for one in statements(shipped_facts)}
    assert [item.id for item in shipped_bank.items if item.topic != topic[item.facts[0]]] == []


def test_the_key_is_worth_all(shipped_bank):
    for item in shipped_bank.items:
        key = item.key
        response = (key.low, key.high) if isinstance(key, NumericRange) else key
        if isinstance(key, Blanks):
            response = {blank: accepted[0] for blank, accepted in key.accepted.items()}
        assert score(item, response).score == 1, item.id


def test_evidence_quotes_the_article_word_for_word(shipped_bank, shipped_facts):
    text = shipped_facts.article.text
    for item in shipped_bank.items:
        assert item.evidence, item.id
        for quote in item.evidence:
            assert text[quote.start : quote.end] == quote.text


def test_evidence_holds_the_words_of_a_single_key(shipped_bank):
    for item in clinical(of_kind(shipped_bank, Kind.SINGLE_CHOICE)):
        quoted = lemmas(" ".join(quote.text for quote in item.evidence).replace("degrees", "°"))
        missing = (
            lemmas(key_texts(item)[0]) - quoted - lemmas("internal external impingement seated")
        )
        assert not missing or item.template in _TOLD_BY_RULE, (item.id, missing)


def test_no_group_question_has_a_second_key(shipped_bank, shipped_facts):
    """Brute force over what the article lists: an option is right exactly when it is in."""
    group_of = {
        member_text(member): group.label.lower()
        for group in shipped_facts.groups
        for member in group.members
    }
    asked = [
        item
        for item in clinical(shipped_bank.items)
        if item.template in ("single_choice.belongs", "multiple_choice.members")
    ]
    assert asked
    for item in asked:
        wanted = "internal" if "internal" in item.prompt else "external"
        true = {one for one in texts(item).values() if group_of[one].startswith(wanted)}
        assert set(key_texts(item)) == true, item.id


def test_a_doubled_muscle_is_never_shown_by_its_bare_name(shipped_bank, shipped_facts):
    names = Counter(m.name.lower() for group in shipped_facts.groups for m in group.members)
    doubled = {name for name, count in names.items() if count > 1}
    shown = [text.lower() for item in shipped_bank.items for text in texts(item).values()]
    assert len(doubled) == 3
    assert not doubled & set(shown)


def test_combined_is_offered_only_where_both_features_are_told(shipped_bank, shipped_facts):
    features = [
        lemmas(shipped_facts.types[0].definitions[name].key.split(",")[0])
        for name in ("cam", "pincer")
    ]
    offering = [i for i in clinical(shipped_bank.items) if "Combined" in texts(i).values()]
    assert offering
    for item in offering:
        assert all(feature <= lemmas(item.prompt) for feature in features)


def test_feedback_stands_for_every_option(shipped_bank):
    for item in shipped_bank.items:
        assert set(item.feedback.by_option) == {option.id for option in item.options}, item.id
        assert item.feedback.right
        assert item.feedback.wrong


def test_prompts_are_short_and_options_unique(shipped_bank):
    for item in shipped_bank.items:
        assert len(item.prompt.split()) <= LONGEST_PROMPT, item.id
        shown = [words(text) for text in texts(item).values()]
        assert len(set(shown)) == len(shown), item.id


def test_nobody_is_shouted_at(shipped_bank):
    assert not [item.id for item in shipped_bank.items if any("!" in text for text in said(item))]


def test_no_slot_is_left_open(shipped_bank):
    broken = re.compile(r"\bNone\b|[{}]|\s{2}|\.\.|\s[.,;]|\b(\w+) \1\b")
    assert [text for item in shipped_bank.items for text in said(item) if broken.search(text)] == []


def test_negative_questions_are_few_and_in_capitals(shipped_bank):
    negative = [one for one in shipped_bank.items if {"not", "except"} & set(words(one.prompt))]
    turned = [one for one in negative if one.template == "single_choice.does_not_belong"]
    assert all("NOT" in item.prompt for item in turned)
    assert len(turned) <= 0.05 * len(shipped_bank.items)


@pytest.mark.parametrize("seed", [1, 2, 3, 7, 2024])
def test_about_half_of_the_statements_are_true(shipped_facts, seed):
    stated = of_kind(generate(shipped_facts, seed), Kind.TRUE_FALSE)
    true = sum(item.key == "true" for item in stated)
    assert 0.4 <= true / len(stated) <= 0.6


def test_a_false_statement_keeps_its_correction(shipped_bank):
    for item in of_kind(shipped_bank, Kind.TRUE_FALSE):
        assert (item.correction is None) == (item.key == "true")
        assert item.correction != item.prompt


def test_an_order_is_never_shown_solved(shipped_bank):
    for item in of_kind(shipped_bank, Kind.ORDER):
        assert tuple(option.id for option in item.options) != item.key


def test_cautions_are_no_steps_to_order(shipped_bank):
    steps = [t for item in of_kind(shipped_bank, Kind.ORDER) for t in texts(item).values()]
    assert not [step for step in steps if step.lower().startswith(("do not", "don't", "avoid"))]


def test_matching_is_never_found_by_elimination(shipped_bank):
    for item in of_kind(shipped_bank, Kind.MATCH):
        assert item.reuse or len(item.groups) > len(item.options)
        assert len(item.options) <= 7
        assert len(set(item.key.values())) == len(item.key)


def test_nothing_is_asked_that_the_name_tells(shipped_bank, shipped_facts):
    for exercise in shipped_facts.exercises:
        naming = [item for item in shipped_bank.items if exercise.name in item.prompt]
        asked = {fact for item in naming for fact in item.facts}
        if words(exercise.name)[0] in ("seated", "side-lying", "quadruped"):
            assert exercise.parts["position"].id not in asked


def test_the_key_is_not_always_the_longest_or_the_first(shipped_bank):
    single = of_kind(shipped_bank, Kind.SINGLE_CHOICE)
    for item in single:
        wrong = tuple(text for text in texts(item).values() if text not in key_texts(item))
        rule = ChoiceSet(item.prompt, tuple(key_texts(item)), wrong, frozenset())
        assert not has_longest_key(rule), item.id
    places = Counter([one.id for one in item.options].index(item.key) for item in single)
    assert max(places.values()) < 0.45 * len(single)


def test_option_ids_tell_nothing(shipped_bank):
    """Neither the id nor its place in order of ids goes with being right."""
    single = of_kind(shipped_bank, Kind.SINGLE_CHOICE)
    ranks = Counter(sorted(o.id for o in item.options).index(item.key) for item in single)
    assert max(ranks.values()) < 0.45 * len(single)


def test_a_learner_sees_no_key(shipped_bank):
    hidden = ("key", "feedback", "facts", "fact_by_option", "evidence", "correction", "id")
    for item in shipped_bank.items:
        seen = public_view(item)
        assert not [name for name in hidden if hasattr(seen, name)]
        assert item.feedback.right not in repr(seen)


def test_the_doubled_muscles_are_sorted_by_their_qualifiers(shipped_bank, shipped_facts):
    (family,) = families(shipped_facts)
    doubled = {one.member.id for one in family.placed() if family.twins(one)}
    item = next(one for one in shipped_bank.items if one.template == "classify.doubled")
    assert set(item.facts) == doubled
    assert len(doubled) == 6
