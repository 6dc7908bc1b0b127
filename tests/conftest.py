"""What tests measured is printed after them, also where they ran in several processes."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from tests.drawing import slow_first

# Both look at the clock: on a machine with other work, what is sound is slow too.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# The lines of each table, by its title.
MEASURED = pytest.StashKey[dict[str, list[str]]]()
_SENT = "measured"


class _Node(Protocol):
    """A process in which a part of the tests ran, as pytest-xdist hands it over."""

    config: pytest.Config
    workeroutput: Mapping[str, dict[str, list[str]]]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = slow_first(items, processes)


def pytest_collection_finish() -> None:
    """What was imported stays: it is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session) -> None:
    sent_back = getattr(session.config, "workeroutput", None)
    if sent_back is not None:
        sent_back[_SENT] = session.config.stash.get(MEASURED, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: _Node) -> None:
    """A process that broke down has sent nothing."""
    sent_back = getattr(node, "workeroutput", {})
    node.config.stash.setdefault(MEASURED, {}).update(sent_back.get(_SENT, {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    # What tests draw, and their order, come again with it; -q hides the line that would tell it.
    seed = terminalreporter.config.getoption("randomly_seed", None)
    if seed is not None:
        terminalreporter.line(f"Drawn with --randomly-seed={seed}")
    for title, lines in terminalreporter.config.stash.get(MEASURED, {}).items():
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.line(line)
