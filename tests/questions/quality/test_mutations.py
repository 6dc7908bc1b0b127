"""Each flaw, put into sound items, is found; the sound ones have none."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import pytest

from questions.quality.auditor import audit_item
from tests.questions.quality.article import FACTS, SOUND
from tests.questions.quality.judged import judged, known_body
from tests.questions.quality.mutations import MUTATIONS, Mutation, inject

# As many flawed items are made of each flaw; each flaw draws its own of the sound ones.
_FLAWED = 30


@cache
def pool() -> tuple[tuple[dict[str, Any], dict[str, Any]], ...]:
    """Sound items, each with its facts."""
    by_readers = ((one.item, one.facts) for one in judged() if one.mark == "sound")
    return (*((one, FACTS) for one in SOUND), *by_readers)


def flawed(mutation: Mutation) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    rng = random.Random(mutation.name)
    for item, facts in rng.sample(pool(), len(pool())):
        found = inject(mutation, item, facts, rng)
        if found is not None:
            yield found, facts


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_a_flaw_is_found(mutation: Mutation) -> None:
    items = list(islice(flawed(mutation), _FLAWED))
    assert items
    for item, facts in items:
        codes = {found.code for found in audit_item(item, facts, known_body())}
        assert codes & set(mutation.codes), (item["prompt"], item["options"], codes)


@pytest.mark.parametrize("item", SOUND, ids=lambda one: one["prompt"][:40])
def test_a_sound_item_has_no_finding(item: dict[str, Any]) -> None:
    assert audit_item(item, FACTS, known_body()) == ()
