"""Join codes: short, said aloud without doubt, and too many to guess."""

from __future__ import annotations

import re
import secrets
import unicodedata

# Without look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) and without vowels, so that no word appears.
ALPHABET = "CDFGHJKMNPQRTVWXY34679"
LENGTH = 7
MAX_TYPED = 300  # a pasted link with whatever a mail program hung on it
_LINK = re.compile(r"/join/([^/?#]*)", re.IGNORECASE)
# Kinds of characters around or inside a code that say nothing: quotes, dashes, blanks, marks.
_IGNORED = ("P", "Z", "C", "S", "M")


def make_code() -> str:
    """A new code out of 22^7, about 2.5 thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise_code(typed: str) -> str:
    """The code somebody meant, also within a whole link: capitals, blanks, quotes and dashes do
    not matter. Empty where it cannot be one."""
    if len(typed) > MAX_TYPED:
        return ""
    text = unicodedata.normalize("NFKC", typed)
    link = _LINK.search(text)
    code = "".join(
        char
        for char in (link[1] if link else text).upper()
        if not unicodedata.category(char).startswith(_IGNORED)
    )
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
