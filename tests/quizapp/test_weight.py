"""What a process holds that only serves, and what one holds that only watches."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# What reads documents and pages, computes figures of classes, writes files for others, migrates.
_FOR_SOME_PAGES_ALONE = (
    "HanTa", "PIL", "alembic", "flask_migrate", "genanki", "icalendar", "lxml", "mammoth", "numpy",
    "markdown_it", "pdfminer", "pygments", "questions.exchange.readers.moodle",
    "questions.facts.pipeline", "questions.facts.records", "questions.items.templates",
    "questions.quality.auditor.rules", "questions.reading.pipeline", "questions.sound",
    "quizapp.cli", "quizapp.demo", "rapidfuzz", "redis", "rich", "segno",
    "sqlalchemy.dialects.postgresql", "xlsxwriter",
)  # fmt: skip
_SHORT = "must have at least 16 characters."
_OF_THE_APP = ("flask", "questions", "quizapp.wiring", "sqlalchemy", "werkzeug")


def _loaded(module: str, folder: Path) -> set[str]:
    environment = {
        **os.environ,
        "QUIZAPP_SECRET_KEY": "a key for tests only",
        "QUIZAPP_DATABASE_URL": f"sqlite:///{folder / 'empty.sqlite3'}",
    }
    environment.pop("QUIZAPP_REDIS_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return set(done.stdout.split())


def test_a_worker_loads_what_every_page_needs_and_no_more(tmp_path: Path) -> None:
    loaded = _loaded("quizapp.wsgi", tmp_path)
    assert "quizapp.wiring" in loaded
    assert loaded.isdisjoint(_FOR_SOME_PAGES_ALONE)


def test_the_process_that_watches_over_workers_loads_no_app(tmp_path: Path) -> None:
    loaded = _loaded("quizapp.serving", tmp_path)
    assert "granian" in loaded
    assert loaded.isdisjoint(_OF_THE_APP)


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("PORT", "many", "Error: PORT must be a whole number from 1 to 65535."),
        ("QUIZAPP_SECRET_KEY", "short", f"Error: QUIZAPP_SECRET_KEY {_SHORT}"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_of_serving_is_one_line(name: str, value: str, line: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizapp"],
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PORT": "18099", name: value},
    )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()) == (2, [line])
