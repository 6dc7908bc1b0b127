import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.items import generate
from questions.reading import read
from tests.questions.items.samples import hip_facts


@pytest.fixture(scope="session")
def shipped_facts():
    return extract(read(shipped_article()))


@pytest.fixture(scope="session")
def shipped_bank(shipped_facts):
    return generate(shipped_facts, seed=1, variants=3)


@pytest.fixture(scope="session")
def hip():
    return hip_facts()


@pytest.fixture(scope="session")
def hip_bank(hip):
    return generate(hip, seed=1)
