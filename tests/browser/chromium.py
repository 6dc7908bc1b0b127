"""Finds the Chromium that the journeys are driven in; run as a script, installs one if need be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# The shell draws no window of its own: it takes a third of a whole browser's processor time.
_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
# Not every distribution has the shell.
_PACKAGES = ("chromium-headless-shell", "chromium")


class NoChromiumError(Exception):
    """There is no browser to test with; the message says in one line what to do."""


def find_chromium() -> str:
    """The path of $CHROMIUM, or else of the first Chromium or Chrome on the path.

    Raises NoChromiumError.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise NoChromiumError(f"CHROMIUM names {named}, which is no program.")
        return path
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    raise NoChromiumError(
        "The browser tests need Chromium or Chrome: install one, or name it in CHROMIUM."
    )


def _install() -> None:
    print("Installing Chromium for the browser tests.", flush=True)
    install = ("apt-get", "install", "--yes", "--no-install-recommends")
    is_done = _runs("apt-get", "update") and any(_runs(*install, one) for one in _PACKAGES)
    if not is_done:
        raise NoChromiumError(
            "Chromium could not be installed with apt-get. Install it, or name one in CHROMIUM."
        )


def _runs(*command: str) -> bool:
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    return done.returncode == 0


def _main() -> None:
    try:
        find_chromium()
    except NoChromiumError:
        may_install = "CHROMIUM" not in os.environ and os.geteuid() == 0
        if not (may_install and shutil.which("apt-get")):
            raise
        _install()
        find_chromium()


if __name__ == "__main__":
    try:
        _main()
    except NoChromiumError as error:
        sys.exit(str(error))
