"""Titles below letterheads, bylines, menus and a site's own name."""

import pytest

from questions.reading import read

TEXT = "The shin is the front of the leg below the knee, and it aches in many runners every spring."
MENU = "<p>Home</p><p>Join us</p><p>Local groups</p><p>Shop</p>"


@pytest.mark.parametrize(
    "above",
    [
        f"<h1>SHIN SOCIETY</h1><p><i>The society for shins</i></p>{MENU}",
        MENU,
        f"<h1>Shin Society</h1>{MENU}<p>Helpline 01632 960 455</p>",
    ],
)
def test_a_sites_own_name_is_no_title(above):
    page = f"<html><body>{above}<h1>Sore shins</h1><p>{TEXT}</p></body></html>"
    article = read(page.encode())
    assert article.title == "Sore shins"
    assert article.text == f"Sore shins\n\n{TEXT}"


@pytest.mark.parametrize("between", ["", "<p>By Ana Ruiz</p>"])
def test_a_title_right_above_the_first_section_stays(between):
    page = f"<html><body><h1>Sore shins</h1>{between}<h1>What it is</h1><p>{TEXT}</p></body></html>"
    assert read(page.encode()).title == "Sore shins"


@pytest.mark.parametrize(
    "top",
    [
        "Sore shins\t\tBrightwater Physio / J. Kowalczyk",
        "Sore shins          Brightwater Physio",
        "Sore shins\nBy Tomasz on 12 June 2025\nShare\nTweet\nPin",
        "Sore shins\nBy Ana Ruiz for Hillside Physio",
        "Home   Training   Injuries   Shop (0)\n\nSore shins",
        "Skip to content\n\nHome | About us | Contact\n\nSore shins\nWritten by Ana Ruiz",
        "Sore shins\n\nInes Varga, second year",
        "Sore shins\n\nMark O. Bell, lecturer in anatomy",
        "Sore shins\nFrom BodyWiki, the free movement encyclopedia\nJump to navigation",
        "Sore shins\nThis article needs additional citations for verification. (May 2025)",
    ],
)
def test_a_letterhead_or_byline_is_no_title(top):
    article = read(f"{top}\n\n{TEXT}\n\nWhat helps\n\n{TEXT}\n".encode())
    assert article.title == "Sore shins"
    assert article.sections[0].blocks[-1].text == TEXT


def test_a_table_keeps_its_first_line():
    text = f"Muscle\tAction\nSoleus\tpoints the foot\n\n{TEXT}\n"
    assert "Muscle | Action" in read(text.encode()).text
