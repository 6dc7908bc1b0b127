"""Small articles around one passage, and short ways of saying what was found in them."""

from questions.facts import extract
from questions.facts.model import Dosage, Facts
from questions.reading import read

PROSE = (
    "A stiff joint makes stairs and hills a nuisance, and training can help you to get well again."
)


def facts_of(passage: str, title: str = "Notes") -> Facts:
    return extract(read(f"# {title}\n\n{PROSE}\n\n{passage}\n".encode()))


def groups_of(facts: Facts) -> list[tuple[str, int | None, list[str]]]:
    """Each group as label, stated count and members, a qualifier in brackets."""
    return [
        (
            group.label,
            group.stated_count,
            [f"{m.name} ({m.qualifier})" if m.qualifier else m.name for m in group.members],
        )
        for group in facts.groups
    ]


def dose_of(dosage: Dosage) -> dict[str, object]:
    """What a dose says: a number, two numbers, or "each"."""
    said: dict[str, object] = {"sides": dosage.sides} if dosage.sides else {}
    for name in ("reps", "sets", "hold_seconds", "duration_seconds", "per_day", "per_week"):
        if found := getattr(dosage, name):
            said[name] = found.low if found.low == found.high else (found.low, found.high)
    return said
