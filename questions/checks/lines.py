"""A report as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from questions.checks.model import Flaw, Report
from questions.items.model import Bank, Item
from questions.items.readability import reading_grade
from questions.items.registers.twins import PLAIN


def lines(bank: Bank, report: Report) -> Iterator[str]:
    """One line for each flaw, with its item, what is wrong and what to do; then the sum."""
    yield from map(_line, report.flaws)
    flaws = f"{len(report.flaws)} flaw{'' if len(report.flaws) == 1 else 's'}"
    plain = [text for item in bank.items if item.register == PLAIN for text in _shown(item)]
    grade = f"; the plain register reads at grade {reading_grade(plain):.1f}" if plain else ""
    yield f"{len(bank.items)} items, {flaws}{grade}"


def _shown(item: Item) -> Iterator[str]:
    yield item.prompt
    yield from (option.text for option in item.options)
    yield from (group.text for group in item.groups)


def _line(flaw: Flaw) -> str:
    return printable(f"{flaw.item_id or 'bank'}: {flaw.code}: {flaw.message} {flaw.advice}")


def printable(text: str) -> str:
    """The text on one line, without what a terminal would obey: it may be anybody's."""
    shown = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(shown.split())
