"""What only the article can tell is asked of patients alone; what is asked of nobody is gone."""

import tomllib
from importlib.resources import files

import pytest

from questions.items.registers import CLINICAL, PLAIN
from tests.questions.items.templates.banks import bank_of

TO_PATIENTS = ("dose.reps", "dose.hold", "term.meaning")
TO_NOBODY = ("dose.sets", "mirror.other_side", "sort.claimed", "mistake.observed")
CATALOGUES = {
    CLINICAL: ("clinical.toml", "exercises.clinical.toml"),
    PLAIN: ("plain.toml", "exercises.plain.toml"),
}


def worded(register):
    """The templates that have sentences in a register."""
    folder = files("questions.items") / "catalogue"
    texts = [(folder / name).read_text(encoding="utf-8") for name in CATALOGUES[register]]
    return {name for text in texts for name in tomllib.loads(text)}


@pytest.mark.parametrize("template", TO_PATIENTS)
def test_what_rests_on_the_article_has_words_for_patients_alone(template):
    assert template in worded(PLAIN)
    assert template not in worded(CLINICAL)


def test_doses_have_words_for_patients_alone():
    doses = {PLAIN: 0, CLINICAL: 0}
    for register in doses:
        doses[register] = sum(one.startswith("dose.") for one in worded(register))
    assert doses[PLAIN] > 3
    assert doses[CLINICAL] == 0


@pytest.mark.parametrize("variants", [1, 3])
def test_no_professional_is_asked_for_what_rests_on_the_article(variants):
    for name in ("shipped", "shoulder"):
        items = bank_of(name, variants=variants).items
        clinical = {one.template for one in items if one.register == CLINICAL}
        assert not clinical & set(TO_PATIENTS)


@pytest.mark.parametrize("template", TO_NOBODY)
def test_what_is_gone_has_words_for_nobody(template):
    assert template not in worded(CLINICAL) | worded(PLAIN)
