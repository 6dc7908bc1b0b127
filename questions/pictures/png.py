"""PNG: https://www.w3.org/TR/png-3/."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from questions.pictures.model import Bare, PictureProblem, WrongPictureError

_SIGN = b"\x89PNG\r\n\x1a\n"
# All that a browser needs; words, times, profiles and what nobody knows goes.
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"IDAT", b"IEND"})
_MOVING = frozenset({b"acTL", b"fcTL", b"fdAT"})
# Samples to a pixel by the kind of colour, and the depths that each may have.
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# Of the seven passes of an interlaced picture: the first column and row, and the steps.
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_AT_ONCE = 1 << 16


def read(data: bytes, check_size: Callable[[int, int], None]) -> Bare:
    kept, pixels = [_SIGN], []
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if names[0] != b"IHDR" or names[-1] != b"IEND" or names.count(b"IHDR") != 1:
        raise ValueError
    if _MOVING & set(names):
        raise WrongPictureError(PictureProblem.MOVES)
    width, height, depth, colour, method, filtering, interlacing = struct.unpack(
        ">IIBBBBB", chunks[0][1]
    )
    check_size(width, height)
    if depth not in _DEPTHS.get(colour, ()) or method or filtering or interlacing > 1:
        raise ValueError
    if colour == 3 and b"PLTE" not in names[: names.index(b"IDAT")]:
        raise ValueError
    for name, body in chunks:
        if name in _KEPT:
            kept.append(_chunk(name, body))
        elif name[:1].isupper():  # without it, nobody can read the picture
            raise ValueError
        if name == b"IDAT":
            pixels.append(body)
    rows = _row_bytes(width, height, depth * _SAMPLES[colour], bool(interlacing))
    if _unpacked(pixels, rows) != rows:
        raise ValueError
    return Bare(b"".join(kept), width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to the last one, whatever hangs on behind it."""
    at, name = len(_SIGN), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at) if at + 8 <= len(data) else (0, b"")
        body = data[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length].ljust(4, b"\0"))
        if len(body) != length or not name.isalpha() or check != zlib.crc32(name + body):
            raise ValueError
        yield name, body
        at += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _row_bytes(width: int, height: int, bits: int, is_interlaced: bool) -> int:
    """How many bytes all rows come to, each with the one that says how it is filtered."""
    parts = _PASSES if is_interlaced else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in parts:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _unpacked(parts: list[bytes], most: int) -> int:
    """How many bytes come out, looked at a piece at a time, and no further than one too many."""
    unpacker, count = zlib.decompressobj(), 0
    try:
        for part in parts:
            rest = part
            while rest and not unpacker.eof and count <= most:
                count += len(unpacker.decompress(rest, _AT_ONCE))
                rest = unpacker.unconsumed_tail
        while not unpacker.eof and count <= most and (more := unpacker.decompress(b"", _AT_ONCE)):
            count += len(more)
    except zlib.error:
        raise ValueError from None
    return count if unpacker.eof else -1
