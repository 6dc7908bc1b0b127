"""Types below a heading that asks for them, and grades that nothing but their names announces."""

from __future__ import annotations

import pytest

from questions.facts import extract
from questions.facts.model import TypeSet
from questions.reading import read


def _types(text: str) -> list[TypeSet]:
    return list(extract(read(text.encode())).types)


def _listed(title: str, heading: str, *entries: str) -> str:
    bullets = "\n".join(f"- {entry}" for entry in entries)
    return f"# {title}\n\n## {heading}\n\n{bullets}\n"


@pytest.mark.parametrize(
    ("heading", "entries", "of", "is_ordered", "names"),
    [
        (
            "How are ribs grouped?",
            ("True ribs (1 to 7) – joined to the breastbone", "Floating ribs – joined to no bone"),
            "ribs",
            False,
            ("True", "Floating"),
        ),
        (
            "Which kind of fracture do I have?",
            ("Colles fracture: the end tilts back", "Smith fracture: the end tilts forward"),
            "fracture",
            False,
            ("Colles", "Smith"),
        ),
        (
            "What type of arch have I got?",
            ("High arch: only heel and ball touch", "Flat arch: the whole sole touches"),
            "arch",
            False,
            ("High", "Flat"),
        ),
        (
            "What grade of tear is it?",
            ("Grade 1: a few fibers are torn", "Grade 2: many fibers are torn"),
            "tear",
            True,
            ("Grade 1", "Grade 2"),
        ),
        (
            "How is whiplash graded?",
            ("Mild: pain and no sign", "Severe: pain and weakness"),
            "whiplash",
            True,
            ("Mild", "Severe"),
        ),
        (
            "How can disc problems be classified?",
            ("Bulge: the disc is wider all around", "Extrusion: the core leaves the disc"),
            "disc problems",
            False,
            ("Bulge", "Extrusion"),
        ),
    ],
)
def test_a_heading_may_ask_for_them(
    heading: str, entries: tuple[str, ...], of: str, is_ordered: bool, names: tuple[str, ...]
) -> None:
    (found,) = _types(_listed("About the body", heading, *entries))
    assert (found.of, found.ordered, found.names) == (of, is_ordered, names)
    assert len(found.definitions) == len(names)


@pytest.mark.parametrize(
    "text",
    [
        _listed("Neck", "Which kind of chair do you sell?", "Oak: a hard wood", "Pine: a soft one"),
        _listed("Neck", "How are you feeling?", "Good: keep going", "Bad: have a rest"),
        _listed("Our week", "The weather", "Mild: take a coat", "Severe: stay at home"),
        "# Prices\n\n## Seats\n\n| Class | Price |\n|---|---|\n| 1 | high |\n| 2 | low |\n",
    ],
)
def test_what_is_no_matter_of_the_body_gives_none(text: str) -> None:
    assert _types(text) == []
