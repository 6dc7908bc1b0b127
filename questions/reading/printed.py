"""What printing does to a text: pages with heads and footers, words broken at the ends of lines,
bullets that stand on a line of their own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from questions.reading.labels import is_labelled

_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|\d{1,3}\s*(?:of|/)\s*\d{1,3}"
    r"|[-–—]\s*\d{1,3}\s*[-–—]",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LONE_MARK = re.compile(r"\s*(?:[•‣◦⁃∙·●○▪■➢➤►✓✔\uf0a7\uf0b7\uf0d8\uf076o–—-]|\d{1,2}[.)])")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_STOPS = (".", "!", "?", ":", ";", "”", '"')
_COLUMNS = re.compile(r"\S {5,}\S")  # what stands left and right at the head of a page
_FOOT = re.compile(
    r"(?P<words>[A-Za-z][^.!?:]{4,70}?)(?:\s{2,}|\s*\|\s*|\s+[–—-]\s+|\s+(?=page|p\.))(?:page|p\.)?\s*(?P<page>\d{1,3})"
    r"(?:\s*(?:of|/)\s*\d{1,3})?$",
    re.IGNORECASE,
)
_COLUMN_GAP = re.compile(r"\s{3,}|\s*\|\s*")
_MAX_FOOT = 150
_EDGE = 2  # lines at the top and the bottom of a page that may be its head and foot
# First halves of words that keep their hyphen: "side-lying", "half-kneeling".
_COMPOUNDS = frozenset(
    (
        "side", "half", "single", "one", "two", "three", "four", "five", "ten", "long", "short",
        "non", "self", "well", "high", "low", "full", "knee", "hip", "heel", "toe", "step",
        "push", "pull", "warm", "cool", "follow", "weight", "pain", "all", "mid", "ankle",
        "straight", "bent", "left",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """A text's lines without what pages add; `dropped` are the heads and footers, in order."""

    lines: list[str]
    dropped: list[str]


def without_pages(text: str) -> Printed:
    """The lines of a text whose pages, if it has any, are joined where a sentence runs on."""
    dropped: list[str] = []
    pages = [page.split("\n") for page in _with_breaks(text, dropped).split("\f")]
    running = _running(pages)
    lines: list[str] = []
    for page in pages:
        edges = _edges(page)
        kept = [
            raw
            for at, raw in enumerate(page)
            if not _is_page_line(raw, at in edges, running, dropped)
        ]
        _append(lines, kept)
    return Printed(_join_lone_marks(lines), dropped)


def _with_breaks(text: str, dropped: list[str]) -> str:
    """The text with a page break for each foot that counts the pages ("Heel pain guide    3"),
    where none was kept; feet and heads of the same words go to `dropped`."""
    lines = text.split("\n")
    feet = [_FOOT.match(line.strip()) if len(line) <= _MAX_FOOT else None for line in lines]
    pages: dict[str, list[int]] = {}
    for foot in filter(None, feet):
        pages.setdefault(foot["words"].strip().lower(), []).append(int(foot["page"]))
    running = {
        words
        for words, counted in pages.items()
        if len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted)))
    }
    if "\f" in text or not running:
        return text
    kept = []
    for line, match in zip(lines, feet, strict=True):
        is_foot = match is not None and match["words"].strip().lower() in running
        # A line of these words alone may be the title; a head has something beside them.
        head, *beside = _COLUMN_GAP.split(line.strip()[:_MAX_FOOT].lower(), maxsplit=1)
        is_head = bool(beside) and head in running
        dropped.extend([line.strip()] if is_foot or is_head else ())
        kept.extend(["\f"] if is_foot else [] if is_head else [line])
    return "\n".join(kept).replace("\n\f\n", "\f").replace("\n\f", "\f")


def join_wrapped(parts: list[str], words: frozenset[str]) -> str:
    """Lines that were one, with words put together again that the line's end broke.

    `words` are the text's own, which tell whether a word has its hyphen elsewhere too.
    """
    joined = parts[0]
    for part in parts[1:]:
        broken, first = _BROKEN.search(joined[-40:]), _FIRST_WORD.match(part)
        if broken and first and first[0][0].islower():
            keeps = _keeps_hyphen(broken[1].lower(), first[0].lower(), words)
            joined = (joined if keeps else joined[:-1]) + part
        else:
            joined = f"{joined} {part}"
    return joined


def words_of(lines: list[str]) -> frozenset[str]:
    """The text's words, and those with a hyphen, in small letters; nothing where no line breaks
    a word."""
    if not any(_BROKEN.search(line[-40:]) for line in lines):
        return frozenset()
    text = "\n".join(lines).lower()
    return frozenset(_FIRST_WORD.findall(text)) | frozenset(_HYPHENATED.findall(text))


def _keeps_hyphen(first: str, second: str, words: frozenset[str]) -> bool:
    if f"{first}-{second}" in words:
        return True
    return first + second not in words and first in _COMPOUNDS


def _running(pages: list[list[str]]) -> frozenset[str]:
    """The lines that stand, but for their figures, at the edge of several pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(page[at]) for at in _edges(page)})
    return frozenset(key for key, times in seen.items() if times > 1)


def _edges(page: list[str]) -> frozenset[int]:
    filled = [at for at, line in enumerate(page) if line.strip()]
    return frozenset([*filled[:_EDGE], *filled[-_EDGE:]])


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.strip().lower())


def _is_page_line(raw: str, at_edge: bool, running: frozenset[str], dropped: list[str]) -> bool:
    line = raw.strip()
    # Two exercises may end their pages with the same "Dosage: 3 x 10".
    is_foreign = (
        bool(line)
        and not is_labelled(line)
        and (
            _PAGE_NUMBER.fullmatch(line) is not None
            or (at_edge and _COLUMNS.search(line) is not None)
            or (
                at_edge
                and (_key(line) in running or (line.isdigit() and len(line) <= 3 and bool(running)))
            )
        )
    )
    if is_foreign:
        dropped.append(line)
    return is_foreign


def _append(lines: list[str], page: list[str]) -> None:
    """Adds a page; a blank line stands between two pages unless a sentence runs on."""
    while lines and not lines[-1].strip():
        lines.pop()
    first = next((at for at, line in enumerate(page) if line.strip()), len(page))
    body = page[first:]
    if lines and body:
        runs_on = not lines[-1].rstrip().endswith(_STOPS) and body[0].lstrip()[:1].islower()
        lines.extend([] if runs_on else [""])
    lines.extend(body)


def _join_lone_marks(lines: list[str]) -> list[str]:
    """A bullet or a figure that stands alone on its line joins the next line with words."""
    joined: list[str] = []
    mark = ""
    for line in lines:
        if mark and line.strip():
            joined.append(f"{mark} {line.strip()}")
            mark = ""
        elif _LONE_MARK.fullmatch(line.rstrip()):
            mark = line.rstrip()
        elif not mark:
            joined.append(line)
    return joined
