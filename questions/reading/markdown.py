"""Markdown to blocks: markdown-it-py finds the structure, the inline markup is taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from questions.reading.article import BlockKind
from questions.reading.normalising import collapse
from questions.reading.plain import is_labelled
from questions.reading.raw import RawArticle, RawBlock

# CommonMark allows an entry's text to start anywhere; prose this long in one block is no prose,
# and brackets in it could keep the inline parser busy for minutes.
_MAX_INLINE = 6_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]{0,1000}\n){0,200}?---[ \t]*\n")
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("inline")
_INLINE = MarkdownIt("commonmark", {"html": True})


def parse_markdown(text: str) -> RawArticle:
    """The blocks of a Markdown text, without its front matter, pictures and code."""
    walk = _Walk()
    for token in _PARSER.parse(_FRONT_MATTER.sub("", text, count=1)):
        walk.take(token)
    return RawArticle(walk.blocks)


@dataclass
class _Walk:
    """Turns markdown-it's flat tokens into blocks, remembering which lists are open."""

    blocks: list[RawBlock] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    entry_is_fresh: bool = False
    heading: int = 0
    last_heading: int = 0
    row: list[str] = field(default_factory=list)
    in_table: bool = False

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            ordered = kind.startswith("ordered")
            self.lists.append(int(token.attrGet("start") or 1) - 1 if ordered else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self._open_entry()
        elif kind in ("heading_open", "heading_close"):
            self.heading = int(token.tag[1]) if kind == "heading_open" else 0
            self.last_heading = self.heading or self.last_heading
        elif kind in ("table_open", "table_close"):
            self.in_table = kind == "table_open"
        elif kind == "tr_close":
            self._close_row()
        elif kind == "inline":
            self._take_text(token)

    def _open_entry(self) -> None:
        self.entry_is_fresh = True
        if self.lists[-1] is not None:
            self.lists[-1] += 1

    def _close_row(self) -> None:
        text = " | ".join(cell for cell in self.row if cell)
        self.row = []
        if text:
            self.blocks.append(RawBlock(BlockKind.PARAGRAPH, text))

    def _take_text(self, token: Token) -> None:
        if self.in_table:
            self.row.append(_plain(token.content)[0])
            return
        for part in _split_lines(token.content, in_list=bool(self.lists)):
            text, is_link, is_bold = _plain(part)
            if text:
                self.blocks.append(self._block(text, is_link, is_bold))
        self.entry_is_fresh = False

    def _block(self, text: str, is_link: bool, is_bold: bool) -> RawBlock:
        if self.heading:
            return RawBlock(BlockKind.HEADING, text, level=self.heading, is_link=is_link)
        if self.lists and self.entry_is_fresh:
            depth, number = len(self.lists) - 1, self.lists[-1]
            kind = BlockKind.BULLET if number is None else BlockKind.NUMBERED
            return RawBlock(kind, text, level=depth, number=number, is_link=is_link)
        if is_bold and not self.lists and not text.endswith((".", ":", "!", ",")):
            # A line that is bold from end to end heads what follows, one below the last heading.
            level = min(self.last_heading + 1, 6)
            return RawBlock(BlockKind.HEADING, text, level=level, is_link=is_link)
        return RawBlock(BlockKind.PARAGRAPH, text, is_link=is_link)


def _split_lines(content: str, *, in_list: bool) -> list[str]:
    """A paragraph's text, cut where a line is broken on purpose or begins with a label such as
    "Reps:"; other line ends are only wrapping."""
    parts: list[list[str]] = [[]]
    was_broken = False
    for line in content.split("\n"):
        if parts[-1] and (was_broken or is_labelled(line.replace("*", "").replace("_", ""))):
            parts.append([])
        parts[-1].append(line)
        was_broken = not in_list and line.endswith(("  ", "\\"))
    return ["\n".join(part) for part in parts]


def _plain(content: str) -> tuple[str, bool, bool]:
    """The words of an inline text, whether all of them are links, and whether all are bold."""
    if len(content) > _MAX_INLINE:
        return collapse(content), False, False
    (inline,) = _INLINE.parseInline(content)
    children: Sequence[Token] = inline.children or []
    words, linked, bold = [], True, True
    links = bolds = 0
    for child in children:
        links += child.nesting if child.type in ("link_open", "link_close") else 0
        bolds += child.nesting if child.type in ("strong_open", "strong_close") else 0
        if child.type in ("text", "code_inline"):
            words.append(child.content)
            linked = linked and (links > 0 or not child.content.strip(" |·•,"))
            bold = bold and (bolds > 0 or not child.content.strip())
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    text = collapse("".join(words))
    return text, linked and bool(text), bold and bool(text)
