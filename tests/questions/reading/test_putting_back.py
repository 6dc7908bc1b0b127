from questions.reading import read
from questions.reading.article import Gap
from questions.reading.putting_back import LeftOut, put_back, still_out
from questions.reading.writing import to_markdown

_PAGE = b"""<html><body><nav><a href="/">Home</a> <a href="/x">Shop</a></nav><main><h1>Toes</h1>
<p>Toes bend. They also spread when somebody stands on them.</p>
<aside>Keep the foot warm.</aside><aside>Move it each hour.</aside>
<h2>Muscles</h2><ul><li>Lumbricals</li><li>Quadratus plantae</li></ul></main></body></html>"""


def lines_of(page):
    article = read(page)
    lines = [LeftOut(*one) for one in zip(article.left_out, article.gaps, strict=True)]
    return to_markdown(article), lines


def number_of(lines, text):
    return next(at for at, one in enumerate(lines) if one.text == text)


def test_lines_come_back_where_they_stood_in_their_order():
    source, lines = lines_of(_PAGE)
    wanted = [number_of(lines, "Move it each hour."), number_of(lines, "Keep the foot warm.")]
    text = put_back(source, lines, wanted)
    stood = [text.index(one) for one in ("on them.", "Keep the foot", "Move it", "## Muscles")]
    assert stood == sorted(stood)
    assert put_back(text, lines, wanted) == text
    assert not set(wanted) & set(still_out(text, lines))


def test_one_after_the_other_gives_the_same_as_both_at_once():
    source, lines = lines_of(_PAGE)
    first, second = (number_of(lines, one) for one in ("Keep the foot warm.", "Move it each hour."))
    both = put_back(source, lines, [first, second])
    assert put_back(put_back(source, lines, [first]), lines, [second]) == both
    assert put_back(put_back(source, lines, [second]), lines, [first]) == both


def test_a_line_at_the_head_comes_back_to_the_head():
    _, lines = lines_of(_PAGE)
    (shop,) = [at for at, one in enumerate(lines) if "Shop" in one.text]
    text = put_back("# Toes\n\nToes bend.\n", lines, [shop])
    assert text.split("\n")[0].endswith("Shop")


def test_where_its_neighbour_is_gone_or_nobody_knows_it_stands_at_the_end():
    for gap in (Gap("Nowhere to be found."), Gap(None)):
        lines = [LeftOut("Keep warm.", gap)]
        assert (
            put_back("# Toes\n\nToes bend.\n", lines, [0]) == "# Toes\n\nToes bend.\n\nKeep warm.\n"
        )


def test_entries_of_a_list_stay_a_list():
    lines = [LeftOut("Towel", Gap("Mat", "- ")), LeftOut("Wall", Gap("Mat", "- "))]
    assert put_back("- Mat\n\nThe end.\n", lines, [0, 1]) == "- Mat\n- Towel\n- Wall\n\nThe end.\n"


def test_a_heading_right_behind_a_heading_is_a_line_below_it():
    page = b"Shoulders\n\nThis is about shoulders that are sore and stiff, and what people do.\n\n"
    page += b"Home\nContact us\n\nThey get better with time and with steady movement, for most.\n"
    article = read(page)
    marks = [gap.mark for gap in article.gaps]
    assert len(marks) == len(article.left_out)
    assert "## " not in marks[1:]


def test_numbers_of_no_line_are_passed_over():
    assert put_back("# Toes\n", [], [0, 7]) == "# Toes\n"
