"""What takes long to make is made once in a run, whichever of its processes wants it first."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

_Made = TypeVar("_Made")
# Where a run keeps what it made; before its first test, nowhere.
_folders: list[Path] = []


def keep_in(folder: Path) -> None:
    """From here on, what is made lies in this folder for the other processes of the run."""
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]


def once_a_run(make: Callable[[str], _Made]) -> Callable[[str], _Made]:
    """`make`, of a name that can be a file's."""

    @cache
    def find_or_make(name: str) -> _Made:
        if not _folders:
            return make(name)
        path = _folders[0] / f"{make.__module__}.{make.__qualname__}.{name}"
        if not path.exists():
            _put(path, pickle.dumps(make(name)))
        made: _Made = pickle.loads(path.read_bytes())
        return made

    return find_or_make


def _put(path: Path, data: bytes) -> None:
    """Whole or not at all: another process may look, or have put the same there."""
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(beside).replace(path)
