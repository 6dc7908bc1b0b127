"""Which of many texts say the same as another, found without reading all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from questions.language.opposites import are_opposite_words
from questions.language.words import jaccard, lemmas, words

# From here on two texts say the same.
_SAME = 0.85
# With fewer content words, the small words count: pain after activity, pain during it.
FEW = 3
_T = TypeVar("_T")


class Texts:
    """Texts in their order, to be asked which of them say the same as another: by their stems, or
    but for a word that turns nothing."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.told = tuple(texts)

    def __contains__(self, text: str) -> bool:
        return bool(self.alike(text))

    def alike(self, text: str) -> list[int]:
        """The places, from 0 and ascending, of those that say the same."""
        own = frozenset(words(text))
        found = {*self._by_words.get(own, ()), *self._by_stems.get(_stems(text), ())}
        return sorted(found | {at for at in self._near(own) if self._is_near(own, at)})

    def _near(self, own: frozenset[str]) -> set[int]:
        """Those that may share enough words: they lack so few that one of these must be there."""
        places = sorted((self._with_word.get(word, ()) for word in own), key=len)
        return set().union(*places[: int((1 - _SAME) * len(own)) + 1])

    def _is_near(self, own: frozenset[str], at: int) -> bool:
        other = self._words[at]
        return jaccard(own, other) > _SAME and not any(
            are_opposite_words(a, b) for a in own - other for b in other - own
        )

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(words(text)) for text in self.told]

    @cached_property
    def _by_words(self) -> dict[frozenset[str], list[int]]:
        return _places(self._words)

    @cached_property
    def _by_stems(self) -> dict[frozenset[str] | None, list[int]]:
        found = _places([_stems(text) for text in self.told])
        found.pop(None, None)
        return found

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, told in enumerate(self._words):
            for word in told:
                found[word].append(at)
        return found


def _stems(text: str) -> frozenset[str] | None:
    """The stems of a text; None where there are too few to tell it by."""
    found = lemmas(text)
    return found if len(found) >= FEW else None


def _places(things: Iterable[_T]) -> dict[_T, list[int]]:
    found: dict[_T, list[int]] = {}
    for at, thing in enumerate(things):
        found.setdefault(thing, []).append(at)
    return found
