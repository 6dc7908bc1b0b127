"""A sentence that counts parts leads in a list of them, with a full stop too."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of

NAMES = "- masseter\n- temporalis\n- medial pterygoid"


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("Three muscles help you to chew.", "Muscles that help you to chew"),
        ("Three muscles let you bite.", "Muscles that let you bite"),
        ("These muscles help us to close the mouth:", "Muscles that help us to close the mouth"),
        ("3 muscles enable you to clench hard.", "Muscles that enable you to clench hard"),
        ("Three strong muscles close the mouth.", "Muscles that close the mouth"),
        ("The muscles allow you to grind:", "Muscles that allow you to grind"),
    ],
)
def test_the_list_is_called_by_what_its_parts_do(lead: str, label: str) -> None:
    names = ["masseter", "temporalis", "medial pterygoid"]
    found = groups_of(facts_of(f"{lead}\n\n{NAMES}"))
    assert [(one, members) for one, _, members in found] == [(label, names)]


def test_exercises_that_help_are_none() -> None:
    assert groups_of(facts_of("Three exercises help you to chew.\n\n- yawn\n- bite\n- smile")) == []
