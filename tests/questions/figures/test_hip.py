"""The drawn hip measures what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.figures import Hip, Look, draw, readout, wording
from questions.figures.hip_shape import contact, lip
from tests.questions.figures import measuring

_ALPHAS, _EDGES = st.integers(42, 85), st.integers(15, 50)


@given(_ALPHAS, _EDGES)
def test_the_contour_leaves_the_circle_at_alpha(alpha, edge):
    assert measuring.alpha(draw(Hip(alpha, edge), "p")) == pytest.approx(alpha, abs=1.2)


@given(_ALPHAS)
def test_the_contour_never_cuts_into_the_head(alpha):
    assert measuring.nearest(draw(Hip(alpha, 28), "p")) >= 0.9985  # a tenth of a unit is rounded


@given(_ALPHAS, _EDGES)
def test_the_rim_stands_at_the_centre_edge_angle(alpha, edge):
    assert measuring.edge(draw(Hip(alpha, edge), "p")) == pytest.approx(edge, abs=0.1)


@pytest.mark.parametrize(
    ("alpha", "edge", "degrees"),
    [(44, 28, 63), (42, 28, 64), (60, 28, 52), (80, 28, 34), (44, 45, 46), (80, 45, 17)],
)
def test_neck_and_rim_touch_where_they_are_known_to(alpha, edge, degrees):
    assert contact(alpha, edge) == degrees


def test_a_leg_is_not_drawn_beyond_contact():
    assert measuring.turn(draw(Hip(80, 45, 60), "p")) == contact(80, 45)


@pytest.mark.parametrize(
    ("alpha", "edge", "name"),
    [
        (44, 28, "Neither cam nor pincer shape"),
        (80, 28, "Cam shape"),
        (44, 45, "Pincer shape"),
        (80, 45, "Cam and pincer shape together"),
    ],
)
def test_the_readout_names_the_shape_and_the_contact(alpha, edge, name):
    told = readout(Hip(alpha, edge))
    assert told.startswith(f"{name}.")
    assert f"{contact(alpha, edge)}°" in told


def test_only_an_explained_drawing_lights_up_what_was_asked():
    plain, lit = (draw(Hip(80, 45), "p", Look(explained=one)) for one in (False, True))
    assert "lit-" not in plain
    assert measuring.part(lit, "lit-bump").get("d")
    assert measuring.part(lit, "lit-rim").get("d")


def test_a_round_head_has_nothing_to_light_up():
    lit = draw(Hip(44, 28), "p", Look(explained=True))
    assert not measuring.part(lit, "lit-bump").get("d")
    assert not measuring.part(lit, "lit-rim").get("d")


@given(_ALPHAS, _EDGES, st.integers(0, 70))
def test_the_labrum_is_always_seen(alpha, edge, abduction):
    svg = draw(Hip(alpha, edge, abduction), "p")
    parts = [one.get("class") for one in measuring.parsed(svg).iter()]
    assert parts.index("labrum") > parts.index("femur")  # not below the bone
    assert measuring.reach(measuring.part(svg, "labrum").get("d", "")) >= 5


def test_a_raised_leg_squeezes_the_labrum_against_the_rim():
    free, pinched = (draw(Hip(44, 46, leg), "p") for leg in (0, contact(44, 46)))
    reach = [measuring.reach(measuring.part(svg, "labrum").get("d", "")) for svg in (free, pinched)]
    assert reach[1] < reach[0] / 2


def test_a_pincer_has_a_lip_that_hooks_and_a_usual_rim_has_none():
    usual, hooked = ([point.radius for point in lip(edge).points(50)] for edge in (28, 46))
    assert max(usual[1:]) <= usual[0]
    notch = min(hooked[:25])
    assert notch < max(hooked[25:]) - 0.05
    assert notch < hooked[0]


@pytest.mark.parametrize("scene", [Hip(80, 28), Hip(44, 46), Hip(80, 46)], ids=str)
def test_dashes_show_where_the_neck_jams(scene):
    raised = measuring.part(draw(scene, "p", Look(explained=True)), "raised")
    assert raised.get("d")
    assert raised.get("transform") == f"rotate({-contact(scene.alpha, scene.edge)})"
    assert "Dashed" in wording(scene, Look(explained=True)).description


def test_of_a_usual_shape_nothing_is_said_to_jam():
    svg = draw(Hip(44, 28), "p", Look(explained=True))
    assert not measuring.part(svg, "raised").get("d")
    assert "Dashed" not in wording(Hip(44, 28), Look(explained=True)).description
