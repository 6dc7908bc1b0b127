"""What stands between "---" at the head of a Markdown text: title, author, notes on how it was
read, and whether somebody has been through the text, so that nothing is left out of it any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.reading.normalising import collapse

_BLOCK = re.compile(
    r"\A---[ \t]*\n(?P<lines>(?:[^\n]{0,1000}\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_LINE = re.compile(r"^(title|author|cleaned|note)[ \t]*:[ \t]*(\S[^\n]{0,990})$", re.I | re.M)
_PLAIN = re.compile(r"\w[^:#]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a text says; `length` is how many characters of it to leave out."""

    title: str = ""
    author: str = ""
    is_cleaned: bool = False
    notes: tuple[str, ...] = ()
    length: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one where it has none."""
    block = _BLOCK.match(text)
    if not block:
        return FrontMatter()
    lines = list(_lines(block["lines"]))
    named = dict(lines)
    return FrontMatter(
        title=named.get("title", ""),
        author=named.get("author", ""),
        is_cleaned=named.get("cleaned", "").lower() in ("true", "yes"),
        notes=tuple(value for key, value in lines if key == "note"),
        length=block.end(),
    )


def write_front_matter(matter: FrontMatter) -> str:
    """Its lines, so that `read_front_matter` finds the same."""
    named = [("title", matter.title), ("author", matter.author)]
    named += [("note", note) for note in matter.notes]
    lines = [f"{key}: {_quoted(value)}" for key, value in named if value]
    lines += ["cleaned: true"] if matter.is_cleaned else []
    return "\n".join(("---", *lines, "---", ""))


def _lines(lines: str) -> Iterator[tuple[str, str]]:
    for key, value in _LINE.findall(lines):
        is_quoted = len(value.strip()) > 1 and value.strip()[0] == value.strip()[-1] in "\"'"
        yield key.lower(), collapse(value.strip()[1:-1] if is_quoted else value)


def _quoted(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f'"{value}"'
