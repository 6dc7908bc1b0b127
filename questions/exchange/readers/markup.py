"""The words of some HTML that anybody may have written, and the pictures that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from questions.exchange.readers.model import Told
from questions.lazily import Lazy

if TYPE_CHECKING:
    from lxml import etree, html
else:
    etree, html = Lazy("lxml.etree"), Lazy("lxml.html")

_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "br", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_UNSEEN = frozenset({"script", "style"})
_PICTURES = frozenset({"img", "svg", "object", "video", "audio", "iframe", "canvas", "embed"})
_LONGEST_NAME = 80


def words_of(markup: str) -> str:
    """The text on one line, without what is to be looked at."""
    return " ".join(" ".join(_lines(_parsed(markup))).split())


def pictures_in(markup: str) -> tuple[str, ...]:
    """What there is to look at: the name of its file, or of its element where it has none."""
    if "<" not in markup:
        return ()
    found = (one for one in _parsed(markup).iter() if one.tag in _PICTURES)
    return tuple(_file_name(one) for one in found)


def told_in(markup: str) -> Told:
    """What feedback says: quotes stand in blockquotes, a correction is a paragraph of strong
    words alone."""
    root = _parsed(markup)
    quotes = [line for one in root.iter("blockquote") for line in _lines(one)]
    for one in list(root.iter("blockquote")):
        lead = one.getprevious()
        is_element = lead is not None and isinstance(lead.tag, str)  # nor is it a comment
        if is_element and "".join(lead.itertext()).strip().endswith(":"):
            lead.drop_tree()
        one.drop_tree()
    correction = ""
    first = next((one for one in root.iter("p")), None)
    if first is not None and len(first) == 1 and first[0].tag == "strong" and not first.text:
        correction = " ".join("".join(first.itertext()).split())
        first.drop_tree()
    return Told("\n".join(_lines(root)), correction, tuple(quotes))


def _file_name(node: Any) -> str:
    address = (node.get("src") or node.get("data") or "").partition("?")[0]
    if not address or address.startswith("data:"):
        return str(node.tag)
    return unquote(address.rsplit("/", 1)[-1])[:_LONGEST_NAME]


def _parsed(markup: str) -> Any:
    try:
        return html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.fragment_fromstring("<span></span>", create_parent="div")


def _lines(root: Any) -> list[str]:
    """The text of the blocks, a line each; what stands in a list begins with a dash."""
    parts: list[str] = []
    _collect(root, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line and line != "-"]


def _collect(node: Any, parts: list[str]) -> None:
    if not isinstance(node.tag, str):
        return
    if node.tag in _UNSEEN or node.tag in _PICTURES:
        return
    is_block = node.tag in _BLOCKS
    if is_block:
        parts.append("\n- " if node.tag == "li" else "\n")
    parts.append((node.text or "").replace("\n", " "))
    for child in node:
        _collect(child, parts)
        parts.append((child.tail or "").replace("\n", " "))
    if is_block:
        parts.append("\n")
