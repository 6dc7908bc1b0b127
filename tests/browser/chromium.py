"""Finds the Chromium that the journeys are driven in; run as a script, installs one if need be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_INSTALL = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
)


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
    for command in _INSTALL:
        done = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise NoChromiumError(
                f"Chromium could not be installed: {' '.join(command)} failed."
                " Install it, or name one in CHROMIUM."
            )


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
