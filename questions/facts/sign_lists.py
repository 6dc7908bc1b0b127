"""The signs that one condition names: "you are feverish, the foot is numb or cold, or an arm or a
leg grows weak" are three, since "cold" and "an arm" are none by themselves."""

from __future__ import annotations

import re

from questions.facts.anatomy import is_bodily, names_condition

_BETWEEN = re.compile(
    r",\s*(?:or|and)\s+(?:if\s+|when\s+)?|,\s+(?:if\s+|when\s+)?|\s+or\s+(?:if\s+|when\s+)?",
    re.IGNORECASE,
)
# What is said of something, with nothing but how it is behind it.
_QUALITIES = (
    r"(?:(?:very|suddenly|unusually|so|too|badly|all)\s)*[\w-]+(?:(?:,?\s+or\s+|,\s+)[\w-]+)*$"
)
_HOW_IT_IS = re.compile(
    r"^(?!there\b)[^,;]+?\s(?:is|are|was|looks?|becomes?|turns?|goes|go|grows?|stays?|seems?)\s"
    + _QUALITIES,
    re.IGNORECASE,
)
# "You feel faint or numb", but "you feel numbness or weakness".
_HOW_IT_FEELS = re.compile(r"^[^,;]+?\s(?:feels?|gets?)\s" + _QUALITIES, re.IGNORECASE)
_BARE_SUBJECT = re.compile(r"(?:an?|the|your|one|either|both)\s[\w-]+(?:\s[\w-]+)?$", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:an?|the|your|one|either|both|any|you|it|there|this)\s", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:[a-z]+s|will|won[’']t|does)\s\w", re.IGNORECASE)
_OWN = re.compile(r"\byour\s[\w-]+$", re.IGNORECASE)  # "your bladder or bowels"
# What follows only shows or explains the sign: "changes such as numbness, weakness or a limp".
_EXPLAINED = re.compile(
    r"\s(?:such as|including|like|e\.g\.,?|which|that|caused by)\s", re.IGNORECASE
)
_NEW_CLAUSE = re.compile(r"(?:you|it|there|they|your|the\s\w+\s(?:is|are))\b", re.IGNORECASE)
_LACK = re.compile(r"\b(?:difficulty|trouble|problems)\s[a-z]+ing\s+[a-z]", re.IGNORECASE)
_TROUBLES = (
    "problems", "trouble", "changes", "symptoms", "control", "function", "dysfunction",
    "issues", "pain",
)  # fmt: skip
_HAVE = re.compile(r"(?:you\s+)?(?:have|develop|notice|experience|get)\s+", re.IGNORECASE)
_MAX_QUALITY = 2  # words, as in "hot" or "very pale"


def split_signs(text: str) -> list[str]:
    """The signs of a condition in their words, in order."""
    signs: list[str] = []
    end, joint = 0, ""
    for one in (*_BETWEEN.finditer(text), None):
        part = text[end : one.start() if one else len(text)]
        if signs and _belongs(signs[-1], part, joint):
            signs[-1] += joint + part
        elif part.strip():
            signs.append(part.strip())
        if one:
            joint, end = one[0], one.end()
    return signs


def _belongs(before: str, part: str, joint: str) -> bool:
    """Whether a part is none by itself but goes on with what stands before it."""
    if joint.rstrip().endswith((" if", " when")):
        return False
    if _EXPLAINED.search(before) and not _NEW_CLAUSE.match(part):
        return True
    if "or" in joint and "," not in joint and _shares_noun(before, part):
        return True
    if _DETERMINED.match(part):
        is_bare = _BARE_SUBJECT.match(before) is not None and not names_condition(before)
        return is_bare and is_bodily(before) and len(part.split()) > _MAX_QUALITY
    if len(part.split()) <= _MAX_QUALITY and _HOW_IT_IS.match(before):
        return True
    goes_on = _GOES_ON.match(part) is not None and not names_condition(part.split()[0])
    if (goes_on and _DETERMINED.match(before)) or (" " not in part and _OWN.search(before)):
        return True
    is_short = len(part.split()) <= _MAX_QUALITY and not names_condition(part)
    return is_short and (_HOW_IT_FEELS.match(before) is not None or is_bodily(part))


def _shares_noun(before: str, part: str) -> bool:
    """ "Bladder" or "bowel problems"; trouble "controlling your bladder" or "bowel movements"."""
    bare = _HAVE.sub("", before)
    first, _, last = part.rpartition(" ")
    is_short = len(part.split()) <= _MAX_QUALITY and not names_condition(last)
    if _LACK.search(bare) and is_short and is_bodily(first or last):
        return True
    return " " not in bare and is_bodily(bare) and bool(first) and _ails(last)


def _ails(word: str) -> bool:
    return word in _TROUBLES or names_condition(word)
