"""The ways in which each journey is made: scripts on and off, phone and desk, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
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


_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ALL_WAYS = [Way(*way) for way in product((True, False), (390, 1280), _SCHEMES)]
WITH_AND_WITHOUT_SCRIPTS = [Way(), Way(scripts=False)]
