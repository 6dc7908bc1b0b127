"""The auditor against the committees' marks."""

from __future__ import annotations

import random
from functools import cache

import pytest

from questions.quality.auditor import is_major
from tests.questions.quality.judged import Judged, judged, known_body

LEAST_FOUND = 0.8
MOST_ACCUSED = 0.03
# Read before there was this auditor. Later rounds are of banks from which it had taken what it
# finds: what readers still called major there is by that what it cannot see.
UNFILTERED = "hip-80"
_COMPARED = 80


@cache
def marked(mark: str) -> tuple[Judged, ...]:
    return tuple(one for one in judged() if one.mark == mark and one.round == UNFILTERED)


def test_most_major_flaws_are_found() -> None:
    major = marked("major")
    missed = [one.item["id"] for one in major if not is_major(one.findings(known_body()))]
    assert len(missed) <= (1 - LEAST_FOUND) * len(major), missed


def test_sound_items_are_not_accused() -> None:
    sound = marked("sound")
    accused = [one.item["id"] for one in sound if one.findings(known_body())]
    assert len(accused) <= MOST_ACCUSED * len(sound), accused


def test_in_no_round_are_sound_items_called_spoilt() -> None:
    sound = [one for one in judged() if one.mark == "sound"]
    spoilt = [one.item["id"] for one in sound if is_major(one.findings(known_body()))]
    assert len(spoilt) <= MOST_ACCUSED * len(sound), spoilt


def test_without_knowledge_nothing_more_is_found() -> None:
    for one in random.Random(1).sample([*judged()], _COMPARED):
        with_body = {found.code for found in one.findings(known_body())}
        assert {found.code for found in one.findings(None)} <= with_body | {"wrong-key"}


@pytest.mark.parametrize("mark", ["sound", "minor", "major"])
def test_every_mark_is_there(mark: str) -> None:
    assert marked(mark)
