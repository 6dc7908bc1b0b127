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
_NECK = "boneandspine.com, Range of Motion of Cervical Spine: 80-90, back 70, side 45, turned 90"
_CHEST = "Functional Movement tools, Thorax (Fredericton): chest bends 30-40, loins turn 15"
_ARCH = "opiatalk.com, What is normal thoracic extension: the chest arches 20-25"
_SIDE = "CMTBC registration exam, thoracic side flexion: 20-40"
_TWIST = (
    "Furness and others, Phys Ther Sport 2016;19:28-35: 40.8, and 44.8 of Johnson and others, "
    "J Athl Train 2012;47:52-60"
)
_COLLAR_BONE = "exedulab.com.au, Shoulder joint anatomy: up 48, down 10-15, forward and back 15-30"
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
    "loins.twist": (-15, 15, _CHEST),
    "ribs.bend": (-25, 40, f"{_CHEST}; {_ARCH}"),
    "ribs.side": (-40, 40, _SIDE),
    "ribs.twist": (-40.8, 40.8, _TWIST),
    "neck.bend": (-70, 90, _NECK),
    "neck.side": (-45, 45, _NECK),
    "neck.twist": (-90, 90, _NECK),
    "girdle.up": (-10, 48, _COLLAR_BONE),
    "girdle.front": (-30, 30, _COLLAR_BONE),
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
