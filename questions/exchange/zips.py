"""Archives that are the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16
_UNIX = 3
_AT_ONCE = 1 << 16


class Archive:
    """A zip that is filled one file after the other."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def add(self, name: str, content: bytes) -> None:
        self._file.writestr(_entry(name), content)

    def copy(self, name: str, content: IO[bytes]) -> None:
        """Adds what can be read from here on."""
        with self._file.open(_entry(name), "w") as to:
            while part := content.read(_AT_ONCE):
                to.write(part)


@contextmanager
def archive(to: IO[bytes]) -> Iterator[Archive]:
    with ZipFile(to, "w") as file:
        yield Archive(file)


def _entry(name: str) -> ZipInfo:
    info = ZipInfo(name, _DATE)
    info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, _MODE, _UNIX
    return info
