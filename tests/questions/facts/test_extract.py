"""Facts that hold for every article."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from questions.articles import shipped_article
from questions.facts import extract, facts_to_json, flat, topic_of, topics
from questions.facts.model import Facts
from questions.reading import Article, UnreadableArticleError, read


def shipped() -> Facts:
    return extract(read(shipped_article()))


def ids(facts: Facts) -> list[str]:
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            found.extend([value["id"]] if "id" in value else [])
            for one in value.values():
                collect(one)
        elif isinstance(value, list):
            for one in value:
                collect(one)

    collect(facts_to_json(facts))
    return found


def test_ids_are_unique():
    assert len(ids(shipped())) == len(set(ids(shipped())))


def test_every_askable_part_has_a_statement_with_its_topic():
    facts = shipped()
    told = {one.id: one for one in flat(facts)}
    parts = [one for one in ids(facts) if "." in one or one.startswith("definition-")]
    assert sorted(told) == sorted(parts)
    assert all(one.topic == topic_of(facts, one.id) for one in told.values())


def test_topics_are_short_headings():
    assert list(dict.fromkeys(topics(shipped()).values())) == [
        "Rotators of the hip",
        "Femoroacetabular impingement",
        "Exercises",
        "Causes",
        "Why it matters",
        "Terms",
    ]


def test_statements_are_plain_corrected_sentences():
    told = {one.text for one in flat(shipped())}
    assert "Gluteus medius (anterior fibers) is an internal rotator of the hip." in told
    assert "Tensor fasciae latae is an internal rotator of the hip." in told
    assert "Pigeon pose stretch is done for a hold of 30 to 60 seconds on each side." in told


def test_statements_have_evidence():
    assert all(one.evidence for one in flat(shipped()))


def test_facts_in_json_have_the_sections_of_the_contract():
    found = facts_to_json(shipped())
    assert list(found) == [
        "schema", "article", "groups", "types", "exercises", "causes", "functions", "red_flags",
        "definitions", "attributes", "contraindications", "symptoms",
        "warnings",
    ]  # fmt: skip
    assert found["exercises"][0]["dosage"] == {
        "reps": [20, 30], "sets": None, "hold_seconds": None, "duration_seconds": None,
        "per_day": None, "per_week": None, "sides": None,
    }  # fmt: skip


def test_an_article_without_facts_gives_none():
    facts = extract(
        read(b"# A walk\n\nIt was a sunny day, and we went for a long walk by the sea.")
    )
    assert dataclasses.replace(facts, article=shipped().article) == Facts(shipped().article)


PIECES = st.lists(
    st.sampled_from(shipped_article().decode().splitlines(keepends=True)), max_size=60
).map("".join)


@settings(deadline=None, max_examples=40)
@given(PIECES)
def test_any_order_of_lines_gives_facts_whose_evidence_quotes_the_text(text):
    try:
        article: Article = read(text.encode())
    except UnreadableArticleError:
        return
    facts = extract(article)
    for exercise in facts.exercises:
        assert all(step in article.text for step in exercise.steps)
    for group in facts.groups:
        for member in group.members:
            quoted = " ".join(article.quote(span) for span in member.evidence)
            assert member.name.split()[0] in quoted
    assert len(ids(facts)) == len(set(ids(facts)))
    assert extract(read(text.encode())) == facts
