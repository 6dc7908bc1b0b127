"""A report as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from questions.checks.model import Flaw, Report
from questions.items.model import Bank


def lines(bank: Bank, report: Report) -> Iterator[str]:
    """One line for each flaw, with its item, what is wrong and what to do; then the sum."""
    yield from map(_line, report.flaws)
    flaws = f"{len(report.flaws)} flaw{'' if len(report.flaws) == 1 else 's'}"
    yield f"{len(bank.items)} items, {flaws}"


def _line(flaw: Flaw) -> str:
    return printable(f"{flaw.item_id or 'bank'}: {flaw.code}: {flaw.message} {flaw.advice}")


def printable(text: str) -> str:
    """The text on one line, without what a terminal would obey: it may be anybody's."""
    shown = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(shown.split())
