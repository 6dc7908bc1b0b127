"""The folder of a server that runs, and how it ends while the database is being prepared."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from quizapp import serving
from workshop import LONGEST_PATH, SOCKET

_PREPARING = """
import os, time
from quizapp import serving

def wait(_app):
    print(os.getpid(), flush=True)
    time.sleep(120)

serving._run_prepare = wait
serving._prepare(None)
"""
_PATIENCE_SECONDS = 60


def test_the_folder_of_the_socket_stands_beside_the_data_for_us_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(serving, "INSTANCE", tmp_path / "instance")
    with serving._folder_of_ours() as name:
        assert Path(name).parent == tmp_path / "instance"
        assert stat.S_IMODE(os.stat(name).st_mode) == 0o700
    far = tmp_path / ("x" * LONGEST_PATH)
    file = tmp_path / "file"
    file.touch()
    for place in (far, file):
        monkeypatch.setattr(serving, "INSTANCE", place)
        with serving._folder_of_ours() as name:
            assert place not in Path(name).parents
            assert len(os.fsencode(Path(name) / SOCKET)) <= LONGEST_PATH
    assert list(far.iterdir()) == []


def test_folders_of_servers_that_were_killed_are_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(serving, "INSTANCE", tmp_path)
    for name in ("serving-left", "serving-used", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "served").touch()
    with (tmp_path / "serving-used" / "served").open() as used:
        fcntl.flock(used, fcntl.LOCK_EX)
        serving._remove_left_folders()
    assert {path.name for path in tmp_path.iterdir()} == {"serving-used", "other"}


def test_a_worker_that_comes_later_needs_no_folder(tmp_path: Path) -> None:
    loader = serving._Loader(tmp_path / "cleaned away")
    loader._stage = multiprocessing.Value("b", serving._PREPARED)
    loader._prepare_once(cast("Flask", None))
    assert not loader.has_failed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_what_prepares_the_database_ends_with_the_worker(number: signal.Signals) -> None:
    worker = subprocess.Popen([sys.executable, "-c", _PREPARING], stdout=subprocess.PIPE, text=True)
    with worker:
        assert worker.stdout is not None
        child = int(worker.stdout.readline())
        worker.send_signal(number)
        assert worker.wait(_PATIENCE_SECONDS) == -number
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while _runs(child):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False
