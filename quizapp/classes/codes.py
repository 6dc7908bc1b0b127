"""Join codes: short, said aloud without doubt, and too many to guess."""

from __future__ import annotations

import secrets

# Without look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) and without vowels, so that no word appears.
ALPHABET = "CDFGHJKMNPQRTVWXY34679"
LENGTH = 7


def make_code() -> str:
    """A new code out of 22^7, about 2.5 thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise_code(typed: str) -> str:
    """The code somebody meant: capitals, blanks and hyphens do not matter. Empty where it cannot
    be one."""
    code = "".join(typed.split()).replace("-", "").upper()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
