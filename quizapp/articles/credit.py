"""Whose words an article is made of, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Credit:
    """`author` and `origin`, an address or words, are empty where nobody said."""

    author: str
    origin: str

    @property
    def url(self) -> str | None:
        """The origin where it is an address of the web: nothing else becomes a link."""
        try:
            parts = urlsplit(self.origin)
        except ValueError:
            return None
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        # Browsers read a backslash as a slash: the host would be another than the one shown.
        return self.origin if is_address and not set(" \\") & set(self.origin) else None

    @property
    def is_known(self) -> bool:
        return bool(self.author or self.origin)
