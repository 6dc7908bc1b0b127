"""Prints how well facts are found in the labelled articles, after the tests that measure it."""

import pytest

from tests.questions.facts.measure import Tally, table

MEASURED = pytest.StashKey[dict[str, dict[str, Tally]]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for title, tallies in terminalreporter.config.stash.get(MEASURED, {}).items():
        terminalreporter.section(title)
        for line in table(tallies):
            terminalreporter.line(line)
