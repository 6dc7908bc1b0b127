"""The number grammar: number words, ranges and comparators, rewritten as figures."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.facts.looks import KEPT_SENTENCES

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 20 + 10 * index for index, word in enumerate(_TENS)
}
_ONES = "|".join(_UNITS[1:10])
_WORDS = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<ones>{_ONES}))?|(?P<unit>{'|'.join(_UNITS)}))\b"
)
_REWRITES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[‐-―−]", "-"),
        (r"(?<=\d)\s?½|(?<=\d) 1/2(?= min)", ".5"),
        (r"(?<!\d)½(?=\s?(?:-|to|or)\s?\d)", "0.5"),
        (r"(?<!\d)½ (?:an? )?(?=min)", "0.5 "),
        (r"[×✕✖]|(?<=\d)\s?\*\s?(?=\d)", " x "),
        (r"(?<=[\w.] )ea\b\.?(?=\s|$)", "each"),
        (r"\be/s(?:ide)?\b", "each side"),
        (r"\bx\s*(?=(?:day|week|wk)\b)", "x a "),
        (
            r"\bx\s?(\d{1,2})(?=\s*(?:daily|weekly|(?:/\s*|(?:a|per|each) )(?:day|week|wk)))",
            r"\1 times ",
        ),
        (r"\bonce (?:or|to) twice\b", "1-2 times"),
        (r"\btwice or (?:thrice|three times)\b", "2-3 times"),
        (r"\bonce(?= (?:a|an|per|each|every|daily|weekly|on)\b|/)", "1 times"),
        (r"\btwice\b", "2 times"),
        (r"\bthrice\b", "3 times"),
        (r"\ba minute and a half\b", "90 seconds"),
        (r"\bhalf (?:a|of a|an) minute\b|\b1/2 (?:a )?min(?:ute)?\b", "30 seconds"),
        (r"\b(?:a|half a) dozen\b", "12"),
        (r"\ba couple (?:of )?(?=times|sets|minutes|seconds|reps)", "2 "),
        (r"\b(a|one|\d{1,3}) (?:full|whole|slow|good) (?=minutes?\b|seconds?\b)", r"\1 "),
        (r"\b(?:an?|one) hundred\b", "100"),
    )
)
# Most sentences have nothing to rewrite; one look tells, where each rule would look for itself.
_NUMERIC = re.compile(
    rf"[\d½×✕✖‐-―−]|\b(?:ea|e/s|x|once|twice|thrice|half|an? (?:half|minute)|dozen|couple|hundred"
    rf"|{'|'.join(_TENS)}|{'|'.join(_UNITS)})\b"
)
_BETWEEN = re.compile(r"\bbetween (\d{1,4}) and (\d{1,4})\b")


@lru_cache(maxsize=KEPT_SENTENCES)
def figures(text: str) -> str:
    """`text` in small letters with its number words as figures ("two to three" is "2 to 3")."""
    text = text.lower().replace("half a dozen", "6")
    if not _NUMERIC.search(text):
        return text
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return _BETWEEN.sub(r"\1-\2", _WORDS.sub(_figure, text))


def number_in(text: str) -> int | None:
    """The number that a short text is, in figures or words; None where it is none."""
    text = figures(text).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def _figure(match: re.Match[str]) -> str:
    if match["unit"]:
        return str(_VALUES[match["unit"]])
    return str(_VALUES[match["tens"]] + (_VALUES[match["ones"]] if match["ones"] else 0))
