import pytest

from questions.reading.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("Hold for approx. 30 sec. and let go.", 1),
        ("Hold for 30 sec. Then let go.", 2),
        ("See Dr. Smith about it.", 1),
        ("Use a band, e.g. a thin one.", 1),
        ("Is it stiff? Try this.", 2),
        ("It is 1.5 m long.", 1),
        ("He said “stop.” She did.", 2),
        ("1. Lie down.", 1),
        ("No stop at all", 1),
        ("Wait... what?", 1),
        ("Over 60 degs. >60 is much.", 2),
    ],
)
def test_sentences_end_where_people_end_them(text, count):
    assert len(split_sentences(text)) == count


def test_spans_count_from_the_offset():
    first, second = split_sentences("One. Two.", 10)
    assert (first.span.start, first.span.end) == (10, 14)
    assert (second.span.start, second.span.end) == (15, 19)
