"""JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf."""

from __future__ import annotations

import struct
from collections.abc import Callable

from questions.pictures.model import Bare

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
# Sequential and progressive, which browsers know; tables; how often to begin anew.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_KEPT = _FRAMES | {0xC4, 0xDB, 0xDD, 0xE0, 0xEE, _SCAN}
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE
_EXIF = b"Exif\0\0"
_TURNED = 0x0112
_MOST_SCANS = 64  # a progressive picture has ten or so; each costs as much as the whole


def read(data: bytes, check_size: Callable[[int, int], None]) -> Bare:
    kept, at, size, scans, turned = [_START], 2, None, 0, 1
    while data[at : at + 2] != _END:
        marker, body, at = _segment(data, at)
        if marker in _FRAMES:
            if size:
                raise ValueError
            size = struct.unpack_from(">xHH", body)[::-1]
            check_size(*size)
        if marker == _SCAN:
            scans += 1
            if body != _head(body):  # what is too much of it would stand among the pixels
                raise ValueError
            end = _scan_end(data, at)
            body, at = body + data[at:end], end
        if marker == 0xE1 and body.startswith(_EXIF):
            turned = _turned(body[len(_EXIF) :])
        if marker in _KEPT:
            length = struct.pack(">H", 2 + len(body if marker != _SCAN else _head(body)))
            kept.append(bytes((0xFF, marker)) + length + body)
        elif marker not in _APPLICATION and marker != _COMMENT:
            raise ValueError
    if size is None or not 0 < scans <= _MOST_SCANS:
        raise ValueError
    if turned != 1:  # a photograph would lie on its side
        kept.insert(1, _turn(turned))
    width, height = size if turned < 5 else size[::-1]
    return Bare(b"".join((*kept, _END)), width, height)


def _segment(data: bytes, at: int) -> tuple[int, bytes, int]:
    """The segment there: its marker, its body, and where the next begins."""
    if data[at] != 0xFF:
        raise ValueError
    while data[at + 1] == 0xFF:  # may be filled up
        at += 1
    marker = data[at + 1]
    (length,) = struct.unpack_from(">H", data, at + 2)
    body = data[at + 4 : at + 2 + length]
    if length < 2 or len(body) != length - 2:
        raise ValueError
    return marker, body, at + 2 + length


def _head(scan: bytes) -> bytes:
    """Of a scan, what its length counts."""
    return scan[: 1 + 2 * scan[0] + 3]


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker stands that is none within a scan."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7 and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _turned(exif: bytes) -> int:
    """How the picture is to be turned, 1 to 8."""
    try:
        order = {b"II": "<", b"MM": ">"}[exif[:2]]
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for number in range(min(count, 100)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
            if tag == _TURNED and 1 <= value <= 8:
                return int(value)
    except (struct.error, KeyError):
        pass
    return 1


def _turn(turned: int) -> bytes:
    body = _EXIF + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _TURNED, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(body)) + body
