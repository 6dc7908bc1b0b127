"""An article as Markdown that reads back as the same article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.reading.article import Article, Block, BlockKind, Cell
from questions.reading.decoding import is_binary
from questions.reading.front_matter import FrontMatter, write_front_matter

_ENTRIES = (BlockKind.BULLET, BlockKind.NUMBERED)
# What would begin a list, a heading, a quotation, a line or code at the start of a line.
_OPENER = re.compile(
    r"(?:#{1,6}|[-+]|\d{1,9}(?=[.)]))(?=[.)]?(?:\s|$))|>|[-=~](?=\s*[-=~])|\[(?=[ xX]\]\s)"
)
# A star or underscore between blanks, an underscore inside a word and an ampersand that begins no
# entity stand for themselves; so does a bracket where none is followed by what makes it a link.
_MARKUP = re.compile(
    r"[\\`]|\*(?!(?<=\s\*)\s)|_(?!(?<=[^\W_]_)[^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,40};)"
)
_MARKUP_OR_BRACKET = re.compile(rf"{_MARKUP.pattern}|\[")
_LINKS = ("](", "]:", "][")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_LOST = "\ufffd"  # what stands for a letter that could not be read


def to_markdown(article: Article) -> str:
    """The article as Markdown: `read` makes the same title, text and blocks of it, and so the same
    facts. Its front matter says that it was cleaned, so that no line is left out once more. Where
    so many letters are lost that a file of it would pass for no text, a question mark stands for
    each."""
    blocks = list(_blocks(article))
    heading = next((one.text for one in blocks if one.kind is BlockKind.HEADING), "")
    title = "" if article.title == heading else article.title
    front = FrontMatter(title=title, author=article.author, is_cleaned=True, notes=article.notes)
    text = "\n".join((write_front_matter(front), *_lines(blocks)))
    return text.replace(_LOST, "?") if is_binary(text) else text


def _blocks(article: Article) -> Iterator[Block]:
    for section in article.sections:
        if section.heading:
            yield section.heading
        yield from section.blocks


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of all blocks with an empty one behind each, but not between a list's entries."""
    numbering = _Numbering()
    for index, block in enumerate(blocks):
        if block.kind in _ENTRIES:
            if numbering.starts_anew(block) and index and blocks[index - 1].kind in _ENTRIES:
                yield ""
            yield numbering.entry(block)
            if blocks[index + 1 : index + 2] and blocks[index + 1].kind in _ENTRIES:
                continue
        else:
            numbering = _Numbering()
            yield from _paragraph(block)
        yield ""


def _paragraph(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.HEADING:
        yield f"{'#' * block.level} {_unclosed(_inline(block.text))}"
    elif block.kind is BlockKind.TABLE:
        yield from _table(block)
    else:
        yield _opened(_inline(block.text))


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that is open at one depth: how far its entries' text is indented, what marks them,
    and the number of the last one."""

    indent: int
    mark: str
    number: int | None


class _Numbering:
    """The marks of entries, so that depth and number come out again."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def starts_anew(self, block: Block) -> bool:
        """Whether an entry begins another list beside the one that is open at its depth."""
        if block.level >= len(self._open):
            return block.number not in (None, 1)
        above = self._open[block.level]
        goes_on = block.number is not None and above.number == block.number - 1
        is_alike = (block.number is None) == (above.number is None)
        return not is_alike or not (block.number is None or goes_on)

    def entry(self, block: Block) -> str:
        """The entry's line."""
        mark = self._mark(block)
        opened = ""
        while len(self._open) < block.level:  # a depth that nobody used: an empty entry
            opened += "- "
            self._open.append(_Open(self._indent() + 2, "-", None))
        del self._open[block.level :]
        begin = self._indent() - len(opened)
        marker = "-" if block.number is None else f"{block.number}{mark}"
        self._open.append(_Open(self._indent() + len(marker) + 1, mark, block.number))
        return f"{' ' * begin}{opened}{marker} {_opened(_inline(block.text))}"

    def _mark(self, block: Block) -> str:
        """A new list beside another one is told from it by its mark."""
        if block.level >= len(self._open):
            return "-" if block.number is None else "."
        above = self._open[block.level]
        if self.starts_anew(block) and block.number is not None:
            return ")" if above.mark == "." else "."
        return "-" if block.number is None else above.mark

    def _indent(self) -> int:
        return self._open[-1].indent if self._open else 0


def _inline(text: str) -> str:
    has_link = any(link in text for link in _LINKS)
    return (_MARKUP_OR_BRACKET if has_link else _MARKUP).sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[0], f"\\{match[0]}")


def _unclosed(heading: str) -> str:
    """A heading whose last signs are no end of its markup."""
    bare = heading.rstrip("#")
    return heading if bare == heading else f"{bare}\\{heading[len(bare) :]}"


def _opened(text: str) -> str:
    """A line that begins nothing but itself."""
    opener = _OPENER.match(text)
    if not opener:
        return text
    place = opener.end() if opener[0].isdigit() else 0
    return f"{text[:place]}\\{text[place:]}"


def _table(block: Block) -> Iterator[str]:
    """A table of pipes, or of tags where pipes cannot say what is a header or covers several."""
    first, *others = block.rows
    is_plain = len({len(row) for row in block.rows}) == 1 and all(
        cell.columns == cell.rows == 1 for row in block.rows for cell in row
    )
    has_header = all(cell.is_header for cell in first) and any(cell.text for cell in first)
    body = others if has_header else block.rows
    if not is_plain or any(cell.is_header for row in body for cell in row):
        yield from _tags(block.rows)
        return
    yield _pipes([_inline(cell.text) for cell in first] if has_header else [""] * len(first))
    yield _pipes(["---"] * len(first))
    for row in body:
        yield _pipes([_inline(cell.text) for cell in row])


def _pipes(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _tags(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    yield "<table>"
    for row in rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.is_header else "td"
    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    told = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    return f"<{tag}{told}>{html.escape(cell.text, quote=False)}</{tag}>"
