"""Where the data of the exercises' pictures lie."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"
