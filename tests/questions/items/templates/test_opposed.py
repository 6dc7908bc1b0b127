"""Lists of muscles that oppose each other: keys that textbooks agree about, wrong answers that none
calls true."""

import pytest

from questions.items import Kind
from questions.items.templates import classified
from questions.knowledge import Verdict, body
from tests.questions.items.templates.banks import bank_of, facts_of, items_of, key_text, wrong_texts
from tests.questions.items.templates.practising import items, of, written

SEEDS = (1, 2, 3)
DISPUTED = {"adductor brevis", "adductor longus", "adductor magnus", "gracilis"}


@pytest.mark.parametrize("name", ["shipped", "shoulder", "elbow"])
def test_who_makes_a_movement_is_asked_of_any_joint(name):
    for item in items_of(name, "muscle.member", seeds=SEEDS):
        assert item.kind is Kind.SINGLE_CHOICE
        assert len(item.options) >= 3


def test_a_disputed_muscle_is_no_key_without_the_article():
    asked = [
        item
        for template in ("muscle.member", "muscle.opponent", "muscle.tight")
        for item in items_of("shipped", template, seeds=SEEDS, variants=3)
    ]
    assert not {key_text(item).lower() for item in asked} & DISPUTED


def test_a_muscle_whose_own_claim_is_disputed_is_no_wrong_answer():
    """Who has read another book would be right to choose it."""
    templates = ("member", "several", "opponent", "weak", "tight")
    asked = [
        item
        for template in (*(f"muscle.{one}" for one in templates), "scene.lever_muscle")
        for item in items_of("shipped", template, seeds=SEEDS, variants=3)
    ]
    wrong = {text.lower() for item in asked for text in wrong_texts(item)}
    assert {"gluteus maximus", "quadratus femoris"} <= wrong
    assert not [text for text in wrong if any(name in text for name in DISPUTED)]


def test_no_wrong_answer_is_one_that_a_textbook_calls_true():
    for item in items_of("shipped", "muscle.member", seeds=SEEDS, variants=3):
        movement = "hip internal rotation" if "inward" in item.prompt else None
        if movement is None:
            continue
        for text in wrong_texts(item):
            part, _, muscle = text.lower().rpartition(" of ")
            said = body().says(muscle, part or None, movement, "hip extended")
            assert said is Verdict.NO, (item.prompt, text)


def test_other_draws_ask_other_members():
    keys = {key_text(item) for item in items_of("shipped", "muscle.member", variants=4)}
    assert len(keys) >= 4


def test_how_many_are_right_does_not_tell_anything():
    counts = {
        (len(item.key), len(item.options))
        for item in items_of("shipped", "muscle.several", seeds=range(6), variants=3)
    }
    assert len({right for right, _ in counts}) >= 2
    assert any(2 * right != of for right, of in counts)


def test_partners_and_opponents_speak_of_the_movement_of_the_lists():
    for name, axis in (("shoulder", "rotation"), ("elbow", "flexion and extension")):
        for template in ("muscle.partners", "muscle.opponents"):
            assert all(axis in item.prompt for item in items_of(name, template, seeds=SEEDS))


def test_a_line_of_pull_is_offered_with_two_pairs_of_opposites():
    for item in items_of("shipped", "muscle.line_of_pull", seeds=SEEDS, variants=3):
        names = {option.text.lower() for option in item.options}
        movements = [body().movements[f"hip {name}"] for name in names]
        assert len(names) == 4
        assert all(one.opposite.removeprefix("hip ") in names for one in movements)


def test_findings_decide_between_training_and_stretching():
    weak = items_of("shipped", "muscle.weak", seeds=SEEDS)
    tight = items_of("shipped", "muscle.tight", seeds=SEEDS)
    assert all("Weakness of which" in item.prompt for item in weak)
    assert all("too short" in item.prompt for item in tight)
    minor = {name for name, one in body().muscles.items() if one.is_minor}
    assert not {key_text(item).lower() for item in (*weak, *tight)} & minor


def test_feedback_says_first_on_which_side_the_muscle_pulls():
    for item in items_of("shipped", "muscle.member"):
        assert "passes" in item.feedback.right
        assert item.feedback.by_option[item.options[0].id]


