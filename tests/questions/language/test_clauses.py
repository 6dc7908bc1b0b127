"""Sentences taken apart into clauses."""

import pytest

from questions.language.clauses import MAX_SENTENCE, parse


def told(sentence):
    """Each clause as its subjects, its verb and its complement."""
    parsed = parse(sentence)
    return [
        (
            [parsed.quote(one) for one in parsed.conjuncts(clause.subject)],
            clause.verb,
            parsed.quote(clause.complement),
        )
        for clause in parsed.clauses
    ]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Gluteus medius abducts the hip and steadies the pelvis.",
         [(["Gluteus medius"], "abduct", "the hip"), (["Gluteus medius"], "steady", "the pelvis")]),
        ("The splenius, longissimus and semispinalis extend the neck.",
         [(["The splenius", "longissimus", "semispinalis"], "extend", "the neck")]),
        ("In the neck, the trapezius supports the head.",
         [(["the trapezius"], "support", "the head")]),
        ("The labrum, a ring that deepens the socket, keeps the ball in place.",
         [(["a ring"], "deepen", "the socket"), (["The labrum"], "keep", "the ball in place")]),
        ("Another cause may be arthritis.", [(["Another cause"], "be", "arthritis")]),
    ],
)  # fmt: skip
def test_a_clause_has_its_subject_verb_and_complement(sentence, clauses):
    assert told(sentence) == clauses


def test_voice_mood_and_negation_are_told():
    passive, negated = (
        parse(one).clauses[0] for one in ("Pain may be caused by a fall.", "It does not lift.")
    )
    assert (passive.passive, passive.modal, passive.verb) == (True, "may", "cause")
    assert negated.negated


def test_what_stands_in_brackets_hangs_on_the_word_before():
    parsed = parse("The patella (the kneecap) moves.")
    assert [(one.text, one.note) for one in parsed.tokens if one.note] == [
        ("patella", "the kneecap")
    ]


@pytest.mark.parametrize("sentence", ["", "...", "(a) (b)", "x" * 500, "a, " * 200, "((" * 250])
def test_any_words_are_taken_apart(sentence):
    parsed = parse(sentence)
    assert len(parsed.tokens) == len(parsed.letters)


def test_what_is_too_long_is_no_sentence():
    assert parse("a " * MAX_SENTENCE).tokens == ()
