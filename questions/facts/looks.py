"""What makes reading cheap: a look for a word before a dear pattern that needs it, and what was
read from a sentence kept for the next time that it is asked."""

from __future__ import annotations

from collections.abc import Iterable

# A sentence is asked by several rules, and again whenever its article is read anew after an edit.
KEPT_SENTENCES = 4096


def has_one(text: str, stems: Iterable[str]) -> bool:
    """Whether one of these stems, in small letters, stands anywhere in a text."""
    small = text.lower()
    # A loop, since a generator costs more than all its looks.
    for stem in stems:  # noqa: SIM110
        if stem in small:
            return True
    return False
