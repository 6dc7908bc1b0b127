"""A page read by the language that each piece of its text is marked with."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient

SPANISH = {"Accept-Language": "es"}
NOT_TOLD = ("title", "svg")  # a title holds one language only; a drawing says so around itself


def spanish_pieces(client: FlaskClient, address: str) -> list[tuple[str, str]]:
    """The language of each piece of text on a page asked for in Spanish, and the text."""
    html = client.get(address, headers=SPANISH).text
    return list(_told(html5lib.parse(html, namespaceHTMLElements=False)))


def _told(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    language = element.get("lang", language)
    yield language, " ".join((element.text or "").split())
    for child in element:
        if str(child.tag).rpartition("}")[2] not in NOT_TOLD:
            yield from _told(child, language)
        yield language, " ".join((child.tail or "").split())
