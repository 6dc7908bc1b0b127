"""Whether anybody can answer: keys that exist, quotations that stand in the article, words that
are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.views import Item
from questions.quality.tables import table
from questions.quality.words import covers, marks, shared, stem, tokens

if TYPE_CHECKING:
    from rapidfuzz import distance as edits
else:
    edits = Lazy("rapidfuzz.distance")


_BLANK = re.compile(r"\[\[([^\]]+)\]\]")
_SHORT_ROOT = 3  # "rot" is left of too many words
_LONG = 7  # of shorter words many are a slip away from another


def find_unusable(case: Case) -> Iterator[Finding]:
    """No key, a key that is no option, an option without a text."""
    for reason in _unusable(case.item):
        yield finding("unusable", Family.FORM, f"{reason} Mend or remove the item.")


def find_wordless_picture(case: Case) -> Iterator[Finding]:
    """A picture that says nothing to whoever cannot see it."""
    for place, pictures in case.item.pictures.items():
        if not all(str(one.get("words") or "").strip() for one in pictures):
            is_option = any(one.id == place for one in case.item.options)
            message = "A picture has no words for whoever cannot see it. Say what it shows."
            yield _minor("wordless-picture", message, place if is_option else None)


def find_misquoted(case: Case) -> Iterator[Finding]:
    for one in case.item.evidence:
        if case.facts.text[one.start : one.end] != one.text or not one.text:
            message = f"“{one.text}” does not stand there in the article. Quote it word for word."
            yield finding("misquoted", Family.FORM, message)


def find_other_evidence(case: Case) -> Iterator[Finding]:
    """Evidence that has nothing in common with what is asked or answered."""
    item = case.item
    if not item.evidence:
        yield _minor("no-evidence", "No line of the article is quoted. Quote the one used.")
        return
    quoted = " ".join(one.text for one in item.evidence)
    answer = _answer(item)
    if answer and not shared(quoted, answer) and not _is_coming_from(quoted, item):
        yield _minor("other-evidence", "The quoted line is not the one used. Quote that one.")


def find_typo(case: Case) -> Iterator[Finding]:
    """A word that nobody knows, a slip away from one that the article has."""
    known = _known(case.facts.text, tuple(_names(case)))
    shown = [(one.text, one.id) for one in (*case.item.options, *case.item.groups)]
    for text, option in shown:
        for word in set(tokens(text)) - set(tokens(case.item.prompt)):
            if len(word) >= _LONG and word.isalpha() and (near := _slip(word, known)):
                message = f"“{word}” looks like a slip for “{near}”. Correct it."
                yield _minor("typo", message, option)


def _unusable(item: Item) -> Iterator[str]:
    options = [one.id for one in item.options]
    if len(set(options)) != len(options):
        yield "Two options have one id."
    if any(not one.text and not one.is_drawn for one in (*item.options, *item.groups)):
        yield "An option has no text."
    if not item.prompt.strip():
        yield "There is no prompt."
    if not _has_key(item, set(options)):
        yield "The key is none of what is shown."


def _has_key(item: Item, options: set[str]) -> bool:
    if item.is_statement:
        return item.key in ("true", "false")
    if item.is_single:
        return len(item.options) > 1 and len(item.right) == 1
    if item.kind == "multiple_choice":
        return bool(item.right) and len(item.right) == len(item.key) and bool(item.wrong)
    if item.placed:
        groups = {one.id for one in item.groups}
        return set(item.placed) == options and set(item.placed.values()) <= groups
    if item.kind == "order":
        return len(item.steps) == len(options) and set(item.key) == options
    if item.kind == "numeric":
        return isinstance(item.key, Mapping) and item.key["low"] <= item.key["high"]
    blanks = set(_BLANK.findall(item.prompt))
    return bool(blanks) and blanks == set(item.accepted) and all(item.accepted.values())


def _answer(item: Item) -> str:
    """What has to stand in the quoted lines."""
    if item.is_statement:
        return item.correction or item.prompt
    if item.is_single and not item.is_drawn:
        return f"{item.right[0].text} {item.prompt}" if item.right else ""
    if item.accepted:
        return " ".join((item.prompt, *(one[0] for one in item.accepted.values() if one)))
    return " ".join(one.text for one in (*item.right, *item.steps))


def _is_coming_from(quoted: str, item: Item) -> bool:
    return covers(item.explained, quoted) > 0 or bool(marks(quoted).all & marks(item.explained).all)


def _slip(word: str, known: tuple[frozenset[str], frozenset[str]]) -> str | None:
    words, roots = known
    root = stem(word)
    if word in words or (root in roots and len(root) > _SHORT_ROOT):
        return None
    near = (one for one in words if len(one) >= _LONG and abs(len(one) - len(word)) <= 1)
    return next((one for one in near if _is_slip(word, one)), None)


def _is_slip(word: str, known: str) -> bool:
    """Whether two words differ by a letter, and not by an ending."""
    ends_otherwise = word[:-1] == known or known[:-1] == word or word[:-1] == known[:-1]
    return not ends_otherwise and edits.DamerauLevenshtein.distance(known, word) == 1


@lru_cache(maxsize=8)
def _known(text: str, names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are known, and their stems."""
    words = frozenset(word for one in (text, *names) for word in tokens(one))
    return words, frozenset(map(stem, words))


def _names(case: Case) -> Iterator[str]:
    yield from (table("common")["terms"], table("common")["words"])
    if case.body is not None:
        body = case.body
        for muscle in body.muscles.values():
            yield from (muscle.name, *muscle.aliases)
        yield from (*body.structures, *body.conditions)


def _minor(code: str, message: str, option: str | None = None) -> Finding:
    return finding(code, Family.FORM, message, option=option, is_minor=True)
