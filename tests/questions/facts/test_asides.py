"""What people put around a statement, and the facts that stand inside."""

import pytest

from questions.facts.asides import plain
from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    "text",
    [
        "Bursitis, my doctor said, is inflammation of a small sac of fluid.",
        "Bursitis, on the other hand, is inflammation of a small sac of fluid.",
        "Bursitis, also known as housemaid’s knee, is inflammation of a small sac of fluid.",
        "Bursitis, or clergyman’s knee, is inflammation of a small sac of fluid.",
        "In short, bursitis is inflammation of a small sac of fluid.",
        "My physio told me that bursitis is inflammation of a small sac of fluid.",
        "Dr Osei explained that bursitis is inflammation of a small sac of fluid.",
    ],
)
def test_a_statement_is_read_without_what_stands_around_it(text):
    assert plain(text) == "Bursitis is inflammation of a small sac of fluid."


@pytest.mark.parametrize(
    "text",
    [
        "People used to think that bursitis is caused by cold.",
        "I thought that it was nothing.",
        "She said that no exercise helps.",
        "The bursa, the tendon, is and stays there.",
        "",
    ],
)
def test_a_doubtful_or_plain_statement_stays_as_it_is(text):
    assert plain(text) == text


@pytest.mark.parametrize("title", [
    "Jargon buster", "A few words explained", "Key terms", "Some terms you will hear", "Glossary",
    "What the words mean",
])  # fmt: skip
def test_a_glossary_is_told_by_its_heading(title):
    facts = facts_of(f"## {title}\n\n- Kyphosis: rounding of the upper back\n- Ataxia: bad aim\n")
    assert [one.term for one in facts.definitions] == ["Kyphosis", "Ataxia"]


@pytest.mark.parametrize(
    "text",
    [
        "## Terms of sale\n\n- Copyright: all of it is ours\n- Delivery: three days at most\n",
        "## Words from our boss\n\nThe main danger is a fall from the bed.",
        "The gym is a place where I go on Mondays.",
        "The real risk is a fall.",
        "Tight calves and a stiff ankle are the main reasons for a sore heel.",
    ],
)
def test_what_explains_no_word_is_no_definition(text):
    assert facts_of(text).definitions == ()
