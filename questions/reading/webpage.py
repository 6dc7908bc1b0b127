"""HTML to blocks by the standard library: headings, paragraphs and list entries, nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

from questions.reading.article import BlockKind
from questions.reading.normalising import collapse
from questions.reading.raw import RawArticle, RawBlock

_IGNORED = frozenset(
    [
        "script",
        "style",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "noscript",
        "template",
        "svg",
        "figure",
        "figcaption",
        "iframe",
        "head",
        "title",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "br",
        "hr",
        "blockquote",
        "pre",
        "dl",
        "dt",
        "dd",
    ]
)


def parse_html(text: str) -> RawArticle:
    """The blocks of a web page without its scripts, styles, navigation, header and footer."""
    page = _Page()
    page.feed(_close_ends(_without_comments(text)))
    page.close()
    page.end_block()
    return RawArticle(page.blocks)


def _without_comments(text: str) -> str:
    """`text` without comments. The parser would look for the end of each that has none anew."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        pieces.append(text[at:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(pieces) + text[start:].replace("<!--", "")
        at = end + len("-->")
    return "".join(pieces) + text[at:]


def _close_ends(text: str) -> str:
    """`text` with each "<" behind its last tag written out, for the same reason."""
    last = text.rfind(">") + 1
    return text[:last].replace("<![", "&lt;![") + text[last:].replace("<", "&lt;")


class _Page(HTMLParser):
    """Collects blocks while the parser walks the tags; unclosed tags do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[RawBlock] = []
        self._words: list[str] = []
        self._ignored: list[str] = []
        self._lists: list[int | None] = []
        self._heading = 0
        self._entry = False
        self._links = 0
        self._linked = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _IGNORED:
            self.end_block()
            self._ignored.append(tag)
        elif tag == "a":
            self._links += 1
        elif tag in _HEADINGS or tag in _BREAKS:
            self.end_block()
            self._open(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _IGNORED:
            self._close_ignored(tag)
        elif tag == "a":
            self._links = max(self._links - 1, 0)
        elif tag in _HEADINGS or tag in _BREAKS:
            self.end_block()
            self._heading = 0
            self._entry = self._entry and tag != "li"
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._ignored:
            return
        self._words.append(data)
        self._linked = self._linked and (self._links > 0 or not data.strip())

    def end_block(self) -> None:
        """Puts the words collected so far into a block."""
        text = collapse("".join(self._words))
        if text:
            self.blocks.append(self._block(text))
        self._words, self._linked = [], True

    def _open(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._entry = True
            if self._lists and self._lists[-1] is not None:
                self._lists[-1] += 1
        self._heading = _HEADINGS.get(tag, self._heading)

    def _close_ignored(self, tag: str) -> None:
        if tag in self._ignored:
            while self._ignored.pop() != tag:
                continue

    def _block(self, text: str) -> RawBlock:
        if self._heading:
            return RawBlock(BlockKind.HEADING, text, self._heading, is_link=self._linked)
        if self._entry:
            self._entry = False
            number = self._lists[-1] if self._lists else None
            kind = BlockKind.BULLET if number is None else BlockKind.NUMBERED
            depth = max(len(self._lists) - 1, 0)
            return RawBlock(kind, text, depth, number, is_link=self._linked)
        return RawBlock(BlockKind.PARAGRAPH, text, is_link=self._linked)
