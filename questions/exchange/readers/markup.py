"""The words of some HTML that anybody may have written, and the pictures that stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from questions.exchange.readers.model import Told
from questions.lazily import Lazy
from questions.pictures import MAX_WORDS

if TYPE_CHECKING:
    from lxml import etree, html
else:
    etree, html = Lazy("lxml.etree"), Lazy("lxml.html")

_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "br", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_UNSEEN = frozenset({"script", "style"})
_PICTURES = frozenset({"img", "svg", "object", "video", "audio", "iframe", "canvas", "embed"})
_FILE = "@@PLUGINFILE@@"
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """Something to look at: its address, the name of its file or element, and its words."""

    address: str
    name: str
    words: str


def words_of(markup: str) -> str:
    """The text on one line, without what is to be looked at."""
    return " ".join(" ".join(_lines(_parsed(markup))).split())


def shown_in(markup: str) -> tuple[Shown, ...]:
    """What there is to look at, and files that a link leads to."""
    if "<" not in markup:
        return ()
    return tuple(_shown(one) for one in _parsed(markup).iter() if _is_shown(one))


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


def _is_shown(node: Any) -> bool:
    is_file = node.tag in ("a", "source") and _FILE in _address(node)
    return is_file or node.tag in _PICTURES


def _address(node: Any) -> str:
    found = (node.get(name) for name in ("src", "data", "href"))
    return next((one.strip() for one in found if one), "")


def _shown(node: Any) -> Shown:
    address = _address(node)
    is_inline = not address or address[:5].lower() == "data:"
    file = unquote(address.partition("?")[0].rsplit("/", 1)[-1])
    words = " ".join((node.get("alt") or node.get("title") or "").split())
    return Shown(
        address if is_inline else address.partition("?")[0],
        str(node.tag) if is_inline else file[:_LONGEST_NAME],
        words[:MAX_WORDS],
    )


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
