"""What a second reading wants of types, lists and movements."""

from __future__ import annotations

import pytest

from questions import extract, read, sound_bank
from questions.auditing import Auditor, Want
from questions.facts.flat import flat
from questions.items import generate


def wanted(text: str) -> dict[str, tuple[Want, ...]]:
    """What each question of an article wants, by its prompt."""
    facts = extract(read(text.encode()))
    auditor = Auditor(facts)
    return {item.prompt: auditor.wants(item) for item in generate(facts, 1).items}


KINDS = """# Splints of the hand

{announced}

## {heading}

- Static splint: a shell of plastic that keeps the fingers straight
- Dynamic splint: wires that draw the fingers back into line
- Night splint: foam that keeps the hand open during sleep
"""


def test_types_that_the_article_calls_types() -> None:
    told = wanted(
        KINDS.format(announced="There are three types of splint.", heading="Types of splint")
    )
    assert told
    assert not any(Want.TYPES in wants for wants in told.values())


def test_no_doctor_tells_a_patient_of_things_that_are_no_condition() -> None:
    told = wanted(
        KINDS.format(announced="There are three types of splint.", heading="Types of splint")
    )
    assert {Want.DESCRIPTION in wants for prompt, wants in told.items() if "doctor" in prompt} == {
        True
    }
    assert not any(wants for prompt, wants in told.items() if "doctor" not in prompt)


def test_what_stands_below_one_heading_is_no_set_of_types() -> None:
    told = wanted(
        "# Blood\n\n## Blood types\n\n"
        "- ABO system: markers on the red cells that tell blood apart\n"
        "- Transfusion: blood of a donor that is given after a loss\n"
        "- Inheritance: markers that come from both parents\n"
    )
    assert told
    assert all(Want.TYPES in wants for wants in told.values())


@pytest.mark.parametrize(
    "steps",
    [
        ("mild", "moderate", "severe"),
        ("bleeding → swelling + warmth", "new tissue (weak) → repair", "fibers → lines of pull"),
    ],
)
def test_labels_and_a_pages_shorthand_describe_no_type(steps: tuple[str, ...]) -> None:
    lines = "\n".join(f"- Grade {at}: {one}" for at, one in enumerate(steps, 1))
    told = wanted(f"# Sprained thumb\n\nThere are three grades of thumb sprain.\n\n{lines}\n")
    assert told
    assert all(Want.DESCRIPTION in wants for wants in told.values())


def test_clauses_of_a_description_are_no_list() -> None:
    told = wanted(
        "# Bones of the skull\n\n## Parietal bones\n\n- Coronal\n- Paired flat bones\n"
        "- Squamous sutures\n\n## Temporal bones\n\n- Hearing organs\n- House equilibrium\n"
        "- Zygomatic arch\n"
    )
    assert set(told.values()) == {(Want.LIST,)}


def test_a_movement_that_is_said_of_no_joint_is_not_asked_of_one() -> None:
    lines = "- Upward rotation\n- Elevation\n"
    told = wanted(f"# Trapezius\n\n## Functions\n\nThe trapezius:\n\n{lines}")
    assert set(told.values()) == {(Want.MOVEMENT,)}


@pytest.mark.parametrize("name", ["hip-muscles", "hip-internal-rotation"])
def test_shipped_articles_want_nothing_but_a_look_at_meanings(name: str) -> None:
    from questions.articles import shipped_article

    facts = extract(read(shipped_article(name)))
    auditor = Auditor(facts)
    items = generate(facts, 20261130, is_sound=auditor.is_sound).items
    assert items
    assert {want for item in items for want in auditor.wants(item)} <= {Want.MEANING}


def test_nobody_but_a_reviewer_vouches_for_what_a_condition_means() -> None:
    told = "# Words\n\nAdduction is the movement of a limb toward the midline of the body.\n"
    facts = extract(read(told.encode()))
    asked = {one.template for one in generate(facts, 1).items} & {"term.named", "condition.what"}
    assert asked
    ids = {one.id for one in flat(facts)}
    assert asked <= {one.template for one in sound_bank(facts, 1, accepted=ids).items}
    assert asked.isdisjoint(one.template for one in sound_bank(facts, 1).items)
