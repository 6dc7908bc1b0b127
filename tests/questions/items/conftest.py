from dataclasses import replace

import pytest

from questions.facts import extract
from questions.items import Kind, generate
from questions.reading import read
from tests.questions.items.every_bank import SHIPPED, bank_of, facts_of
from tests.questions.items.samples import STAGES, hip_facts


@pytest.fixture(scope="session")
def shipped_facts():
    return facts_of(SHIPPED)


@pytest.fixture(scope="session")
def shipped_bank():
    return bank_of(SHIPPED, 1, 3)


@pytest.fixture(scope="session")
def hip():
    return hip_facts()


@pytest.fixture(scope="session")
def hip_bank(hip, shipped_bank):
    """A bank of every kind: what the hand-made facts do not support comes from other articles."""
    bank = generate(hip, seed=1)
    lent = [one for one in shipped_bank.items if one.kind in (Kind.MATCH, Kind.CLOZE)]
    return replace(bank, items=(*bank.items, *lent, *stages_items()))


def stages_items():
    return generate(extract(read(STAGES.encode(), name="article.md")), 1).items
