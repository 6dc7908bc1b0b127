from __future__ import annotations

import os

import pytest

from tests.questions.once_a_run import keep_in


@pytest.fixture(scope="session", autouse=True)
def _kept_for_other_processes(tmp_path_factory: pytest.TempPathFactory) -> None:
    own = tmp_path_factory.getbasetemp()
    keep_in((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made")
