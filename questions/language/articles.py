"""Whether a noun takes "a" or "an": by how its first word sounds."""

from __future__ import annotations

import re
from functools import cache

from questions.lexicon import table

_FIRST = re.compile(r"[^\W_]+(?:-(?=[^\W\d_]))?")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")
# Eight, eleven, eighteen, eighty and their like.
_VOWEL_NUMBER = re.compile(r"(?:8\d*|11|18)(?:th)?")


def indefinite_article(noun: str) -> str:
    """ "a" or "an"."""
    found = _FIRST.search(noun)
    if found is None:
        return "a"
    first = found[0]
    if first[0].isdigit():
        return "an" if _VOWEL_NUMBER.fullmatch(first.rstrip("-")) else "a"
    if _is_spelt(first.rstrip("-"), noun):
        return "an" if first[0] in _VOWEL_LETTERS else "a"
    return "an" if _begins_with_a_vowel(first.lower()) else "a"


def _is_spelt(word: str, noun: str) -> bool:
    """Whether the word is said letter by letter: "MRI", "X-ray"."""
    is_letter = len(word) == 1 and word.isupper() and noun[1:2] == "-"
    is_short = len(word) > 1 and word.isupper() and word not in _data()["said_as_words"]
    return is_letter or is_short


def _begins_with_a_vowel(word: str) -> bool:
    if word.startswith(_data()["sounds_like_a_vowel"]):
        return True
    sounds_otherwise = word == "one" or word.startswith(_data()["sounds_like_a_consonant"])
    if sounds_otherwise and not word.startswith(_data()["are_vowels_after_all"]):
        return False
    return word[0] in "aeiou"


@cache
def _data() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table("articles").items()}
