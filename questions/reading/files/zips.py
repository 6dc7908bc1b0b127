"""Zip archives of strangers: what unpacks to too much is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cached_property

from questions.reading.errors import DamagedFileError, LockedFileError, OversizedFileError

# Words, markup and all; Word's own markup takes ten times what it marks.
MAX_UNPACKED = 40_000_000
_MOST_MEMBERS = 10_000
_MARKUP = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".css")
_PROBLEMS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError,
    RuntimeError,
)  # fmt: skip


class Zip:
    """An archive whose parts of text together stay within what is read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> tuple[str, ...]:
        return tuple(self._archive.namelist())

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises DamagedFileError, LockedFileError, OversizedFileError."""
        try:
            info = self._archive.getinfo(name)
            if info.file_size > MAX_UNPACKED:
                raise OversizedFileError
            if info.flag_bits & 1:
                raise LockedFileError
            return self._archive.read(info)
        except _PROBLEMS:
            raise DamagedFileError from None

    def text(self, name: str) -> str:
        return self.read(name).decode("utf-8", errors="replace")

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self._archive.namelist())


def open_zip(data: bytes) -> Zip:
    """The archive in `data`. A part never gives more bytes than its entry declares, so that the
    declared sizes bound what is unpacked. Raises DamagedFileError, OversizedFileError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _PROBLEMS:
        raise DamagedFileError from None
    text = sum(one.file_size for one in entries if one.filename.lower().endswith(_MARKUP))
    if len(entries) > _MOST_MEMBERS or text > MAX_UNPACKED:
        raise OversizedFileError
    return Zip(archive)
