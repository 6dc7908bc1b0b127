"""Markdown to blocks: markdown-it-py finds the structure, the inline markup is taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from questions.reading.article import BlockKind
from questions.reading.front_matter import read_front_matter
from questions.reading.labels import is_labelled
from questions.reading.line_looks import is_amount
from questions.reading.normalising import collapse
from questions.reading.pipe_rows import with_whole_rows
from questions.reading.plain import (
    heads_by_look,
    marked_entry,
    may_name,
    names_labelled,
    names_what_follows,
    parse_plain,
)
from questions.reading.raw import RawArticle, RawBlock, RawCell, join_lines, raw_table
from questions.reading.run_in import is_run_in
from questions.reading.webpage import parse_html

# CommonMark allows an entry's text to start anywhere; prose this long in one block is no prose,
# and brackets in it could keep the inline parser busy for minutes.
_MAX_INLINE = 6_000
_MAX_NAME = 50
_TYPED_BULLET = re.compile(r"[ \t]*[•‣◦⁃∙·●○▪■➢➤►✓✔\uf0a7\uf0b7\uf0d8\uf076][ \t]*\S")
_DOSE_LINE = re.compile(r"[A-Z][\w ’'/-]{2,50}:\s+\d")  # "Wall slides: 2 x 12"
# "**Clamshells** (3 x 15 each side)" on a line of its own.
_BOLD_DOSED = re.compile(
    r"^(?:\*\*|__)(?P<name>[^*_\n]{3,60})(?:\*\*|__)"
    r"(?P<dose> ?(?:\(|[–—:-] )(?P<told>[^()\n]{2,60})\)?)$",
    re.MULTILINE,
)
_BOLD_LINE = re.compile(r"(?P<mark>\*\*|__)(?!\s)[^*\n]{2,80}(?P=mark):?")
_BOLD_LABEL = re.compile(
    r"(?P<mark>\*\*|__)(?!\s)[A-Z][^*_\n:]{1,40}(?::(?P=mark)|(?P=mark):)\s+\S"
)
_TIGHT_HEADING = re.compile(r"^#{2,6}(?=[A-Z][a-z])", re.MULTILINE)  # "###Sections"
_HEADING_ID = re.compile(r"\s*\{[#.][^{}]{0,80}\}$")  # "## The rotators {#rotators}"
_UNREAD_TAG = re.compile(r"<(/?)(?:script|style|template|svg|iframe)\b", re.IGNORECASE)
_TICK_BOX = re.compile(r"^\[[ xX]\]\s+")
_BREAK = re.compile(r"<br\s{0,3}/?>\n?", re.IGNORECASE)
_DEFINITION = re.compile(r"(?P<term>[^\n:]{1,80})\n[ ]{0,3}:[ \t]+(?P<meaning>.+)", re.DOTALL)
# Ten lists inside each other, as deep as any reader tells them apart.
_MAX_NESTING = 24
_PARSER = (
    MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    .enable("table")
    .disable("inline")
)
_INLINE = MarkdownIt("commonmark", {"html": True})


_MOST_CELLS = 200  # in a line; more are no table, and the parser would be busy with them


def parse_markdown(text: str) -> RawArticle:
    """The blocks of a Markdown text without its pictures; title and author are those that its
    front matter names."""
    front = read_front_matter(text)
    walk = _Walk()
    body = _without_wide_rows(text[front.length :].replace("\f", "\n\n"))
    for token in _PARSER.parse(with_whole_rows(_TIGHT_HEADING.sub(r"\g<0> ", body))):
        walk.take(token)
    return RawArticle(
        walk.blocks,
        title=front.title,
        author=front.author,
        is_cleaned=front.is_cleaned,
        notes=front.notes,
    )


def _without_wide_rows(text: str) -> str:
    if text.count("|") <= _MOST_CELLS:
        return text
    lines = text.split("\n")
    return "\n".join(
        line.replace("|", " ") if line.count("|") > _MOST_CELLS else line for line in lines
    )


@dataclass
class _Walk:
    """Turns markdown-it's flat tokens into blocks, remembering which lists are open."""

    blocks: list[RawBlock] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    entry_is_fresh: bool = False
    heading: int = 0
    last_heading: int = 0
    rows: list[tuple[RawCell, ...]] = field(default_factory=list)
    row: list[RawCell] = field(default_factory=list)
    in_table: bool = False
    in_header: bool = False

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            ordered = kind.startswith("ordered")
            self.lists.append(_before_first(token) if ordered else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self._open_entry()
        elif kind in ("heading_open", "heading_close"):
            self.heading = int(token.tag[1]) if kind == "heading_open" else 0
            self.last_heading = self.heading or self.last_heading
        elif kind in ("table_open", "table_close"):
            self._turn_table(opens=kind == "table_open")
        elif kind in ("thead_open", "thead_close"):
            self.in_header = kind == "thead_open"
        elif kind == "tr_close":
            self.rows.append(tuple(self.row))
            self.row = []
        elif kind == "inline":
            self._take_text(token)
        elif kind == "html_block":
            self.blocks.extend(parse_html(token.content).blocks)
        elif kind == "code_block":
            # Mostly plain text that somebody indented.
            self.blocks.extend(parse_plain(dedent(token.content)).blocks)
        elif kind == "fence":
            self._take_code(token)

    def _open_entry(self) -> None:
        self.entry_is_fresh = True
        if self.lists[-1] is not None:
            self.lists[-1] += 1

    def _turn_table(self, *, opens: bool) -> None:
        self.in_table = opens
        if not opens and any(cell.text for row in self.rows for cell in row):
            # Markdown has no table without a header; one without a word stands for none.
            skipped = 0 if any(cell.text for cell in self.rows[0]) else 1
            self.blocks.append(raw_table(tuple(self.rows[skipped:])))
        self.rows = []

    def _take_code(self, token: Token) -> None:
        for line in token.content.split("\n"):
            if text := collapse(line):
                marked = marked_entry(text)
                kind, number, words = marked or (BlockKind.PARAGRAPH, None, text)
                self.blocks.append(RawBlock(kind, words, number=number, is_aside=True))

    def _take_text(self, token: Token) -> None:
        if self.in_table:
            text = join_lines([_plain(line)[0] for line in _BREAK.split(token.content)])
            self.row.append(RawCell(text, is_header=self.in_header))
            return
        if not self.lists and (match := _DEFINITION.fullmatch(token.content)):
            text = f"{_plain(match['term'])[0]}: {_plain(match['meaning'])[0]}"
            self.blocks.append(RawBlock(BlockKind.BULLET, text))
            return
        is_entry = self.lists and self.entry_is_fresh
        content = _TICK_BOX.sub("", token.content) if is_entry else token.content
        content = _BOLD_DOSED.sub(_bold_to_the_end, _BREAK.sub("  \n", content))
        parts = _split_lines(content, in_list=bool(self.lists))
        is_named = _is_name(parts[0], parts[1:])
        for at, part in enumerate(parts):
            text, is_link, is_bold = _plain(part)
            if text:
                self.blocks.append(self._block(text, is_link, is_bold or (is_named and at == 0)))
                self.entry_is_fresh = False
        self.entry_is_fresh = False

    def _block(self, text: str, is_link: bool, is_bold: bool) -> RawBlock:
        if self.heading:
            text = _HEADING_ID.sub("", text) or text
            return RawBlock(BlockKind.HEADING, text, level=self.heading, is_link=is_link)
        if self.lists and self.entry_is_fresh:
            depth, number = len(self.lists) - 1, self.lists[-1]
            kind = BlockKind.BULLET if number is None else BlockKind.NUMBERED
            return RawBlock(kind, text, level=depth, number=number, is_link=is_link)
        if not self.lists and _TYPED_BULLET.match(text) and (marked := marked_entry(text)):
            return RawBlock(BlockKind.BULLET, marked[2], is_link=is_link)
        if is_bold and not self.lists and heads_by_look(text):
            # A line that is bold from end to end heads what follows, one below the last heading.
            level = min(self.last_heading + 1, 6)
            return RawBlock(BlockKind.HEADING, text, level=level, is_link=is_link)
        return RawBlock(BlockKind.PARAGRAPH, text, is_link=is_link)


def _bold_to_the_end(match: re.Match[str]) -> str:
    """A bold name with its dose as one bold line, as which it heads what follows."""
    return f"**{match['name']}{match['dose']}**  " if is_amount(match["told"]) else match[0]


def _before_first(token: Token) -> int:
    start = token.attrGet("start")
    return 0 if start is None else int(start) - 1


def _is_name(line: str, below: list[str]) -> bool:
    """Whether the first line of a paragraph names what the others tell; one that was wrapped would
    be longer."""
    bare = [one.replace("*", "").replace("_", "").strip() for one in (line, *below[:1])]
    is_short = len(line) <= _MAX_NAME
    return is_short and (names_what_follows(line, below) or names_labelled(bare))


def _split_lines(content: str, *, in_list: bool) -> list[str]:
    """A paragraph's text, cut where a line is broken on purpose or begins with a label such as
    "Reps:"; other line ends are only wrapping."""
    parts: list[list[str]] = [[]]
    first, *rest = content.split("\n")
    if _is_name(first, rest):
        return [first, *_split_lines("\n".join(rest), in_list=in_list)]
    was_broken = False
    for line in (first, *rest):
        bare = line.replace("*", "").replace("_", "")
        begins = is_labelled(bare) or _TYPED_BULLET.match(line) or _DOSE_LINE.match(bare)
        begins = begins or _BOLD_LABEL.match(line)
        if parts[-1] and (was_broken or begins or _breaks_on_purpose(parts[-1][-1], line)):
            parts.append([])
        parts[-1].append(line)
        was_broken = line.endswith(("  ", "\\"))
    return ["\n".join(part).removesuffix("\\") for part in parts]


def _breaks_on_purpose(above: str, line: str) -> bool:
    """Whether a line break is more than wrapping: beside a line that is bold from end to end, or
    beside a few words without a stop that no wrapping would have left so short."""
    if _BOLD_LINE.fullmatch(above.strip(" \\")) or _BOLD_LINE.fullmatch(line.strip()):
        return True
    first, bare = above.strip("*_ \\"), line.strip("*_ \\")
    is_begun = first[:1].isupper() and bare[:1].isupper()
    is_closed = first.endswith((".", "!", "?", ")", ":"))
    is_short = any(map(may_name, (first, bare))) and len(above) <= _MAX_NAME
    names_next = is_closed and may_name(bare.rstrip(":"))
    return is_begun and (is_short or names_next)


def _plain(content: str) -> tuple[str, bool, bool]:
    """The words of an inline text, whether all of them are links, and whether all are bold."""
    if len(content) > _MAX_INLINE:
        return collapse(unescapeAll(content)), False, False
    (inline,) = _INLINE.parseInline(content)
    children: Sequence[Token] = inline.children or []
    words: list[str] = []
    linked = bold = True
    links = bolds = unread = 0
    bold_from, before, last = -1, "", ""
    for child in children:
        if child.type == "html_inline" and (tag := _UNREAD_TAG.match(child.content)):
            unread = max(unread + (-1 if tag[1] else 1), 0)
        if unread:
            continue
        links += child.nesting if child.type in ("link_open", "link_close") else 0
        bolds += child.nesting if child.type in ("strong_open", "strong_close") else 0
        if child.type == "strong_open" and bold_from < 0:
            bold_from, before = len(words), last
        if child.type in ("text", "code_inline"):
            if bold_from >= 0 and not bolds and child.content.strip():
                head = "".join(words[bold_from:])
                is_head = is_run_in(before, head, child.content)
                words[bold_from:] = [head.rstrip(), ": "] if is_head else [head]
                bold_from = -1
            words.append(child.content)
            last = child.content if child.content.strip() else last
            linked = linked and (links > 0 or not child.content.strip(" |·•,"))
            bold = bold and (bolds > 0 or not child.content.strip())
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    text = collapse("".join(words))
    return text, linked and bool(text), bold and bool(text)
