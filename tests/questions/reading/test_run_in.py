"""Bold heads without a colon stand before what they head; bold words of a sentence do not."""

import pytest

from questions.reading import read

REST = "Every line of this page has been written so that there is enough to read in it."


def line(body: str) -> str:
    page = f"<h1>Wrist</h1><p>{REST}</p><p>{body}</p><p>{REST}</p>"
    return read(page.encode()).sections[0].blocks[1].text


def typed(body: str) -> str:
    text = f"# Wrist\n\n{REST}\n\n{body}\n\n{REST}\n"
    return read(text.encode(), name="wrist.md").sections[0].blocks[1].text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<b>Start</b> Rest the forearm on a shelf.", "Start: Rest the forearm on a shelf."),
        (
            "<strong>Starting position</strong> Kneel on a mat. <strong>Movement</strong> Lean on.",
            "Starting position: Kneel on a mat. Movement: Lean on.",
        ),
        ("<b>Doorway press </b>Push into the frame.", "Doorway press: Push into the frame."),
        ("<b>Reps</b> 12 on each side.", "Reps: 12 on each side."),
        ("<b>How often</b> Twice a day.", "How often: Twice a day."),
        (
            "<span><b>Aim</b></span> To loosen the wrist. So far.",
            "Aim: To loosen the wrist. So far.",
        ),
        (
            "<b>Wrist (left)</b> Turn the palm up. Then down.",
            "Wrist (left): Turn the palm up. Then down.",
        ),
    ],
)
def test_a_bold_head_gets_its_colon(body: str, expected: str) -> None:
    assert line(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<b>Tendinitis</b> (TFCC) Is a word that some use.",
        "The <b>Lunate</b> Bone lies in the middle.",
        "<b>By</b> Doctor Moor, who works here.",
        "<b>The Wrist</b> Has many small bones in it.",
        "<b>Gout</b> is another matter for us.",
        "<b>Stop at once.</b> Ring the clinic today.",
        "<b>Never</b> Lift with the palm down.",
    ],
)
def test_bold_words_of_a_sentence_stay_in_it(body: str) -> None:
    assert ":" not in line(body)


def test_markdown_has_such_heads_too() -> None:
    assert typed("**Set-up** Stand tall. **Do** Turn the palm.") == (
        "Set-up: Stand tall. Do: Turn the palm."
    )
    assert typed("A **Big** Word here. And so on.") == "A Big Word here. And so on."
