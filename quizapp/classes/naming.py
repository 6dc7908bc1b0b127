"""How people's names are put in order and found, whatever accents they carry."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart, as most alphabets that have them sort them.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_AFTER_ALL = "\uffff"  # no letter sorts behind it
_LONGEST_KEY = 160  # letters; entries of an index have an end


def folded(text: str) -> str:
    """A name without accents and capitals, as it is searched for."""
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def sort_key(name: str) -> tuple[str, str]:
    """Álvarez beside Alvarez, and after it; ñ after n, as Spanish has it. Marks such as hyphens
    and apostrophes count as a gap between words, as in most libraries' lists."""
    spelt = unicodedata.normalize("NFC", name.casefold()).replace("ñ", f"n{_AFTER_ALL}")
    letters = "".join(c if c.isalnum() or c == _AFTER_ALL else " " for c in folded(spelt))
    return " ".join(letters.split()), name.casefold()


def order_key(name: str) -> str:
    """`sort_key` as one text, for databases: the shorter of two names that begin alike is first."""
    letters, spelt = sort_key(name)
    return f"{letters[:_LONGEST_KEY]}\x01{spelt[:_LONGEST_KEY]}"
