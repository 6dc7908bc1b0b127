import pytest

from questions import reading
from questions.articles import SHIPPED_SLUGS, shipped_article
from questions.facts import extract, flat
from questions.facts.cues import cut


@pytest.mark.parametrize(
    ("kind", "sentence", "asked", "answer"),
    [
        ("member", "Iliacus is a hip flexor.", "Iliacus is", "a hip flexor"),
        ("member", "The gemelli are hip rotators.", "The gemelli are", "hip rotators"),
        (
            "member",
            "Piriformis (when the hip is bent) is an internal rotator.",
            "Piriformis (when the hip is bent) is",
            "an internal rotator",
        ),
        ("cause", "A possible cause of a stiff hip is gout.", "A possible cause of a stiff hip is",
         "gout"),
        ("dose", "Clam is done for 2 sets.", "Clam is done for", "2 sets"),
        ("position", "Clam starts lying on the side.", "Clam starts", "lying on the side"),
        ("definition", "Labrum: a ring of cartilage.", "Labrum:", "a ring of cartilage"),
        ("attribute", "Origin of iliacus: fossa; crest.", "Origin of iliacus:", "fossa; crest"),
        ("goal", "Clam has this goal: Strengthen. Wake.", "Clam has this goal:",
         "Strengthen. Wake"),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_where_its_answer_begins(
    kind: str, sentence: str, asked: str, answer: str
) -> None:
    assert cut(kind, sentence) == (asked, answer)


@pytest.mark.parametrize(
    ("kind", "sentence"), [("steps", "Clam has 3 steps, done in order."), ("member", "No verb.")]
)
def test_what_has_no_such_place_is_not_cut(kind: str, sentence: str) -> None:
    assert cut(kind, sentence) is None


@pytest.mark.parametrize("slug", SHIPPED_SLUGS)
def test_the_facts_of_an_article_are_cut_without_losing_a_word(slug: str) -> None:
    found = flat(extract(reading.read(shipped_article(slug))))
    facts = [one for one in found if one.kind != "steps"]
    assert len(facts) > 20
    for fact in facts:
        cue = cut(fact.kind, fact.text)
        assert cue is not None, fact.text
        assert " ".join(cue).rstrip(".") == fact.text.rstrip(".")
