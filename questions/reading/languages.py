"""Whether a text is in English: nothing is found in any other language, and what looks like a fact
there is none.

Told by small words, of which running text has one in three. Where a text has next to none of any
language, as a list of muscles does, it is taken: only words of another language refuse it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import islice

from questions.lexicon import table
from questions.reading.errors import ForeignLanguageError

_WORD = re.compile(r"[^\W\d_]+")
_MAX_WORDS = 20_000  # enough of a book
_MAX_LETTERS = 4_000
_ENGLISH = "en"
# Found on translations of a program and on English pages; see docs/decisions/documents.md.
_MIN_HITS = 5
_MIN_KINDS = 3  # "la" in twelve names is no Spanish
_MIN_SHARE = 0.08  # of the words
_OUTWEIGHS = 2  # times the English ones
_MIN_SCRIPT_SHARE = 0.5
_MIN_LETTERS = 30


def check_language(text: str) -> None:
    """Raises ForeignLanguageError where a text is in another language than English."""
    if code := foreign_language(text):
        raise ForeignLanguageError(code, _name(code))


def foreign_language(text: str) -> str:
    """The language of a text as ISO 639 names it, "und" where only its script is known to be none
    of English; empty for English and for what cannot be told."""
    words = [match[0].lower() for match in islice(_WORD.finditer(text), _MAX_WORDS)]
    if not text[:_MAX_LETTERS].isascii() and (script := _foreign_script(text)):
        return script if script != "und" else _most_likely(words) or script
    return _most_likely(words)


def _most_likely(words: list[str]) -> str:
    counts = Counter(words)
    hits = {code: _hits(counts, small) for code, small in _small_words().items()}
    english = sum(hits.pop(_ENGLISH).values())
    code = max(hits, key=lambda one: sum(hits[one].values()))
    found = sum(hits[code].values())
    is_foreign = (
        found >= max(_MIN_HITS, _MIN_SHARE * len(words))
        and len(hits[code]) >= _MIN_KINDS
        and found > _OUTWEIGHS * english
    )
    return code if is_foreign else ""


def _hits(counts: Counter[str], small: frozenset[str]) -> dict[str, int]:
    return {word: counts[word] for word in small if word in counts}


def _foreign_script(text: str) -> str:
    """The language of the script that most letters are in; empty where that is the Latin one."""
    letters = [char for char in text if char.isalpha()][:_MAX_LETTERS]
    scripts = Counter(
        unicodedata.name(char, "").partition(" ")[0].partition("-")[0] for char in letters
    )
    strange = len(letters) - scripts["LATIN"]
    if strange < _MIN_LETTERS or strange < _MIN_SCRIPT_SHARE * len(letters):
        return ""
    # Japanese has Chinese signs between its own.
    japanese = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if japanese > 0.1 * len(letters):
        return "ja"
    (script, _), *_others = scripts.most_common(1)
    known = table("languages")["scripts"]
    return known[script][0] if script in known else "und"


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(told["words"].split())
        for code, told in table("languages").items()
        if "words" in told
    }


def _name(code: str) -> str:
    languages = table("languages")
    if code in languages:
        return str(languages[code]["name"])
    return next((str(name) for one, name in languages["scripts"].values() if one == code), "")
