from itertools import combinations

import pytest

from questions.items.model import Kind
from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import purposes
from questions.items.templates.aims import aims, are_exchangeable, headed, said_plainly
from questions.items.templates.quoting import positions_in
from questions.language.words import lemmas
from questions.lexicon import table
from questions.limits.choices import LONGEST_PROMPT
from questions.limits.clang import tells_its_key
from tests.questions.items.templates.practising import (
    SHOULDER,
    context,
    items,
    key_text,
    labelled,
    of,
    shipped,
    written,
    wrong_texts,
)

ARTICLES = [
    shipped(),
    written(SHOULDER),
    labelled("acl-protocol.txt"),
    labelled("neck.html"),
]


# Of their aims it is seen at the movement which muscles work; of the others only the match asks.
AT_WORK = ARTICLES[:2]


def asked(facts, register=PLAIN, seed=1):
    """What exercises are for, told by their steps."""
    return of("purpose.of_steps", items(purposes.choose, facts, register, seed))


@pytest.mark.parametrize(
    ("facts", "register"),
    [*((facts, PLAIN) for facts in AT_WORK), *((facts, CLINICAL) for facts in AT_WORK)],
    ids=lambda one: one if isinstance(one, str) else one.article.title[:20],
)
def test_every_article_asks_for_purposes_told_by_steps(facts, register):
    # Where plain words for the muscles stand in the steps, too, patients are not asked.
    assert asked(facts, register) or facts.article.title.startswith("Rotation of the shoulder")
    for item in asked(facts, register):
        assert len(item.prompt.split()) <= LONGEST_PROMPT
        assert key_text(item).startswith("To ")
        assert all(text.startswith("To ") for text in wrong_texts(item))


@pytest.mark.parametrize("facts", ARTICLES, ids=lambda facts: facts.article.title[:20])
def test_it_is_asked_only_where_muscles_work(facts):
    """What is stretched or glides has to be known from the article; what works is seen."""
    at_work = {
        f"To {headed(one).text}"
        for one in aims(context(facts))
        if one.kind in ("activate", "strengthen")
    }
    made = of("purpose.of_steps", items(purposes.choose, facts, CLINICAL))
    assert {key_text(item) for item in made} <= at_work
    assert all(len(wrong_texts(item)) == 3 for item in made)


def test_what_only_tells_the_movement_again_is_no_purpose_to_be_found():
    for register in (PLAIN, CLINICAL):
        made = items(purposes.choose, shipped(), register)
        keys = {key_text(one) for one in of("purpose.of_steps", made)}
        assert not any("back and forth" in one for one in keys)
        (match,) = of("purpose.match", made)
        texts = {group.id: group.text for group in match.groups}
        assert not any("back and forth" in texts[home] for home in match.key.values())


def test_patients_are_told_what_muscles_do_and_not_their_names():
    seated = next(one for one in asked(shipped()) if "ankle" in one.prompt)
    assert key_text(seated) == "To train turning the thigh inward"
    told = " ".join(wrong_texts(seated))
    assert "rotation" not in told
    assert "flexion" not in told


@pytest.mark.parametrize("facts", ARTICLES, ids=lambda facts: facts.article.title[:20])
def test_a_purpose_is_never_told_by_a_name(facts):
    names = [one.name for one in facts.exercises]
    for item in asked(facts):
        assert not any(name in item.prompt for name in names)


@pytest.mark.parametrize("facts", ARTICLES, ids=lambda facts: facts.article.title[:20])
@pytest.mark.parametrize("seed", range(4))
def test_no_purpose_beside_the_key_could_be_exchanged_with_it(facts, seed):
    where = context(facts, PLAIN)
    told = aims(where)
    by_text = {f"To {one.text}": one for aim in told for one in (aim, headed(aim))}
    for item in asked(facts, seed=seed):
        shown = [by_text[one.text] for one in item.options if one.text in by_text]
        for one, other in combinations(shown, 2):
            assert not are_exchangeable(one, other, where.body), (one.text, other.text)


