"""Lists whose lead-in names a kind of part that joins in."""

import pytest

from questions.facts.leads import label_from_lead


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("During hard breathing these are joined by the accessory muscles:", "Accessory muscles"),
        ("They are helped by the strap muscles:", "Strap muscles"),
        ("In a fall it is backed up by the collateral ligaments:", "Collateral ligaments"),
        ("On stairs they are aided by the plantar ligaments:", "Plantar ligaments"),
        ("When you push off these are assisted by small muscles:", "Small muscles"),
        ("Lower down it is crossed by the sensory nerves:", "Sensory nerves"),
    ],
)
def test_what_joins_in_is_the_label(lead: str, label: str) -> None:
    assert label_from_lead(lead) == label
