"""A real server on a database of its own, started as `make run` starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 300
_STOP_SECONDS = 120
_WITH_PARENT = "tests.browser.with_parent"
_LOOK_AGAIN_SECONDS = 0.05
SECRET_KEY = "a key for browser tests"


class LiveServer:
    """Knows how to start, stop and kill itself; the database stays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "live.sqlite3"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """Everything that the server said."""
        return self._log.read_text()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _WITH_PARENT, "-m", "quizapp"],
                cwd=_ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_it_answers(self._process)

    def stop(self) -> None:
        """Asks it to stop and waits until it has."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_STOP_SECONDS)

    def kill(self) -> None:
        """Ends it, with its workers, in the middle of whatever it does."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_STOP_SECONDS)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "QUIZAPP" not in name}
        return {
            **kept,
            "QUIZAPP_DATABASE_URL": f"sqlite:///{self.database}",
            "QUIZAPP_SECRET_KEY": SECRET_KEY,
            # Each journey comes from an address of its own, so that limits count it alone.
            "QUIZAPP_TRUSTED_PROXIES": "1",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "WORKERS": "1",
        }

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=60):
                    return
            except (urllib.error.URLError, OSError):
                pass
            try:
                process.wait(_LOOK_AGAIN_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            break
        raise AssertionError(f"the server did not start:\n{self.log}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
