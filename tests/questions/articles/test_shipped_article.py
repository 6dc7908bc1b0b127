"""The shipped article: readable, in our own words, and careful."""

import re
from pathlib import Path

import pytest

from questions.articles import shipped_article
from questions.facts import extract
from questions.reading import Article, BlockKind, read

PAGE = Path(__file__).parents[4] / "shared" / "articles" / "hip-internal-rotation.page.txt"


@pytest.fixture(scope="module")
def article() -> Article:
    return read(shipped_article())


@pytest.fixture(scope="module")
def prose(article: Article) -> list[str]:
    """The sentences of the article without its headings and without the lists of muscles."""
    muscles = {
        span for group in extract(article).groups for m in group.members for span in m.evidence
    }
    return [
        sentence.text
        for section in article.sections
        for block in section.blocks
        if block.kind is not BlockKind.HEADING and block.span not in muscles
        for sentence in block.sentences
    ]


def test_a_patient_can_read_it(prose):
    """Automated Readability Index (Smith & Senter 1967): 4.71 characters per word + 0.5 words per
    sentence - 21.43, or Coleman-Liau (1975): 0.0588 letters and -0.296 sentences per 100 words
    - 15.8; either is a US school grade."""
    words = [word for sentence in prose for word in re.findall(r"[\w’'/-]+", sentence)]
    letters = sum(len(re.sub(r"\W", "", word)) for word in words)
    ari = 4.71 * letters / len(words) + 0.5 * len(words) / len(prose) - 21.43
    coleman_liau = 5.88 * letters / len(words) - 29.6 * len(prose) / len(words) - 15.8
    assert 6 <= max(ari, coleman_liau) <= 9


def test_it_says_that_it_is_no_medical_advice(article):
    assert "not medical advice" in article.text


def test_it_keeps_hedges_and_leaves_doubtful_claims_out(article):
    assert "Another cause may be arthritis" in article.text
    assert "largest" not in article.text


def test_no_sentence_of_it_is_the_pages(prose):
    if not PAGE.exists():
        pytest.skip("the page itself is not part of the project and is not here")
    page = _words(PAGE.read_text(encoding="utf-8"))
    for sentence in prose:
        words = _words(sentence).split()
        assert len(words) < 6 or " ".join(words) not in page


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
