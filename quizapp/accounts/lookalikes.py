"""Names that look like another's: restriction levels and skeletons of Unicode's UTS #39.

The tables are disarm's. It is loaded when a name with other letters than ASCII's is given.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
# UAX #31, table 5: scripts in everyday use. Of these, Cyrillic and Greek look too much like Latin
# to stand in one word with it (UTS #39, "moderately restrictive").
_BESIDE_LATIN = frozenset(
    {
        "Arabic", "Armenian", "Bengali", "Bopomofo", "Devanagari", "Ethiopic", "Georgian",
        "Gujarati", "Gurmukhi", "Han", "Hangul", "Hebrew", "Hiragana", "Kannada", "Katakana",
        "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana",
        "Thai", "Tibetan",
    }
)  # fmt: skip
_LATIN = "Latin"
# Who somebody would like to be taken for.
_ROLES = frozenset(
    {"admin", "administrator", "instructor", "moderator", "quizapp", "root", "support", "system"}
)


def mixes_alphabets(text: str) -> bool:
    """Whether a word has letters of alphabets that nobody writes together, such as a Cyrillic one
    among Latin ones: more than UTS #39 calls moderately restrictive."""
    return not text.isascii() and any(
        _is_mixture(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text))
    )


def find_double(text: str) -> str | None:
    """The name in ASCII that a name of other letters looks like."""
    if text.isascii():
        return None
    skeleton = _skeleton(text)
    return skeleton if skeleton.isascii() and _skeleton(skeleton) == skeleton else None


def poses_as_role(text: str) -> bool:
    """Whether the name looks like "admin" or the like without being it."""
    return find_double(text) in _ROLES


def _is_mixture(word: str) -> bool:
    from disarm import is_mixed_script

    if not is_mixed_script(word):
        return False
    others = "".join(char for char in word if _scripts(char) != {_LATIN})
    return not _scripts(others) <= _BESIDE_LATIN or bool(is_mixed_script(others))


def _scripts(text: str) -> set[str]:
    from disarm import detect_scripts

    return {script.value for script in detect_scripts(text)}


def _skeleton(text: str) -> str:
    from disarm import skeleton_key

    return str(skeleton_key(unicodedata.normalize("NFKC", text).casefold()))