def test_lists_about_no_movement_are_asked_as_lists_alone():
    templates = {item.template for item in bank_of("knee").items}
    assert templates == {"sort.listed"}
    assert facts_of("knee").groups
    for item in items_of("knee", "sort.listed", seeds=SEEDS):
        assert "the article's lists" in item.prompt
        assert {group.text.split(" ")[0] for group in item.groups} == {"Static", "Dynamic"}


@pytest.mark.parametrize("label", ["Larynx", "Extends", "From the roots"])
def test_a_list_that_has_no_name_is_not_asked_for(label):
    text = """# Muscles

## Odd muscles

- Alpha minor
- Beta minor
- Gamma minor

## {label}

- Delta major
- Epsilon major
"""
    named, unnamed = (written(text.format(label=one)) for one in ("Even muscles", label))
    assert of("sort.listed", items(classified.choose, named))
    assert not of("sort.listed", items(classified.choose, unnamed))


def test_two_lists_of_one_movement_are_told_apart_by_their_labels():
    (item,) = items_of("wrist", "sort.listed")
    assert {group.text for group in item.groups} == {
        "Superficial flexors of the wrist",
        "Deep flexors of the wrist",
    }
    assert not [one for one in bank_of("wrist").items if one.template == "sort.muscles"]


def test_a_muscle_that_makes_the_movement_of_another_list_is_not_sorted():
    lists = """# Muscles of the hip

## Hip abductors

- Gluteus minimus
- {several}

## Hip flexors

- Sartor magnus
- Rectus brevis

## Hip extensors

- Gluteus quartus
- Semi longus
"""
    asked = {}
    for several in ("Tensor fasciae latae", "Tensor of nobody"):
        made = items(classified.choose, written(lists.format(several=several)))
        asked[several] = {
            option.text for item in of("sort.listed", made) for option in item.options
        }
        assert "Sartor magnus" in asked[several]
    assert "Tensor fasciae latae" not in asked["Tensor fasciae latae"]
    assert "Tensor of nobody" in asked["Tensor of nobody"]


@pytest.mark.parametrize("name", ["shipped", "shoulder", "elbow"])
def test_where_it_is_known_which_way_muscles_move_they_are_sorted_by_that_alone(name):
    items_of(name, "sort.muscles")
    asked = {item.template for item in bank_of(name, 1, 3).items}
    assert {one for one in asked if one.startswith("sort.")} == {"sort.muscles"}


def test_no_muscle_whose_own_claim_is_disputed_is_sorted():
    sorted_ones = {
        option.text.lower()
        for item in items_of("shipped", "sort.muscles", seeds=SEEDS, variants=3)
        for option in item.options
    }
    assert len(sorted_ones) >= 8
    assert not [text for text in sorted_ones if any(name in text for name in DISPUTED)]


def test_each_muscle_is_sorted_where_the_article_lists_it():
    homes = {
        member.id: "inward" if "internal" in group.label.lower() else "outward"
        for group in facts_of("shipped").groups
        for member in group.members
    }
    for item in items_of("shipped", "sort.muscles", seeds=SEEDS, variants=3):
        ways = {group.id: group.text.rpartition(" ")[2] for group in item.groups}
        assert set(ways.values()) == {"inward", "outward"}
        for option, fact in item.fact_by_option.items():
            assert ways[item.key[option]] == homes[fact]


def test_each_muscle_is_sorted_once_and_none_by_a_position_of_its_own():
    """Of two lines for one muscle that differ, placing one places the other."""
    for item in items_of("shipped", "sort.muscles", seeds=SEEDS, variants=3):
        muscles = [option.text.split(" of ")[-1].lower() for option in item.options]
        assert len({*muscles}) == len(muscles)
        assert not [one for one in muscles if "with the" in one]


def test_a_sort_never_has_as_many_in_each_group():
    for item in items_of("shipped", "sort.muscles", seeds=SEEDS, variants=3):
        placed = list(item.key.values())
        assert len({placed.count(group.id) for group in item.groups}) > 1


@pytest.mark.parametrize("template", ["sort.muscles", "muscle.several"])
def test_the_bullets_of_what_is_asked_are_quoted_with_their_lead_in(template):
    bullets = {
        member.id: {(one.start, one.end) for one in member.evidence}
        for group in facts_of("shoulder").groups
        for member in group.members
    }
    for item in items_of("shoulder", template):
        quoted = {(quote.start, quote.end) for quote in item.evidence}
        asked = set().union(*(bullets[fact] for fact in item.facts))
        assert asked < quoted
        assert len(quoted - asked) <= 2
