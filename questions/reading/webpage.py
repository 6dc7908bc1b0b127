"""HTML to blocks: lxml finds the structure of what people's pages really are, we keep its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.reading.article import BlockKind
from questions.reading.errors import UnreadableArticleError
from questions.reading.normalising import clean
from questions.reading.note_marks import is_note_mark
from questions.reading.page_parts import Weights, is_main, is_set_apart, is_unread, weigh
from questions.reading.page_tables import caption_of, data_rows
from questions.reading.plain import heads_by_look, marked_entry
from questions.reading.raw import RawArticle, RawBlock, raw_table
from questions.reading.run_in import is_run_in
from questions.reading.word_processors import is_from_word_processor, unstyle

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    (
        "p", "div", "section", "article", "main", "ul", "ol", "li", "table", "caption", "tbody",
        "thead", "tr", "td", "th", "br", "hr", "blockquote", "pre", "dl", "dt", "dd", "center",
        "form", "header", "footer", "nav", "aside", "figure", "details", "summary", "fieldset",
        "address",
    )
)  # fmt: skip
_BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BOLD = frozenset(("b", "strong", "summary"))
_SITE = re.compile(r"\s(?:\||[-–—•·»])\s")
_MAX_DEPTH = 9
# The parser compares each attribute of a tag with all before it: no page has so many, and those
# that have are refused.
_MOST_ATTRIBUTES = 500
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}")
_BETWEEN = re.compile(r"[\s/]+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def parse_html(text: str) -> RawArticle:
    """The blocks of a web page. What its markup sets apart (navigation, footers, adverts, hidden
    parts) is marked so; scripts, styles and pictures are no text. Raises UnreadableArticleError
    for a page whose elements stand more than some two thousand deep in each other, or that has a
    tag of more than 500 attributes."""
    if any(_has_many_attributes(tag) for tag in _LONG_TAG.findall(text)):
        raise UnreadableArticleError("The page has a tag with too many attributes to be read.")
    # The text is decoded; what the page says of its own encoding does not count any more.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    root = etree.fromstring(text.encode(), parser)
    if any("xcessive depth" in error.message for error in parser.error_log):
        raise UnreadableArticleError("The page's parts stand too deep in each other to be read.")
    if root is None:
        return RawArticle([])
    if is_from_word_processor(text):
        unstyle(root)
    walk = _Walk(weigh(root))
    walk.through(root)
    return RawArticle(walk.words.blocks, author=_author(root), page_title=_page_title(root))


def _has_many_attributes(tag: str) -> bool:
    bare = _QUOTED.sub(" ", tag)
    return max(len(_BETWEEN.split(bare)), bare.count("=")) > _MOST_ATTRIBUTES


def _before_first(element: etree._Element) -> int:
    """The number before that of a list's first entry: a list that text interrupts goes on."""
    start = (element.get("start") or "").strip()
    return int(start) - 1 if start.isascii() and start.isdigit() and len(start) <= 3 else 0


def _author(root: etree._Element) -> str:
    for element in root.iter("meta"):
        if (element.get("name") or "").lower() == "author":
            return clean(element.get("content") or "")
    return ""


def _page_title(root: etree._Element) -> str:
    """What the window is called, without the site's name behind it."""
    title = root.find(".//title")
    return _SITE.split(clean((title.text or "") if title is not None else ""))[0]


@dataclass
class _Words:
    """Collects words until something ends the block, then says what kind of block they are."""

    blocks: list[RawBlock] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    apart: int = 0
    heading: int = 0
    links: int = 0
    bolds: int = 0
    is_entry: bool = False
    term: str | None = None
    _pieces: list[str] = field(default_factory=list)
    _linked: bool = True
    _bold: bool = True
    last_heading: int = 0
    _was_broken: bool = False
    _bold_from: int = -1
    _before_bold: str = ""
    _last_said: str = ""

    def say(self, text: str | None) -> None:
        if not text:
            return
        if self._bold_from >= 0 and not self.bolds and not text.isspace():
            self._end_bold(text)
        self._pieces.append(text)
        if not text.isspace():
            self._last_said = text
            self._linked = self._linked and self.links > 0
            self._bold = self._bold and self.bolds > 0

    def embolden(self) -> None:
        """Notes where words begin to be bold."""
        if self._bold_from < 0 and not self.heading:
            self._bold_from, self._before_bold = len(self._pieces), self._last_said

    def _end_bold(self, after: str) -> None:
        """Puts the colon behind bold words that head what follows them on their line."""
        bold = "".join(self._pieces[self._bold_from :])
        if is_run_in(self._before_bold, bold, after):
            self._pieces[self._bold_from :] = [bold.rstrip(), ": "]
        self._bold_from = -1

    def end(self, *, by_break: bool = False) -> None:
        """Puts the words collected so far into a block; `by_break` says that a line was broken."""
        text = clean("".join(self._pieces)) if self._pieces else ""
        if text and not self._goes_on(text):
            block = self._block(text)
            self.blocks.append(block)
            self.last_heading = block.level if self.heading else self.last_heading
        self._was_broken = by_break and bool(text)
        self._pieces, self._linked, self._bold, self._bold_from = [], True, True, -1
        self._last_said = ""

    def end_term(self) -> None:
        """Keeps the words as the term that the next definition explains."""
        self.term = clean("".join(self._pieces)) or None
        self._pieces, self._linked, self._bold, self._bold_from = [], True, True, -1
        self._last_said = ""

    def _goes_on(self, text: str) -> bool:
        """Whether a line was broken in mid-sentence; then its end joins the block before it."""
        if not (self._was_broken and self.blocks and text[0].islower()) or self.heading:
            return False
        last = self.blocks[-1]
        if last.is_heading or last.is_table or last.text[-1] in ".!?:;":
            return False
        self.blocks[-1] = RawBlock(
            last.kind, f"{last.text} {text}", last.level, last.number, last.is_link, last.is_aside
        )
        return True

    def _block(self, text: str) -> RawBlock:
        kind, level, number = BlockKind.PARAGRAPH, 0, None
        depth = min(max(len(self.lists) - 1, 0), _MAX_DEPTH)
        if self.heading:
            kind, level, self.is_entry = BlockKind.HEADING, self.heading, False
        elif self.term is not None:
            kind, text = BlockKind.BULLET, f"{self.term}: {text}"
            self.term = None
        elif self.is_entry:
            number = self.lists[-1] if self.lists else None
            kind = BlockKind.BULLET if number is None else BlockKind.NUMBERED
            level, self.is_entry = depth, False
        elif marked := marked_entry(text):
            kind, number, text = marked
        elif self._bold and not self.lists and heads_by_look(text):
            kind, level = BlockKind.HEADING, min(self.last_heading + 1, 6)
        return RawBlock(kind, text, level, number, is_link=self._linked, is_aside=self.apart > 0)


