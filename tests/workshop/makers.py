"""What the workshop of the tests makes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import workshop


def makers() -> tuple[
    dict[str, Callable[..., Any]], tuple[type[Exception], ...], Callable[[Exception], None]
]:
    return (
        {
            "slow": _slow,
            "steps": _steps,
            "refuse": _refuse,
            "break": _break,
            "die": lambda: os._exit(1),
            "eat": lambda: bytearray(64 * 1024**3),
        },
        (LookupError,),
        lambda _error: None,
    )


def _slow(seconds: float, what: str) -> str:
    time.sleep(seconds)
    return what


def _steps(until: str) -> None:
    workshop.tell(1, 2)
    while not Path(until).exists():
        time.sleep(0.01)


def _refuse(message: str) -> None:
    raise LookupError(message)


def _break() -> None:
    raise ArithmeticError
