"""How far joints may go in the pictures, against what is published."""

from __future__ import annotations

import tomllib

import pytest

from questions.figures.exercises.places import DATA

# The farthest that is published for grown-ups without complaints, each by its source:
_AAOS = "AAOS, in Norkin and White, Measurement of Joint Motion, appendix A"
_MERCK = "Merck Manual, Normal Values for Range of Motion of Joints"
_TAINAKA = (
    "Tainaka 2014, in J Athl Train 2018;53:560-567, table 1: 50.2 (SD 7.2) in, 56.3 (6.8) out"
)
_KNEE = "Zarins and others, Am J Sports Med 1983;11:152-156: 45 out, 25 in, bent 30-90"
_ANKLE = "World J Orthop 2017;8:21-29, table 5"
_FOOT = "Soucie and others, Haemophilia 2011;17:500-507: women 67.1 (64.8-69.4) plantar flexion"
_TROKE = "Troke 2005, Man Ther 10:198-206, 405 people: the young bend 73 and 28, arch 29"
_MAGEE = "Magee, Orthopedic Physical Assessment, active movements of the spine"
_NEUMANN = "Neumann, Kinesiology of the Musculoskeletal System: sternoclavicular joint"
_NORKIN = "Norkin and White, table A.1: means of several authors, the largest"
PUBLISHED: dict[str, tuple[float, float, str]] = {
    "hip.bend": (-30, 125, f"{_AAOS}; {_MERCK}"),
    "hip.out": (-30, 45, f"{_AAOS}; {_MERCK}"),
    "hip.turn": (-63, 57, _TAINAKA),
    "knee.bend": (0, 150, _NORKIN),
    "knee.turn": (-45, 25, _KNEE),
    "ankle.bend": (-20, 70, f"{_ANKLE}; {_FOOT}"),
    "ankle.in": (-15, 35, _ANKLE),
    "toes.up": (-45, 80, _MERCK),
    "loins.bend": (-29, 73, _TROKE),
    "loins.side": (-28, 28, _TROKE),
    "loins.twist": (-18, 18, _MAGEE),
    "ribs.bend": (-45, 45, _MAGEE),
    "ribs.side": (-40, 40, _MAGEE),
    "ribs.twist": (-50, 50, _MAGEE),
    "neck.bend": (-70, 90, _MAGEE),
    "neck.side": (-45, 45, _MAGEE),
    "neck.twist": (-90, 90, _MAGEE),
    "girdle.up": (-10, 45, _NEUMANN),
    "girdle.front": (-30, 30, _NEUMANN),
    "shoulder.bend": (-60, 180, _AAOS),
    "shoulder.out": (-75, 180, _AAOS),
    "shoulder.turn": (-90, 70, _AAOS),
    "elbow.bend": (0, 150, _AAOS),
    "forearm.turn": (0, 176, _NORKIN),
    "wrist.up": (-93, 90, _NORKIN),
    "fingers.curl": (-45, 90, _MERCK),
}


def _ranges() -> dict[str, list[float]]:
    table = tomllib.loads((DATA / "ranges.toml").read_text(encoding="utf-8"))
    return dict(table["range"])


def test_every_range_has_a_published_one():
    assert set(_ranges()) == set(PUBLISHED)


@pytest.mark.parametrize("joint", PUBLISHED)
def test_no_joint_goes_farther_than_is_published(joint):
    low, high = _ranges()[joint]
    least, most, source = PUBLISHED[joint]
    assert least <= low < high <= most, source
