"""Who gives a leaflet out stands above its title and is none."""

import pytest

from questions.reading import read

BODY = (
    "What is it?\n\nIt is pain on the outer side of the shoulder that comes from the tendons around"
    " the joint and hurts at night.\n\nWhat causes it?\n\nIt comes from lifting the arm too often"
    " without any rest between.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "Northfield Hospital",
        "Northfield Community Hospital\nPhysiotherapy Outpatients\n",
        "Department of Physiotherapy",
        "St Mary's NHS Trust",
        "Riverside Medical Centre",
        "Brightwater Physio",
        "University of Leeds\n\nSchool of Medicine",
    ],
)
def test_the_sender_is_no_title(head: str) -> None:
    assert read(f"{head}\n\nRotator cuff pain\n\n{BODY}".encode()).title == "Rotator cuff pain"


@pytest.mark.parametrize("title", ["The Rotator Cuff", "Your shoulder after surgery"])
def test_a_title_above_its_sender_stays(title: str) -> None:
    assert read(f"{title}\n\nRiverside Hospital\n\n{BODY}".encode()).title == title
