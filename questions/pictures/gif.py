"""GIF: https://www.w3.org/Graphics/GIF/spec-gif89a.txt."""

from __future__ import annotations

import struct
from collections.abc import Callable

from questions.pictures.model import Bare, PictureProblem, WrongPictureError

_IMAGE, _EXTENSION, _END = 0x2C, 0x21, 0x3B
_GRAPHIC_CONTROL = 0xF9  # which colour is none


def read(data: bytes, check_size: Callable[[int, int], None]) -> Bare:
    width, height, packed = struct.unpack_from("<HHB", data, 6)
    check_size(width, height)
    at = 13 + _table_bytes(packed)
    kept, images = [b"GIF89a", data[6:at]], 0
    while data[at] != _END:
        start, kind = at, data[at]
        if kind == _EXTENSION:
            at = _blocks_end(data, at + 2)
            if data[start + 1] == _GRAPHIC_CONTROL:
                kept.append(data[start:at])
        elif kind == _IMAGE:
            images += 1
            at = _image_end(data, at, (width, height))
            kept.append(data[start:at])
        else:
            raise ValueError
        if images > 1:
            raise WrongPictureError(PictureProblem.MOVES)
    if not images:
        raise ValueError
    return Bare(b"".join((*kept, bytes((_END,)))), width, height)


def _table_bytes(packed: int) -> int:
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _image_end(data: bytes, at: int, size: tuple[int, int]) -> int:
    left, top, width, height, packed = struct.unpack_from("<HHHHB", data, at + 1)
    if not (width and height) or left + width > size[0] or top + height > size[1]:
        raise ValueError
    at += 10 + _table_bytes(packed)
    if not 2 <= data[at] <= 11:  # bits of the first codes
        raise ValueError
    return _blocks_end(data, at + 1)


def _blocks_end(data: bytes, at: int) -> int:
    while length := data[at]:
        at += 1 + length
    return at + 1
