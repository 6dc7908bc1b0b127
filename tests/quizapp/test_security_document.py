"""docs/security.md speaks of every requirement, and of tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_DOCUMENT = (_ROOT / "docs" / "security.md").read_text()
# Number and level of each requirement of OWASP ASVS 5.0.0 on the levels 1 and 2.
_REQUIREMENTS = (_ROOT / "tests" / "data" / "asvs-5.0-levels-1-2.txt").read_text()
_STATES = ("holds: `test_", "holds, by reading", "does not apply: ", "**does not hold**: ")


def test_each_requirement_of_levels_1_and_2_is_spoken_of_once() -> None:
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| .+ \| (.+) \|$", _DOCUMENT, re.M)
    assert [f"{number} {level}" for number, level, _ in rows] == _REQUIREMENTS.split("\n")[:-1]
    assert [said for _, _, said in rows if not said.startswith(_STATES)] == []


def test_each_test_that_is_named_is_there() -> None:
    tests = "\n".join(path.read_text() for path in (_ROOT / "tests").rglob("test_*.py"))
    there = set(re.findall(r"^def (test_\w+)", tests, re.M))
    assert set(re.findall(r"`(test_\w+)`", _DOCUMENT)) - there == set()
