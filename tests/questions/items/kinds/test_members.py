"""What is said of a member of a group, in the number and with the verb of its names."""

import pytest

from questions.facts import extract
from questions.facts.model import Facts
from questions.items import Tier, generate
from questions.items.families import Placed
from questions.items.kinds import members
from questions.reading import read
from tests.questions.items.samples import article, group


def placed(label, name):
    made = group("g", label, ((name, None),), 1)
    return Placed(made.members[0], made)


@pytest.mark.parametrize(
    ("label", "name", "said"),
    [
        ("Knee flexors", "Sartorius", "Sartorius is a knee flexor."),
        ("Knee flexors", "Hamstrings", "Hamstrings are knee flexors."),
        ("The rotator cuff", "Teres minor", "Teres minor belongs to the rotator cuff."),
        ("First layer", "Lumbricals", "Lumbricals belong to the first layer."),
        ("Muscles that close the mouth", "Masseter", "Masseter closes the mouth."),
        ("Quadriceps", "Rectus femoris", "Rectus femoris belongs to the quadriceps."),
    ],
)
def test_a_statement_agrees_with_its_name(label, name, said):
    one = placed(label, name)
    assert members.statement(one, one.group) == said


@pytest.mark.parametrize(
    ("label", "none", "one_of"),
    [
        ("Knee flexors", "is NOT a knee flexor", "a knee flexor"),
        (
            "Muscles that close the mouth",
            "does NOT close the mouth",
            "a muscle that closes the mouth",
        ),
        ("Rotator cuff", "does NOT belong to the rotator cuff", "a part of the rotator cuff"),
    ],
)
def test_the_negation_and_the_one_asked_for(label, none, one_of):
    made = placed(label, "Any").group
    assert members.is_none(made) == none
    assert members.one_of(made) == one_of


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Knee flexors", "one of the knee flexors"),
        ("The thenar eminence, the soft cushion", "a part of the thenar eminence"),
    ],
)
def test_one_of_all(label, said):
    assert members.one_of_all(placed(label, "Any").group) == said


def test_a_short_label_is_never_the_bare_word_muscles():
    assert members.short_label(placed("Muscles of chewing", "Any").group) == "muscles of chewing"
    assert members.short_label(placed("Flexors of the knee", "Any").group) == "flexors"


CARPUS = (("Scaphoid", None), ("Lunate", None), ("Triquetrum", None), ("Pisiform", None))
TUNNEL = (("Median nerve", None), ("Long flexor tendons", None))


def asked(template, *groups):
    bank = generate(Facts(article(), groups=groups), 1)
    return [i for i in bank.items if i.template == template and i.register == "clinical"]


def test_a_list_by_itself_stands_beside_what_is_by_definition_none_of_it():
    row = group("g", "proximal row of the carpus", CARPUS, None)
    for template in ("single_choice.belongs", "multiple_choice.members", "true_false.member"):
        found = asked(template, row)
        assert found
        assert {proof.tier for one in found for proof in one.proofs.values()} == {Tier.LEXICON}


def test_a_complete_list_stands_beside_the_other_lists_of_the_article():
    inside = group("t", "structures in the tunnel", TUNNEL, 2)
    row = group("g", "bones of the row", CARPUS, None)
    (found, _) = asked("single_choice.belongs", inside, row)
    assert found.prompt.startswith("According to the article, which")
    assert {proof.tier for proof in found.proofs.values()} == {Tier.ARTICLE}
    assert all("complete with 2 entries" in proof.reason for proof in found.proofs.values())


def test_an_open_list_proves_nothing_of_what_is_on_another():
    inside = group("t", "structures in the tunnel", TUNNEL, None)
    row = group("g", "bones of the row", CARPUS, None)
    assert asked("single_choice.belongs", inside, row) == []


def test_a_false_statement_on_a_single_list_is_corrected_by_the_whole_of_it():
    row = group("g", "proximal row of the carpus", CARPUS, None)
    false = [one for one in asked("true_false.member", row) if one.key == "false"]
    assert false
    for one in false:
        assert one.correction.endswith("belongs to the proximal row of the carpus.")
        assert one.feedback.wrong == (
            "The article lists with the proximal row: scaphoid, lunate, triquetrum and pisiform."
        )


def test_the_head_of_a_table_is_not_quoted_as_the_words_before_a_list():
    rows = "| Flexors | Extensors |\n|---|---|\n| Biceps | Triceps |\n| Brachialis | Anconeus |\n"
    said = [
        why
        for item in generate(extract(read(f"# Arm\n\n{rows}".encode())), 1).items
        for why in item.feedback.by_option.values()
    ]
    assert any("lists it with the extensors. " in why for why in said)
    assert not any("|" in why for why in said)
