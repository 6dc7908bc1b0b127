"""Runs `worker.py`, the only place where the parsers of others meet a stranger's PDF or .docx, in a
process of its own.

Such files can keep a parser busy for hours or fill the memory (nested forms, ranges of a thousand
million letters, compression over compression), and no check beforehand finds all ways. A process
that may take only so much is ended instead, and the program that called never loads the parsers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from questions.reading.errors import (
    DamagedFileError,
    LockedFileError,
    OversizedFileError,
    UnreadableArticleError,
)

_WORKER = Path(__file__).with_name("worker.py")
# The worker ends itself after 20 seconds of work; a busy machine takes longer to give it so many.
_MAX_SECONDS = 60
_MAX_ANSWER = 60_000_000
_PASSED_ON = ("LD_LIBRARY_PATH", "SYSTEMROOT")  # what Python needs to start; no secrets


def convert(kind: str, data: bytes) -> Any:
    """What the worker makes of a file of that kind, "docx" or "pdf". Raises
    UnreadableArticleError."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script, and no shell
            [sys.executable, "-I", str(_WORKER), kind],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            timeout=_MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OversizedFileError from None
    if done.returncode or len(done.stdout) > _MAX_ANSWER:
        raise OversizedFileError
    answer = json.loads(done.stdout)
    if problem := answer.get("problem"):
        raise _refusal(problem)
    return answer["made"]


def _refusal(problem: str) -> UnreadableArticleError:
    if problem == "locked":
        return LockedFileError()
    if problem == "too_many_pages":
        return UnreadableArticleError(
            "The PDF has more than 300 pages. Save those of the article and try again."
        )
    return DamagedFileError()
