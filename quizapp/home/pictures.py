"""The drawing that moves at the top of the first page: one that the article's questions have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from questions import figures
from questions.figures import Hip, Scene, Seated, Thigh, Wording
from questions.items.model import Item

# The one with the most to see first. Where nothing moves, each stands as it is here.
_SCENES: Mapping[str, Scene] = {
    "seated": Seated(25),
    "thigh": Thigh(25),
    "hip": Hip(44, 28, 30),
}


def opening_picture(items: Iterable[Item]) -> str | None:
    """The drawing as SVG without a word in it; None for an article of which nothing is drawn."""
    drawn = {figures.name_of(scene) for item in items for scene in item.scenes.values()}
    for name, scene in _SCENES.items():
        if name in drawn:
            return figures.illustrate(scene, "opening", _said(name))
    return None


def _said(name: str) -> Wording:
    """The alternative text, which leaves what is asked beside it to be found."""
    told: dict[str, tuple[str, str]] = {
        "seated": (
            _("Somebody who sits, seen from the front"),
            _("The knees stay where they are while one lower leg swings out and in."),
        ),
        "thigh": (
            _("A leg seen from above"),
            _("The thigh turns about its own length, and the foot with it."),
        ),
        "hip": (
            _("A hip seen from the front"),
            _("The ball of the thigh bone turns in its socket."),
        ),
    }
    title, description = told[name]
    return Wording(str(title), str(description))
