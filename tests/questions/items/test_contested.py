import dataclasses

import pytest

from questions.facts.model import Facts, ListedItem, Listing
from questions.items import generate
from questions.items.contested import attributed, contested_facts
from tests.questions.items.samples import article, external, hip_facts, internal, span


def test_a_part_or_an_angle_is_the_articles_own_word():
    found = contested_facts(Facts(article(), groups=(internal(), external())))
    assert "in.gluteus-medius-anterior-fibers" in found
    assert "ex.piriformis-<60-degrees-of-hip-flexion" in found
    assert "in.gracilis" not in found


def test_so_is_a_muscle_of_which_textbooks_tell_opposite_things():
    found = contested_facts(Facts(article(), groups=(internal(), external())))
    assert {"in.adductor-brevis", "ex.adductor-longus"} <= found
    assert "ex.gluteus-maximus" not in found


def test_so_is_what_stands_in_a_hedged_sentence():
    hedged = ListedItem(
        "c1", "arthritis", "Arthritis may be another.", span("Arthritis may be another.")
    )
    plain = ListedItem("c2", "squatting", "", span("One needs it for squatting."))
    facts = Facts(article(), causes=(Listing("c", "a stiff hip", (hedged, plain)),))
    assert contested_facts(facts) == {"c1"}


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("Which one turns the thigh?", "According to the article, which one turns the thigh?"),
        ("TFL turns the thigh in.", "According to the article, TFL turns the thigh in."),
        ("Achilles tears are rare.", "According to the article, Achilles tears are rare."),
        ("How does the article list it?", "How does the article list it?"),
        ("What is the article’s dose?", "What is the article’s dose?"),
    ],
)
def test_a_prompt_asks_what_the_article_says(prompt, asked):
    assert attributed(prompt) == asked
    assert attributed(asked) == asked


def test_questions_about_parts_name_the_article_and_others_need_not(hip_bank):
    stated = [
        item
        for item in hip_bank.items
        if item.template == "true_false.member" and item.register == "clinical"
    ]
    parts = [item for item in stated if "(" in item.prompt]
    assert len(parts) == 6
    assert all(item.prompt.startswith("According to the article, ") for item in parts)
    told = [item.prompt for item in stated if item not in parts]
    common = [prompt for prompt in told if "adductor" not in prompt.lower()]
    assert len(common) > 5
    assert not any("article" in prompt for prompt in common)


def test_a_distractor_that_is_a_part_makes_the_question_one_about_the_article():
    bank = generate(dataclasses.replace(hip_facts(), exercises=()), 1)
    asked = [item for item in bank.items if item.template == "single_choice.belongs"]
    assert asked
    for item in asked:
        is_own_word = any("(" in one.text or "Adductor" in one.text for one in item.options)
        assert item.prompt.startswith("According to") is is_own_word