def test_a_wrong_purpose_has_no_tail_that_was_copied_from_the_key():
    for register in (CLINICAL, PLAIN):
        for item in asked(shipped(), register):
            tails = [one.text for one in item.options if " while " in one.text]
            assert len(tails) < 2


def test_turning_the_leg_is_told_from_moving_it_to_the_side():
    seated = next(one for one in asked(shipped(), CLINICAL) if "ankle" in one.prompt)
    assert {key_text(seated), *wrong_texts(seated)} == {
        f"To train {one}"
        for one in ("internal rotation", "external rotation", "abduction", "adduction")
    }


def test_the_key_is_explained_and_a_wrong_purpose_told_by_what_it_would_take():
    for item in (*asked(shipped()), *asked(shipped(), CLINICAL)):
        told = [item.feedback.by_option[one.id] for one in item.options if one.id != item.key]
        assert sum(one.startswith("That would take ") for one in told) == 2
        # Of the opposite movement, by what would be seen.
        signs = ("the foot moves inward", "the top knee goes up")
        assert sum(any(sign in one for sign in signs) for one in told) == 1


@pytest.mark.parametrize("facts", ARTICLES, ids=lambda facts: facts.article.title[:20])
def test_the_starting_position_is_told_with_the_movement(facts):
    for item in asked(facts):
        told = item.prompt.partition("What ")[0]
        starts = table("programs")["done"].values()
        assert positions_in(told) or any(one in told.lower() for one in starts)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_reached_along_the_way_is_no_wrong_purpose(seed):
    """Whoever turns the thigh inward lengthens what turns it outward."""
    inward = [
        item
        for register in (CLINICAL, PLAIN)
        for item in asked(shipped(), register, seed)
        if "internal rotat" in key_text(item) or "inward" in key_text(item)
    ]
    assert len(inward) >= 2
    for item in inward:
        told = " ".join(wrong_texts(item)).lower()
        assert "lengthen the muscles that turn the thigh outward" not in told
        assert "stretch the muscles that turn the thigh outward" not in told


@pytest.mark.parametrize("register", [CLINICAL, PLAIN])
@pytest.mark.parametrize("variant", range(4))
def test_a_match_has_one_purpose_left_over_and_none_exchangeable(register, variant):
    where = context(shipped(), register)
    (match,) = of("purpose.match", items(purposes.choose, shipped(), register, variant=variant))
    assert match.kind is Kind.MATCH
    assert len(match.groups) == len(match.options) + 1
    by_text = {
        said_plainly(headed(one).text, one, where) if register == PLAIN else headed(one).text: one
        for one in aims(where)
    }
    matched = [
        by_text[group.text[3:]] for group in match.groups if group.id in {*match.key.values()}
    ]
    for one, other in combinations(matched, 2):
        assert not are_exchangeable(one, other, where.body)


@pytest.mark.parametrize("variant", range(3))
@pytest.mark.parametrize("register", [CLINICAL, PLAIN])
def test_what_is_done_is_matched_and_never_a_name(register, variant):
    names = {one.name for one in shipped().exercises}
    made = items(purposes.choose, shipped(), register, variant=variant)
    (match,) = of("purpose.match", made)
    for option in match.options:
        assert "“" in option.text
        assert not any(name in option.text for name in names)


def test_a_match_is_of_steps_that_no_purpose_alone_repeats():
    (match,) = of("purpose.match", items(purposes.choose, shipped()))
    texts = {group.id: group.text for group in match.groups}
    for option in match.options:
        told = texts[match.key[option.id]]
        assert not tells_its_key(option.text, told, texts.values(), context(shipped()).neutral)


def test_the_evidence_is_the_step_that_is_told():
    for item in asked(shipped()):
        quoted = lemmas(" ".join(quote.text for quote in item.evidence))
        told = lemmas(item.prompt.split("“")[1].split("”")[0])
        assert told <= quoted


def test_where_the_purposes_could_be_exchanged_nothing_is_matched():
    assert not of("purpose.match", items(purposes.choose, labelled("abdominals.txt")))
