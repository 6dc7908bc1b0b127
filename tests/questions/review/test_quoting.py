import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.review.quoting import find_quote, sentences_at

TEXT = "The “hip” turns in.\n\nIt turns out | too. Then it stops.\nThe hip turns in."


def quoted(quote, start=None, text=TEXT):
    span = find_quote(text, quote, start)
    return None if span is None else (span.start, text[span.start : span.end])


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("turns out", "turns out"),
        ("TURNS  OUT", "turns out"),
        ('the "hip" turns', "The “hip” turns"),
        ("turns in. it turns", "turns in.\n\nIt turns"),
        ("out too.", "out | too."),
        ("urns ou", "urns ou"),
        ("nowhere", None),
        ("", None),
        ("|", None),
    ],
)
def test_a_quote_is_found_whatever_became_of_its_form(quote, found):
    place = quoted(quote)
    assert (place and place[1]) == found


def test_of_several_places_the_nearest_counts():
    assert quoted("turns in.")[0] == TEXT.index("turns in.")
    assert quoted("turns in.", len(TEXT))[0] == TEXT.rindex("turns in.")


def test_a_quote_stands_for_the_sentences_that_it_touches():
    span = find_quote(TEXT, "too. Then", None)
    assert [TEXT[one.start : one.end] for one in sentences_at(TEXT, span)] == [
        "It turns out | too.",
        "Then it stops.",
    ]


@given(st.text(alphabet="aAé “'|\n.", max_size=30), st.data())
def test_any_part_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    span = find_quote(text, part, start)
    if any(char not in " |\n" for char in part):
        assert span is not None
        assert sentences_at(text, span)
