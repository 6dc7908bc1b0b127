"""What a list says of known things is certain, whether anybody counted it or not."""

import pytest

from questions.facts import flat
from questions.review.doubts import doubts_about
from questions.review.touching import Touched
from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    ("text", "is_certain"),
    [
        ("## Elbow flexors\n\n- Brachialis\n- Brachioradialis\n- Biceps brachii\n", True),
        ("## Further muscles\n\n- Brachialis\n- Brachioradialis\n- Biceps brachii\n", False),
    ],
)
def test_members_of_a_known_group_are_certain(text: str, is_certain: bool) -> None:
    facts = facts_of(text)
    told = [
        not doubts_about(facts, one, Touched(()), by_reviewer=False)
        for one in flat(facts)
        if one.kind == "member"
    ]
    assert told == [is_certain] * 3
