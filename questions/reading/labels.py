"""Labels that writers put before a part of an exercise: "Reps: 10"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from questions.lexicon import table

_LABEL_END = re.compile(r"(:|\?)\s*")
_FIELD = re.compile(
    r"\s*(?!(?:exercise|name|step|note|tip|figure|question)\b)"
    r"(?P<label>[A-Z][^\W\d]*(?:[ /’'&-]{1,3}[^\W\d]+){0,3})"
    r"\s?(?::|\s[–—-])\s+(?P<told>\S.*)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:[/&]|\band\b)\s*")
_MAX_HEAD = 60  # letters of a card's head
_MAX_BARE = 14  # words of a line that opens with a label without a mark
_MAX_FIELD = 200  # letters of a line in which its label is looked for


def is_label(text: str) -> bool:
    """Whether the words are such a label, whatever their capitals."""
    return text.strip().lower().replace("’", "'") in _labels()


def label_kind(text: str) -> str:
    """Which part of an exercise a label announces, or nothing; two of one part are one label:
    "Duration / frequency"."""
    bare = text.strip(" :.-–—").replace("’", "'").lower()
    if known := _labels().get(bare, ""):
        return known
    parts = {_labels().get(one, "") for one in _JOINED.split(bare)}
    return parts.pop() if len(parts) == 1 else ""


def fields(lines: Iterable[str]) -> frozenset[str]:
    """The labels that come back on a page beside other labels that do, with other words behind
    them: what each of several things has ("Origin: ...", "Nerve: ..."), and no name."""
    read = [_field(line) for line in lines if line.strip()]
    told: defaultdict[str, list[str]] = defaultdict(list)
    for label, text in read:
        told[label].append(text)
    comes_back = {label for label, texts in told.items() if label and len(texts) > 1}
    differs = {label for label in comes_back if len(set(told[label])) > 1}
    beside = {
        label
        for (above, _), (below, _) in pairwise(read)
        for label in (above, below)
        if above != below and {above, below} <= comes_back and {above, below} & differs
    }
    return frozenset(beside)


def is_field(line: str, known: frozenset[str]) -> bool:
    """Whether a line tells one of the page's fields."""
    return bool(known) and _field(line)[0] in known


def _field(line: str) -> tuple[str, str]:
    match = _FIELD.match(line[:_MAX_FIELD])
    if match:
        return match["label"].lower(), match["told"]
    bare = bare_relation(line.strip()[:_MAX_FIELD])
    return (bare["label"].lower(), line[bare.end() :]) if bare else ("", "")


def relations_in(text: str) -> list[re.Match[str]]:
    """The labels of a line that tells several things of one: "O: pubis; I: tibia; N: femoral"."""
    found = list(_relation("(?:^|(?<=[\\s;,.(|*]))", r"\s?[:=]\s*(?=\S)").finditer(text))
    return found if len({one["label"].lower() for one in found}) > 1 else []


def bare_relation(line: str) -> re.Match[str] | None:
    """The label that a line may open with where no mark parts it from its words: "O pubis"."""
    is_short = line.count(" ") < _MAX_BARE
    return (
        _relation("", r"\.?\s+(?=[^\W_])(?!of\b|is\b|are\b|and\b)").match(line)
        if is_short
        else None
    )


def label_behind(line: str) -> tuple[str, str] | None:
    """The name and the label of a card's head: "Soleus O", "Soleus's origin"."""
    is_short = len(line) <= _MAX_HEAD
    match = (
        _relation(
            r"(?P<name>[A-Za-z][\w’' ()-]{2,}?)(?:[’']s?)?\s*(?:\s|:|\s[–—-])\s*", "[:?]?$"
        ).match(line)
        if is_short
        else None
    )
    return (match["name"].strip(), match["label"]) if match else None


@cache
def _relation(before: str, after: str) -> re.Pattern[str]:
    known = table("tables")
    words = "|".join(sorted(known["words"]["relations"], key=len, reverse=True))
    short = "|".join(form for one in known["short"] for form in (one.upper(), one.capitalize()))
    return re.compile(rf"{before}(?P<label>(?i:{words})|{short}){after}")


def is_labelled(text: str) -> bool:
    """Whether a short line gives one part of an exercise ("Reps: 10", "How often? Daily") rather
    than its name ("Exercise: Heel slide")."""
    label, mark, told = _LABEL_END.split(text, maxsplit=1) if _LABEL_END.search(text) else ("",) * 3
    if not mark or not is_label(label):
        return False
    first = told.split(" ", 1)[0].lower().strip(".,;")
    return not (label.lower() == "exercise" and first) or first in table("verbs")["imperative"]


@cache
def _labels() -> dict[str, str]:
    names = table("exercises")["labels"]
    return {one.replace("’", "'"): kind for kind, several in names.items() for one in several}
