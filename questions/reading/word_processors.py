"""What Word and Google Docs write as HTML, in the elements that other pages have: they say by
classes and styles what is a title, a list entry or bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from questions.lazily import Lazy

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")

_SIGNS = re.compile(r"class=[\"']?(?:Mso|[^\"'<>]{0,200}\blst-kix_)|docs-internal-guid|mso-", re.I)
_SAMPLE = 200_000
_OUTLINE = re.compile(r"mso-outline-level:\s?([1-6])")
_MSO_LIST = re.compile(r"mso-list:\s?\S{1,20} level(\d)")
_MARGIN = re.compile(r"margin-left:\s?([\d.]{1,6})(pt|in|cm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35}
_STEP = 36.0  # points that Word indents each depth by
_KIX = re.compile(r"\blst-kix_\S+?-(\d)(?:\s|$)")
_BOLD = re.compile(r"font-weight:\s?(?:bold|[6-9]00)")
_NORMAL = re.compile(r"font-weight:\s?(?:normal|[34]00)")
_RULE = re.compile(r"\.([A-Za-z][\w-]{0,60})\s?\{([^{}]{0,2000})\}")
_NUMBER = re.compile(r"(?:\d{1,3}|[a-z])[.)]")
# With a blank behind it, or alone where the blanks are in another type.
_TYPED_MARK = re.compile(r"\s*[·•o§▪–\uf0b7\uf0a7-](?:\s+|$)")
_MAX_DEPTH = 9


def is_from_word_processor(text: str) -> bool:
    """Whether a page's markup is Word's or Google Docs'."""
    return _SIGNS.search(text[:_SAMPLE]) is not None


def unstyle(root: etree._Element) -> None:
    """Puts headings, list entries and bold words of such a page into elements of that name."""
    bold_classes = _bold_classes(root)
    for element in list(root.iter("p", "span", "b", "ul", "ol")):
        if element.tag == "p":
            _unstyle_paragraph(element)
        elif element.tag == "b":
            # What is pasted from Google Docs stands in one.
            element.tag = "span" if _NORMAL.search(_style(element)) else "b"
        elif element.tag == "span":
            is_bold = _BOLD.search(_style(element)) or bold_classes.intersection(_classes(element))
            element.tag = "b" if is_bold else "span"
        elif kix := _KIX.search(element.get("class") or ""):
            _nest(element, int(kix[1]))


def _unstyle_paragraph(paragraph: etree._Element) -> None:
    classes = _classes(paragraph)
    outline = _OUTLINE.search(_style(paragraph))
    if "MsoTitle" in classes or "title" in classes:
        paragraph.tag = "h1"
    elif outline:
        paragraph.tag = f"h{outline[1]}"
    elif _MSO_LIST.search(_style(paragraph)) or any("MsoListParagraph" in one for one in classes):
        _make_entry(paragraph)


def _make_entry(paragraph: etree._Element) -> None:
    """A paragraph with a typed bullet becomes a list entry as deep as it is indented; one with a
    number keeps it as its first word."""
    mark = _take_mark(paragraph)
    if _NUMBER.fullmatch(mark):
        paragraph.text = f"{mark} {(paragraph.text or '').lstrip()}"
    elif mark:
        paragraph.tag = "li"
        _nest(paragraph, _depth(paragraph) + 1)


def _take_mark(paragraph: etree._Element) -> str:
    """Takes the bullet or number out of an entry and gives it; "" where it has none."""
    for span in paragraph.iter("span"):
        if "mso-list:ignore" in _style(span).lower().replace(" ", ""):
            mark = "".join(span.itertext()).strip()
            _remove(span)
            return mark or "·"
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        name = "text" if event == "start" else "tail"
        text = getattr(element, name) or ""
        if text.strip() and not (event == "end" and element is paragraph):
            return _take_typed(element, name, text)
    return ""


def _take_typed(element: etree._Element, name: str, text: str) -> str:
    typed = _TYPED_MARK.match(text)
    if typed:
        setattr(element, name, text[typed.end() :])
    return typed[0].strip() if typed else ""


def _remove(span: etree._Element) -> None:
    parent, previous = span.getparent(), span.getprevious()
    tail = (span.tail or "").lstrip()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(span)


def _depth(paragraph: etree._Element) -> int:
    style = _style(paragraph)
    if level := _MSO_LIST.search(style):
        return min(int(level[1]) - 1, _MAX_DEPTH)
    margin = _MARGIN.search(style)
    points = float(margin[1]) * _POINTS[margin[2]] if margin and margin[1].count(".") < 2 else _STEP
    return min(max(round(points / _STEP) - 1, 0), _MAX_DEPTH)


def _nest(element: etree._Element, depth: int) -> None:
    """Puts an element into so many lists."""
    parent = element.getparent()
    if parent is None:
        return
    for _ in range(min(depth, _MAX_DEPTH)):
        around = etree.Element("ul")
        around.tail, element.tail = element.tail, None
        element.getparent().replace(element, around)
        around.append(element)
        element = around


def _bold_classes(root: etree._Element) -> frozenset[str]:
    rules = (rule for style in root.iter("style") for rule in _RULE.findall(style.text or ""))
    return frozenset(name for name, body in rules if _BOLD.search(body))


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "")[:300].split()


def _style(element: etree._Element) -> str:
    return (element.get("style") or "")[:1000]