class _Walk:
    """Goes through the tree, and knows at each place whether it is part of the article."""

    def __init__(self, weights: Weights) -> None:
        self.words = _Words()
        self._weights = weights
        self._total = weights.text[0]
        self._has_main = False
        self._mains = 0
        self._open: list[tuple[bool, bool]] = []
        self._unfolded: list[int] = []

    def through(self, root: etree._Element) -> None:
        self._has_main = any(
            is_main(element, self._weights.text[at], self._total)
            for at, element in enumerate(root.iter())
        )
        self.words.apart = int(self._has_main)
        walker = etree.iterwalk(root, events=("start", "end"))
        at = 0
        skipped = None
        for event, element in walker:
            if event == "start":
                is_skipped = (
                    is_unread(element) or is_note_mark(element) or self._take_table(element)
                )
                if is_skipped:
                    walker.skip_subtree()
                    skipped = element
                    at += sum(1 for _ in element.iter())
                    continue
                self._enter(element, at)
                at += 1
            elif skipped is not None and element is skipped:
                skipped = None
                self.words.say(element.tail)
            else:
                self._leave(element)
        self.words.end()

    def _enter(self, element: etree._Element, at: int) -> None:
        words, weight = self.words, self._weights.text[at]
        if element.tag in _HEADINGS or element.tag in _BREAKS:
            words.end(by_break=element.tag == "br")
        opens_main = self._has_main and is_main(element, weight, self._total)
        if opens_main:
            words.end()
            self._mains += 1
            words.apart -= self._mains == 1
        is_apart = (
            is_set_apart(
                element,
                weight=weight,
                total=self._total,
                has_title=self._weights.has_title[at],
                in_main=self._mains > 0,
            )
            and not words.heading
        )
        if is_apart:
            words.end()
            words.apart += 1
        self._open.append((opens_main, is_apart))
        self._start(element)
        words.say(element.text)

    def _start(self, element: etree._Element) -> None:
        words, tag = self.words, element.tag
        if tag in ("ul", "ol"):
            words.lists.append(_before_first(element) if tag == "ol" else None)
        elif tag == "li":
            words.is_entry = True
            number = words.lists[-1] if words.lists else None
            if number is not None:
                words.lists[-1] = number + 1
        elif tag in _HEADINGS:
            words.heading = _HEADINGS[tag]
        words.links += tag == "a"
        if _is_bold(element):
            words.bolds += 1
            words.embolden()
        if tag == "details":
            self._unfolded.append(words.last_heading)

    def _leave(self, element: etree._Element) -> None:
        words, tag = self.words, element.tag
        if tag == "dt":
            words.end_term()
        elif tag in _HEADINGS or (tag in _BREAKS and tag != "br"):
            words.end()
        words.heading = 0 if tag in _HEADINGS else words.heading
        words.is_entry = words.is_entry and tag != "li"
        words.links -= tag == "a"
        words.bolds -= _is_bold(element)
        if tag == "details":
            # What is unfolded below one question is no heading above the next.
            words.last_heading = self._unfolded.pop()
        if tag in ("ul", "ol"):
            words.lists.pop()
        opened_main, was_apart = self._open.pop()
        if opened_main or was_apart:
            words.end()
        self._mains -= opened_main
        words.apart += int(opened_main and not self._mains) - was_apart
        words.say(element.tail)

    def _take_table(self, element: etree._Element) -> bool:
        """Whether the element is a table of data, which is then a block."""
        if element.tag != "table":
            return False
        rows = data_rows(element)
        if rows:
            self.words.end()
            caption = caption_of(element)
            self.words.say(caption)
            self.words.end()
            self.words.blocks.append(raw_table(rows, is_aside=self.words.apart > 0))
        return bool(rows)


def _is_bold(element: etree._Element) -> bool:
    """Whether a tag, or its own style, sets words in bold."""
    return element.tag in _BOLD or _BOLD_STYLE.search(element.get("style") or "") is not None
