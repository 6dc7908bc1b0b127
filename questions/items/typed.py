"""Whether typed words are the ones that were asked for. A slip is forgiven; another term is never
taken for the right one, however near it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.lexicon import table

if TYPE_CHECKING:
    from rapidfuzz import distance as edits
else:
    edits = Lazy("rapidfuzz.distance")


# Longer than any term; what is longer is wrong without a look at its letters.
LONGEST = 120
# Letters from which one slip is forgiven, and from which two are. In a shorter word a letter makes
# another word: cam, cat.
_ONE_SLIP, _TWO_SLIPS = 4, 9
_WORD = re.compile(r"[<>≤≥]|[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
_ARTICLES = frozenset({"the", "a", "an"})
_TITLES = frozenset({"m", "musculus"})
_NOUNS = frozenset({"muscle", "muscles"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How typed words were taken. `meant` is the accepted spelling where a slip was forgiven."""

    is_right: bool
    meant: str | None = None


def read_typed(typed: str, accepted: Sequence[str]) -> Reading:
    """Whether the typed words are one of the accepted spellings.

    Case, accents, hyphens, spaces, a leading article and British or American letters do not count.
    Otherwise the Damerau distance decides: at most 1, from nine letters at most 2, none below four
    letters; strictly less than the distance to any other term of the lexicon and to any accepted
    spelling turned into its opposite. Numbers have to be the same.
    """
    if len(typed) > LONGEST:
        return Reading(False)
    words = fold(typed)
    letters = "".join(words)
    if not letters:
        return Reading(False)
    known = {one: "".join(fold(one)) for one in accepted}
    if letters in known.values():
        return Reading(True)
    near = [(_slips(letters, right), one) for one, right in known.items() if _is_near(words, one)]
    if not near:
        return Reading(False)
    slips, meant = min(near)
    if any(_slips(letters, rival, slips) <= slips for rival in _rivals(tuple(accepted))):
        return Reading(False)
    return Reading(True, meant)


def spellings(answer: str) -> tuple[str, ...]:
    """The answer and what else it is called: each known name in it replaced by its synonyms, the
    longest where one stands inside of another ("biceps" in "biceps femoris" is no name)."""
    same, words = table("terms")["same"], fold(answer)
    found = [answer, *(one for line in same["whole"] if _names(line, words) for one in line)]
    end = 0
    for place in range(len(words)):
        lines = _longest(words, place) if place >= end else []
        for name, line in lines:
            end = place + len(name)
            found += (" ".join((*words[:place], one, *words[end:])) for one in line)
    unique: dict[str, str] = {}
    for one in found:
        unique.setdefault("".join(fold(one)), one)
    return tuple(unique.values())


@lru_cache(maxsize=4096)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: no case, no accents, American letters, without
    article, "musculus" and "muscle" around a name."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    letters = "".join(one for one in bare if not unicodedata.combining(one))
    words = [_american(word) for word in _WORD.findall(letters)]
    while len(words) > 1 and words[0] in _ARTICLES | _TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in _NOUNS:
        del words[-1]
    return tuple(words)


def _is_near(words: Sequence[str], accepted: str) -> bool:
    right = fold(accepted)
    letters = "".join(right)
    allowed = (len(letters) >= _ONE_SLIP) + (len(letters) >= _TWO_SLIPS)
    is_near = _slips("".join(words), letters, allowed) <= allowed
    return is_near and _numbers(words) == _numbers(right)


def _slips(first: str, second: str, most: int | None = None) -> int:
    """Letters put in, left out, changed or swapped with their neighbour; more than `most` is told
    as `most` + 1."""
    return edits.DamerauLevenshtein.distance(first, second, score_cutoff=most)


def _numbers(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(one.isdigit() for one in word)]


@lru_cache(maxsize=1024)
def _rivals(accepted: tuple[str, ...]) -> frozenset[str]:
    """What a typed word must not be as near to: every other term, and every opposite."""
    right = {"".join(fold(one)) for one in accepted}
    others = {name for names in _terms() if not right & names for name in names}
    turned = {"".join(words) for one in accepted for words in _turned(fold(one))}
    return frozenset((others | turned) - right)


def _turned(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words with one of them, or all that can be, replaced by what tells names apart."""
    changed = [_contrasts(word) for word in words]
    for place, others in enumerate(changed):
        for other in others:
            yield (*words[:place], other, *words[place + 1 :])
    if sum(map(bool, changed)) > 1:
        yield tuple(
            others[0] if others else word for word, others in zip(words, changed, strict=True)
        )


@cache
def _contrasts(word: str) -> tuple[str, ...]:
    anatomy, items, terms = table("anatomy"), table("items"), table("terms")["apart"]
    lines = [*anatomy["opposites"], *items["opposites"], *terms["words"]]
    whole = [other for line in lines if word in line for other in line if other != word]
    parts = [
        word.replace(one, other)
        for pair in terms["fragments"]
        for one, other in (pair, pair[::-1])
        if one in word
    ]
    return tuple(dict.fromkeys((*whole, *parts)))


@cache
def _terms() -> tuple[frozenset[str], ...]:
    """All terms of the lexicon, those of one thing together."""
    body, terms = table("body"), table("terms")
    single = (*body["bones"].values(), *body["joints"].values(), *terms["names"].values())
    lines = [
        *_lines(),
        *terms["same"]["whole"],
        *([name] for names in single for name in names),
    ]
    return tuple(frozenset("".join(fold(name)) for name in line) for line in lines)


def _longest(words: tuple[str, ...], place: int) -> list[tuple[tuple[str, ...], list[str]]]:
    """The lines of the longest known name that stands at this place."""
    known = _names_by_first_word().get(words[place], ())
    here = [(name, line) for name, line in known if words[place : place + len(name)] == name]
    most = max((len(name) for name, _ in here), default=0)
    return [(name, line) for name, line in here if len(name) == most]


def _names(line: Sequence[str], words: tuple[str, ...]) -> bool:
    return any(fold(one) == words for one in line)


@cache
def _names_by_first_word() -> dict[str, list[tuple[tuple[str, ...], list[str]]]]:
    """The words of each name, and the line of all that is called so."""
    found: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
    for line in _lines():
        for name in line:
            words = fold(name)
            found.setdefault(words[0], []).append((words, line))
    return found


@cache
def _lines() -> tuple[list[str], ...]:
    """Names of one and the same thing, a line each."""
    regions = table("body")["muscles"].values()
    muscles = ([name, *others] for region in regions for name, others in region.items())
    return (*muscles, *table("terms")["same"]["names"])


def _american(word: str) -> str:
    for british, american in table("terms")["spelling"]["fragments"]:
        word = word.replace(british, american)
    return word
