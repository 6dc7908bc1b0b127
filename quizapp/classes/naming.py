"""How people's names are put in order and found, whatever accents they carry."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart, as most alphabets that have them sort them.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_AFTER_ALL = "\uffff"  # no letter sorts behind it


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


def is_found(wanted: str, *texts: str) -> bool:
    """Whether each word of a search stands somewhere in the texts."""
    heap = "\n".join(map(folded, texts))
    return all(word in heap for word in folded(wanted).split())
