"""Runs Python with the arguments given, in a process that ends when the one that started it does.

However the tests end, also where their process is killed, no server is left behind. Linux can do
that; elsewhere the arguments are run and no more.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # of Linux's prctl.h; it outlives the exec below


def _main(arguments: list[str]) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.execv(sys.executable, [sys.executable, *arguments])


if __name__ == "__main__":
    _main(sys.argv[1:])
