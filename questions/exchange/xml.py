"""Elements of XML, and a file of many that is written one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

from questions.exchange.content import clean
from questions.lazily import Lazy

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


def element(name: str, /, *children: Any, text: str | None = None, **attributes: str) -> Any:
    """An element of plain text, or of others."""
    made = etree.Element(name)
    for key, value in attributes.items():
        made.set(key, clean(value))
    if text is not None:
        made.text = clean(text)
    for child in children:
        if child is not None:
            made.append(child)
    return made


def write_elements(name: str, elements: Iterable[Any], to: IO[bytes]) -> None:
    """A file with one element that holds all these; no two are in memory together."""
    with etree.xmlfile(to, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(name):
            for one in elements:
                file.write("\n")
                file.write(one, pretty_print=True)
