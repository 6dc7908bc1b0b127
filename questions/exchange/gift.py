"""GIFT, questions in plain text: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, cast

from questions.exchange.content import (
    PLACED,
    QUOTED,
    all_files,
    asked_files,
    clean,
    name_of,
    option_files,
    placement,
    right_options,
    spellings,
    tags_of,
    title_of,
)
from questions.exchange.model import Format, Reason
from questions.items.blanks import split, with_gaps
from questions.items.model import Item, Kind, NumericRange

_SIGNS = str.maketrans({**{sign: f"\\{sign}" for sign in "\\~=#{}:"}, "\n": "\\n", "\r": None})
# Taken for a weight at the beginning of an option, for the arrow between two that match, and for
# the end of a tag.
_WEIGHT = re.compile(r"%-?\d")
_ARROW = "->"
_TAG_SIGNS = str.maketrans("", "", "<>[]\n\r")
_MOST_SHARED = 10


def _losses(item: Item) -> Iterator[Reason]:
    if item.kind is Kind.ORDER:
        yield Reason.KIND
    if asked_files(item) or option_files(item):
        yield Reason.PICTURE
    elif any(all_files(item)):
        yield Reason.EXPLAINING
    if isinstance(item.key, NumericRange) and item.key.low != item.key.high:
        yield Reason.RANGE
    if item.kind is Kind.NUMERIC:
        yield Reason.UNIT
    if item.kind is Kind.CLOZE:
        yield Reason.SLIPS if len(spellings(item)) == 1 else Reason.BLANKS
    if _is_ambiguous(item):
        yield Reason.SIGNS
    if item.kind is Kind.MULTIPLE_CHOICE:
        right = len(right_options(item))
        if max(right, len(item.options) - right) > _MOST_SHARED:
            yield Reason.MANY_OPTIONS
    if item.kind in PLACED and item.feedback.by_option:
        yield Reason.PARTS_TOGETHER
    if item.hint:
        yield Reason.HINT


def _is_ambiguous(item: Item) -> bool:
    """Whether words of the question would be taken for signs that nothing escapes."""
    texts = [*(one.text for one in item.options), *(one.text for one in item.groups)]
    if item.kind in PLACED:
        return any(_ARROW in one for one in texts)
    if item.kind is Kind.CLOZE:
        texts = [one for accepted in spellings(item).values() for one in accepted]
        if any("*" in one or _ARROW in one for one in texts):  # a star stands for any letters
            return True
    return any(_WEIGHT.match(one) for one in texts)


def _write(title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    topic = None
    for item in items:
        if item.topic != topic:
            topic = item.topic
            to.write(f"$CATEGORY: {_category(title, topic)}\n\n".encode())
        to.write(f"{_question(item)}\n\n".encode())


GIFT = Format("gift", "GIFT", ".gift.txt", "text/plain; charset=utf-8", _losses, _write)


def _category(title: str, topic: str) -> str:
    names = (" ".join(clean(one).replace("/", "//").split()) for one in (title, topic))
    return "/".join(("$course$", "top", *names))


def _question(item: Item) -> str:
    signs = " ".join((f"[id:{name_of(item)}]", *(f"[tag:{_tag(one)}]" for one in tags_of(item))))
    before, after = _around(item)
    answers = "".join(f"\n\t{line}" for line in (*_ANSWERS[item.kind](item), f"####{_why(item)}"))
    name = _escaped(title_of(item))
    return f"// {signs}\n::{name}::[plain]{before}{{{answers}\n}}{after}"


def _around(item: Item) -> tuple[str, str]:
    """What stands before the answer and behind it: it is typed where the blank is."""
    if item.kind is not Kind.CLOZE:
        return _escaped(item.prompt), ""
    lead, pieces = split(item.prompt)
    first, *rest = pieces
    is_whole = lead == with_gaps(item.prompt)
    before = first.text if is_whole else f"{lead} {first.text}"
    return _escaped(before), _escaped("".join(one.text for one in rest))


def _choice(item: Item) -> Iterator[str]:
    right = right_options(item)
    wrong = len(item.options) - len(right)
    for option in item.options:
        if item.kind is Kind.MULTIPLE_CHOICE:
            share = 100 / len(right) if option.id in right else -100 / wrong
            sign = f"~%{share:.7g}%"
        else:
            sign = "=" if option.id in right else "~"
        yield f"{sign}{_escaped(option.text)}{_said(item, option.id)}"


def _statement(item: Item) -> Iterator[str]:
    other = "false" if item.key == "true" else "true"
    yield f"{str(item.key).upper()}{_said(item, other) or '#'}{_said(item, str(item.key)) or '#'}"


def _matching(item: Item) -> Iterator[str]:
    groups, key = {one.id: one.text for one in item.groups}, placement(item)
    for option in item.options:
        yield f"={_escaped(option.text)} {_ARROW} {_escaped(groups[key[option.id]])}"
    for name, text in groups.items():
        if name not in key.values():
            yield f"= {_ARROW} {_escaped(text)}"


def _number(item: Item) -> Iterator[str]:
    yield f"#{cast(NumericRange, item.key).low:g}:0"


def _words(item: Item) -> Iterator[str]:
    (accepted,) = spellings(item).values()
    yield from (f"={_escaped(one)}" for one in accepted)


def _said(item: Item, option: str) -> str:
    said = item.feedback.by_option.get(option)
    return f"#{_escaped(said)}" if said else ""


def _why(item: Item) -> str:
    """What is said whatever was answered; sentences of the article stand in lines of their own."""
    parts = {one.id: one.text for one in item.options} if item.kind in PLACED else {}
    said = [
        *([item.correction] if item.correction else []),
        item.feedback.wrong,
        *(f"- {parts[one]}: {text}" for one, text in item.feedback.by_option.items() if parts),
        *([QUOTED] if item.evidence else []),
        *(f"> {' '.join(one.text.split())}" for one in item.evidence),
    ]
    return _escaped("\n".join(said))


def _escaped(text: str) -> str:
    return clean(text).translate(_SIGNS)


def _tag(text: str) -> str:
    return clean(text).translate(_TAG_SIGNS)


_ANSWERS: Mapping[Kind, Callable[[Item], Iterator[str]]] = {
    Kind.SINGLE_CHOICE: _choice,
    Kind.PICTURE: _choice,
    Kind.MULTIPLE_CHOICE: _choice,
    Kind.TRUE_FALSE: _statement,
    Kind.CLASSIFY: _matching,
    Kind.MATCH: _matching,
    Kind.NUMERIC: _number,
    Kind.CLOZE: _words,
}
