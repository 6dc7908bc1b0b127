"""A picture as a value, and why something is none."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

# With the ending that a file of each has.
MEDIA_TYPES: Mapping[str, str] = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}


class PictureProblem(enum.StrEnum):
    """Why a picture cannot be taken."""

    ELSEWHERE = "elsewhere"
    KIND = "kind"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_WIDE = "too_wide"
    MOVES = "moves"
    TOO_MANY = "too_many"
    PLACE = "place"
    NO_FILES = "no_files"
    UNUSED = "unused"


class WrongPictureError(Exception):
    """These bytes are no picture that can be taken; so many `pixels` were looked through until that
    was clear."""

    def __init__(self, problem: PictureProblem, pixels: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.pixels = pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by the digest of its bytes, which are there only while it is brought in or sent
    out; `words` say what it shows."""

    sha256: str
    media_type: str
    width: int
    height: int
    words: str = ""
    data: bytes = field(default=b"", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture without what is none."""

    data: bytes
    width: int
    height: int
