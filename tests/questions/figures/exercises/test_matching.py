"""Which pose shows which exercise; where none is true, none."""

from __future__ import annotations

from pathlib import Path

import pytest

import questions
from questions.figures.exercises import pose_for, pose_names
from questions.figures.exercises.matching import rules
from tests.questions.figures.exercises.sample_exercises import exercise

_SHIPPED = Path(questions.__file__).parent / "articles" / "hip-internal-rotation.md"


def test_every_exercise_of_the_shipped_article_has_its_pose():
    facts = questions.extract(questions.read(_SHIPPED.read_bytes()))
    assert {one.name: pose_for(one) for one in facts.exercises} == {
        "Side-lying hip internal rotation": "side-lying-rotation",
        "90/90 rotation": "ninety-ninety",
        "Pigeon pose stretch": "pigeon",
        "Quadruped rockback with lateral mobilization": "rock-back-band",
        "Seated hip internal rotation with resistance": "seated-rotation-band",
    }


def test_every_pose_is_matched_by_a_rule():
    assert {rule.pose for rule in rules()} == set(pose_names())


@pytest.mark.parametrize(
    ("name", "position", "steps", "equipment", "pose"),
    [
        ("Bridge", "supine", "Press through the heels and lift the pelvis.", (), "bridge"),
        ("Clam", "side-lying", "Keep the feet together and lift the top knee.", (), "clamshell"),
        (
            "Clam with a band",
            "side-lying",
            "Put a loop band above the knees. Keep the feet together and open the top knee.",
            ("resistance band",),
            "clamshell-band",
        ),
        (
            "Bird Dog",
            "hands and knees",
            "Reach one arm forward and the opposite leg back.",
            ("mat",),
            "bird-dog",
        ),
        ("Angry cat", "hands and knees", "Round your back like an angry cat.", (), "cat-stretch"),
        (
            "Straight leg raise",
            "supine",
            "Lie on your back with one knee bent. Raise the other leg.",
            (),
            "straight-leg-raise",
        ),
        ("Sphinx", "prone", "Prop yourself up on your elbows.", (), "sphinx"),
        (
            "Prone knee bend",
            "prone",
            "Bend the knee and bring the heel towards your bottom.",
            (),
            "prone-knee-bend",
        ),
        (
            "Sit to stand",
            "seated",
            "Cross your arms. Stand up without swinging.",
            ("chair",),
            "sit-to-stand",
        ),
        (
            "Wall squat",
            "standing",
            "Stand with your back against a wall and slide down.",
            ("wall",),
            "wall-sit",
        ),
        (
            "Hip hinge",
            "standing",
            "Put your hands on your hips. Push your hips back.",
            (),
            "hip-hinge",
        ),
        ("Heel slides", "supine", "Slide one heel toward your buttock.", (), "heel-slide"),
    ],
)
def test_exercises_of_other_articles_have_a_pose(name, position, steps, equipment, pose):
    assert pose_for(exercise(name, position, steps, equipment=equipment)) == pose


@pytest.mark.parametrize(
    ("name", "position", "steps", "equipment"),
    [
        ("Bridge on one leg", "supine", "Straighten the good knee. Lift your hips.", ()),
        ("Long-lever bridge", "supine", "Put your heels on a bench. Lift your hips.", ("bench",)),
        ("Bridge", "supine", "Lift your hips and squeeze a ball between your knees.", ("ball",)),
        ("Bridge", None, "Lift the hips.", ()),
        (
            "Clam",
            "side-lying",
            "Pillow under your bump. Lift your top knee, feet together.",
            ("pillow",),
        ),
        (
            "Hip hinge with a stick",
            "standing",
            "Hold a stick along your spine. Push the hips back, hands on hips.",
            ("stick",),
        ),
        ("Heel raises", "standing", "Stand at a wall. Rise onto your toes.", ("wall",)),
        (
            "Mini squat",
            "standing",
            "Hold on to a worktop. Bend both knees, arms forward.",
            ("counter",),
        ),
        ("Heel slides", "supine", "Strap around the foot. Slide the heel.", ("strap",)),
        (
            "Straight leg raise",
            "supine",
            "Bend the right knee. Raise the left leg. Keep the left leg straight.",
            (),
        ),
        (
            "Seated hip internal rotation with resistance",
            "seated",
            "Tie the band around your left ankle. Swing the ankle outward to the left.",
            ("resistance band",),
        ),
        ("Straight leg raise", "supine", "Bend one knee. Raise the left leg.", ()),
        ("Cat stretch", "hands and knees", "Round your back, then sit back on your heels.", ()),
        ("Side-lying external rotation", "side-lying", "Turn the forearm up.", ("towel",)),
        ("Single-leg balance", "standing", "Stand on the injured leg next to a wall.", ("wall",)),
        (
            "Single-leg balance",
            "standing",
            "Stand on the operated leg. Keep the knee slightly bent.",
            (),
        ),
        (
            "Press-up",
            "prone",
            "Hands beside your shoulders. Push up until the arms are straight, hips on the floor.",
            (),
        ),
        (
            "Wall squat",
            "standing",
            "Stand with your back against a wall and slide down until the knees are bent halfway.",
            ("wall",),
        ),
    ],
)
def test_what_a_picture_would_show_wrongly_has_none(name, position, steps, equipment):
    assert pose_for(exercise(name, position, steps, equipment=equipment)) is None
