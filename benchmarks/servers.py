"""The app and the yardstick, each under the same server with the same settings."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START_SECONDS = 60
_SERVE = """
import os, sys
from pathlib import Path
from quizapp.config import load_settings
from granian.constants import Interfaces
from quizapp.serving import serve
if __name__ == "__main__":
    target, folder, interface = sys.argv[1:]
    serve(load_settings(os.environ, Path(folder)), target, Interfaces(interface))
"""


@contextmanager
def running(
    target: str, folder: Path, environment: dict[str, str], interface: str = "rsgi"
) -> Iterator[int]:
    """Serves the app named `target` while inside, and gives its port."""
    port = _free_port()
    script = folder / "serve.py"
    script.write_text(_SERVE)
    process = subprocess.Popen(
        [sys.executable, str(script), target, str(folder), interface],
        env={
            **os.environ,
            **environment,
            "PORT": str(port),
            "HOST": "127.0.0.1",
            "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                if connection.recv(16):
                    return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")
