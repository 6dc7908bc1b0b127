from __future__ import annotations

from tests.quizapp.templates.drawn import Render, find_all, text_of


def test_bars_are_a_table_with_a_drawing_in_each_row(render: Render) -> None:
    rows = [
        {"label": "A", "value": 0.25, "text": "1 of 4", "href": "/a"},
        {"label": "B", "value": None, "text": "none"},
        {"label": "C", "value": 3.0, "text": "over"},
    ]
    drawn = render("charts", "bars", rows, "Caption")
    assert text_of(find_all(drawn, "caption")[0]) == "Caption"
    assert [text_of(row) for row in find_all(drawn, "tr")[1:]] == ["A 1 of 4", "B none", "C over"]
    fills = [fill.get("width") for fill in find_all(drawn, "rect") if fill.get("class") == "fill"]
    assert fills == ["25.0%", "100.0%"]


def test_a_line_breaks_where_nothing_is_known_and_has_its_numbers_beside_it(
    render: Render,
) -> None:
    points = [
        {"label": "Mon", "value": 0.5, "text": "1 of 2"},
        {"label": "Tue", "value": None, "text": "none"},
        {"label": "Wed", "value": 1.0, "text": "2 of 2"},
    ]
    drawn = render("charts", "line", points, "Caption")
    path = next(one for one in find_all(drawn, "path") if one.get("class") == "stroke")
    assert (path.get("d") or "").count("M") == 2
    assert len(find_all(drawn, "circle")) == 2
    assert [text_of(row) for row in find_all(drawn, "tr")[1:]] == [
        "Mon1 of 2",
        "Tuenone",
        "Wed2 of 2",
    ]
