import io
import random

import pytest

from questions.articles import shipped_article
from questions.exchange import FORMATS, export
from questions.facts import extract
from questions.items import Kind, generate
from questions.reading import read
from tests.questions.exchange.responses import responses
from tests.questions.items.samples import STAGES

TITLE = "Hips / and “more”"


@pytest.fixture(scope="session")
def items():
    """The shipped bank, and questions of the kinds that it has none of."""
    shipped = generate(extract(read(shipped_article())), 1).items
    stages = generate(extract(read(STAGES.encode(), name="article.md")), 1).items
    found = (*shipped, *(one for one in stages if one.kind is Kind.ORDER))
    assert {one.kind for one in found} == set(Kind)
    return found


@pytest.fixture(scope="session")
def answered(items):
    """Each item with responses to it: the right one, others, and nothing like it."""
    rng = random.Random(1)
    return [(item, responses(item, rng)) for item in items]


@pytest.fixture(scope="session")
def exported(items):
    """The file and the losses in each format."""

    def write(name):
        to = io.BytesIO()
        lost = export(FORMATS[name], TITLE, items, to)
        return to.getvalue(), lost

    return {name: write(name) for name in FORMATS}
