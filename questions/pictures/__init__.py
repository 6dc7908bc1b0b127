"""Pictures that anybody may have made: told by their bytes, checked, and written anew without what
is no picture. Nothing is decoded but lengths; PNG, JPEG, GIF and WebP, and nothing that moves."""

from __future__ import annotations

import struct
from collections.abc import Callable
from hashlib import sha256

from questions.pictures import gif, jpeg, png, webp
from questions.pictures.model import MEDIA_TYPES, Bare, Picture, PictureProblem, WrongPictureError

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE",
    "MAX_WORDS",
    "MEDIA_TYPES",
    "Picture",
    "PictureProblem",
    "WrongPictureError",
    "read_picture",
]

MAX_BYTES = 1_000_000
MAX_SIDE = 6_000
MAX_WORDS = 500
MAX_PIXELS = 16_000_000  # what a phone takes; a browser holds four bytes for each

_Read = Callable[[bytes, Callable[[int, int], None]], Bare]
# What the bytes begin with, and where.
_READERS: tuple[tuple[bytes, int, str, _Read], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png", png.read),
    (b"\xff\xd8\xff", 0, "image/jpeg", jpeg.read),
    (b"GIF87a", 0, "image/gif", gif.read),
    (b"GIF89a", 0, "image/gif", gif.read),
    (b"WEBP", 8, "image/webp", webp.read),
)


def read_picture(data: bytes, words: str = "") -> Picture:
    """The picture in these bytes, with the words for whoever cannot see it. What comes out goes in
    again unchanged. Raises WrongPictureError."""
    if len(data) > MAX_BYTES:
        raise WrongPictureError(PictureProblem.TOO_LARGE)
    media_type, read = _kind(data)
    pixels = 0

    def check_size(width: int, height: int) -> None:
        nonlocal pixels
        _check_size(width, height)
        pixels = width * height

    try:
        bare = read(data, check_size)
    except (IndexError, ValueError, struct.error):  # it ends too soon, or says what cannot be
        raise WrongPictureError(PictureProblem.BROKEN, pixels) from None
    digest = sha256(bare.data).hexdigest()
    return Picture(digest, media_type, bare.width, bare.height, words, bare.data)


def _kind(data: bytes) -> tuple[str, _Read]:
    for sign, at, media_type, read in _READERS:
        if data.startswith(sign, at):
            return media_type, read
    raise WrongPictureError(PictureProblem.KIND)


def _check_size(width: int, height: int) -> None:
    """Called before anything is looked at that grows with the size."""
    if not (width > 0 and height > 0):
        raise WrongPictureError(PictureProblem.BROKEN)
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise WrongPictureError(PictureProblem.TOO_WIDE)
