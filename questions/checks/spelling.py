"""Words that are likely misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from questions.checks.model import Source
from questions.checks.shape import key_texts
from questions.items.model import Blanks, Item
from questions.language.words import lemmas, words

# Shorter words have too many neighbours to be judged by a letter; those in between are judged by
# swapped and doubled letters alone: "letter" is no slip for "better".
_SHORTEST, _LONG = 5, 7


def find_typo(item: Item, source: Source) -> Iterator[str]:
    """Typo: a key or option word that is in neither lexicon, glossary nor elsewhere in the article;
    one that is no letter away from a known word may well be a word. Our rule."""
    texts = [option.text for option in item.options] + [group.text for group in item.groups]
    if isinstance(item.key, Blanks):
        texts += key_texts(item)
    for word in sorted({part for text in texts for one in words(text) for part in one.split("-")}):
        meant = _meant(word, source.vocabulary)
        if meant:
            yield f"“{word}” is not known; “{meant}” may be meant."


@lru_cache(maxsize=4096)
def _meant(word: str, known: frozenset[str]) -> str | None:
    """The known word that an unknown one is a slip away from; None where there is none."""
    if word in known or len(word) < _SHORTEST or not word.isalpha():
        return None
    near = (one for one in known if abs(len(one) - len(word)) <= 1 and len(one) >= _SHORTEST)
    slips = [one for one in near if _is_slip(word, one)]
    inflected = [one for one in slips if lemmas(one) == lemmas(word)]
    return None if inflected else min(slips, default=None)


def _is_slip(word: str, known: str) -> bool:
    if DamerauLevenshtein.distance(word, known, score_cutoff=1) != 1:
        return False
    return len(known) >= _LONG or sorted(word) == sorted(known) or _single(word) == _single(known)


def _single(word: str) -> str:
    """The word with each run of one letter as one."""
    return "".join(a for a, b in zip(word, f"{word[1:]} ", strict=True) if a != b)
