"""Marks of notes go; what is squared or counted stays."""

import pytest

from questions.reading import read


def text_of(html: str) -> str:
    return read(f"<html><body><p>{html}</p></body></html>".encode()).text


@pytest.mark.parametrize(
    "html",
    [
        "The soleus<sup>1</sup> lifts the heel.",
        "The soleus<sup>12,13</sup> lifts the heel.",
        "The soleus<sup> [1–3] </sup> lifts the heel.",
        "The soleus<sup><a href='#fn'>a</a></sup> lifts the heel.",
        "The <b>soleus</b><sup>*</sup> lifts the heel.",
        "The soleus lifts the heel.<sup>4</sup>",
        "The soleus lifts the heel. <a href='#back'>↑</a>",
        "The soleus[1] lifts the heel[2,3].",
        "The soleus [12, 13] lifts the heel [1].",
        "The soleus² lifts the heel.³,⁴",
    ],
)
def test_marks_of_notes_go(html):
    assert text_of(html) == "The soleus lifts the heel."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("An area of 4 cm<sup>2</sup> hurts.", "An area of 4 cm2 hurts."),
        ("Some 10<sup>6</sup> cells move.", "Some 106 cells move."),
        ("The 1<sup>st</sup> and 2<sup>nd</sup> rib move.", "The 1st and 2nd rib move."),
        ("Bend it to 90<sup>o</sup> at most.", "Bend it to 90o at most."),
        ("An area of 4 cm² hurts.", "An area of 4 cm² hurts."),
        ("Hold [5] seconds each time.", "Hold [5] seconds each time."),
        ("Less ↑ in tone is meant.", "Less ↑ in tone is meant."),
    ],
)
def test_what_is_squared_counted_or_meant_stays(html, text):
    assert text_of(html) == text


def test_marks_go_from_the_cells_of_tables():
    rows = "<tr><th>Muscle</th><th>Nerve<sup>2</sup></th></tr><tr><td>Soleus[3]</td><td>Tibial</td>"
    page = f"<html><body><p>The calf has two.</p><table>{rows}</tr></table></body></html>"
    assert "Muscle | Nerve\nSoleus | Tibial" in read(page.encode()).text
