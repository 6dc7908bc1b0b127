"""A report as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.model import Bank, Item
from questions.items.question import PLAIN
from questions.items.readability import reading_grade
from questions.quality.auditor import Finding, Report


def lines(bank: Bank, report: Report) -> Iterator[str]:
    """One line for each finding, with its item, what is wrong and what to do; then the sum."""
    yield from map(_line, report.findings)
    found = f"{len(report.findings)} flaw{'' if len(report.findings) == 1 else 's'}"
    plain = [text for item in bank.items if item.register == PLAIN for text in _shown(item)]
    grade = f"; the plain register reads at grade {reading_grade(plain):.1f}" if plain else ""
    yield f"{len(bank.items)} items, {found}{grade}"


def printable(text: str) -> str:
    """The text on one line, without what a terminal would obey: it may be anybody's."""
    shown = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(shown.split())


def _shown(item: Item) -> Iterator[str]:
    yield item.prompt
    yield from (option.text for option in item.options)
    yield from (group.text for group in item.groups)


def _line(one: Finding) -> str:
    return printable(f"{one.item_id or 'bank'}: {one.severity}: {one.code}: {one.message}")
