"""A sentence that counts parts leads in a list of them, with a full stop too."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of

NAMES = "- masseter\n- temporalis\n- medial pterygoid"


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("Three strong muscles close the mouth.", "Muscles that close the mouth"),
    ],
)
def test_the_list_is_called_by_what_its_parts_do(lead: str, label: str) -> None:
    names = ["masseter", "temporalis", "medial pterygoid"]
    found = groups_of(facts_of(f"{lead}\n\n{NAMES}"))
    assert [(one, members) for one, _, members in found] == [(label, names)]


def test_exercises_that_help_are_none() -> None:
    assert groups_of(facts_of("Three exercises help you to chew.\n\n- yawn\n- bite\n- smile")) == []
