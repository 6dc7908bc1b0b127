"""WebP: https://developers.google.com/speed/webp/docs/riff_container."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from questions.pictures.model import Bare, PictureProblem, WrongPictureError

_LOSSY, _LOSSLESS, _EXTENDED, _ALPHA = b"VP8 ", b"VP8L", b"VP8X", b"ALPH"
_MOVING = frozenset({b"ANIM", b"ANMF"})
_HAS_ALPHA = 0x10


def read(data: bytes, check_size: Callable[[int, int], None]) -> Bare:
    chunks = list(_chunks(data))
    if _MOVING & {name for name, _ in chunks}:
        raise WrongPictureError(PictureProblem.MOVES)
    found = dict(reversed(chunks))
    if (_LOSSY in found) == (_LOSSLESS in found):
        raise ValueError
    name = _LOSSY if _LOSSY in found else _LOSSLESS
    width, height = _SIZES[name](found[name])
    check_size(width, height)
    parts = [_chunk(name, found[name])]
    if name == _LOSSY and _ALPHA in found:
        size = struct.pack("<II", width - 1, height - 1)
        head = struct.pack("<I", _HAS_ALPHA) + size[0:3] + size[4:7]
        parts = [_chunk(_EXTENDED, head), _chunk(_ALPHA, found[_ALPHA]), *parts]
    body = b"WEBP" + b"".join(parts)
    return Bare(b"RIFF" + struct.pack("<I", len(body)) + body, width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if data[:4] != b"RIFF" or len(data) < 12:
        raise ValueError
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    at = 12
    if end > len(data):
        raise ValueError
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) != length or at + 8 + length > end:
            raise ValueError
        yield name, body
        at += 8 + length + length % 2


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _lossy_size(body: bytes) -> tuple[int, int]:
    if len(body) < 10 or body[0] & 1 or body[3:6] != b"\x9d\x01\x2a":  # no key frame
        raise ValueError
    width, height = struct.unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless_size(body: bytes) -> tuple[int, int]:
    if len(body) < 5 or body[0] != 0x2F:
        raise ValueError
    (bits,) = struct.unpack_from("<I", body, 1)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_SIZES = {_LOSSY: _lossy_size, _LOSSLESS: _lossless_size}
