"""The ways in which each journey is made: with and without scripts, on a phone and at a desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Way:
    """One kind of browser."""

    scripts: bool = True
    width: int = 1280
    scheme: Scheme = "light"

    def __str__(self) -> str:
        return f"{'scripts' if self.scripts else 'plain'}-{self.width}-{self.scheme}"


# Each width is seen by day and by night, and so is each of scripts on and off.
WAYS = [
    Way(scripts=True, width=390, scheme="dark"),
    Way(scripts=True, width=1280, scheme="light"),
    Way(scripts=False, width=390, scheme="light"),
    Way(scripts=False, width=1280, scheme="dark"),
]
