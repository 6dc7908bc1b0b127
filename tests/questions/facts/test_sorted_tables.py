"""Tables whose columns hold nothing but names."""

import pytest

from tests.questions.facts.samples import facts_of, groups_of


def table(*rows: str) -> str:
    head, *body = (f"| {' | '.join(one.split('/'))} |" for one in rows)
    return "\n".join([head, "|" + "---|" * (rows[0].count("/") + 1), *body])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("Front/Back", "rectus femoris/biceps femoris", "sartorius/semitendinosus"),
            {"Front": 2, "Back": 2},
        ),
        (
            ("Superficial/Deep", "gastrocnemius/popliteus", "soleus/tibialis posterior"),
            {"Superficial": 2, "Deep": 2},
        ),
        (
            ("Row one/Row two", "scaphoid/trapezium", "lunate/capitate", "triquetrum/"),
            {"Row one": 3},
        ),
        (
            ("Median nerve/Ulnar nerve", "pronator teres/flexor carpi ulnaris", "palmaris longus/"),
            {},
        ),
        (
            ("Pull/Push", "latissimus dorsi/pectoralis major", "biceps brachii/triceps brachii"),
            {"Pull": 2, "Push": 2},
        ),
        (
            ("Tarsus/Leg", "talus/tibia", "calcaneus/fibula", "navicular/patella"),
            {"Tarsus": 3, "Leg": 3},
        ),
    ],
)
def test_each_column_is_a_group_by_its_header(
    rows: tuple[str, ...], expected: dict[str, int]
) -> None:
    found = {label: len(names) for label, _, names in groups_of(facts_of(table(*rows)))}
    assert expected.items() <= found.items()


@pytest.mark.parametrize(
    "rows",
    [
        ("Tight/Weak because", "soleus/you sit a lot", "psoas/you seldom walk"),
        ("Muscle/Nerve", "soleus/tibial nerve", "deltoid/axillary nerve"),
        ("Stretches/Drills", "soleus/talus", "psoas/tibia"),
        ("Muscle/Origin", "soleus/fibula", "psoas/lumbar vertebrae"),
        ("Day/Meal", "Monday/soup", "Tuesday/rice"),
    ],
)
def test_other_columns_are_none(rows: tuple[str, ...]) -> None:
    assert groups_of(facts_of(table(*rows))) == []
