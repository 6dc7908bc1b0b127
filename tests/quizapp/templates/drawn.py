"""What is asked of a macro's HTML, and what macros are given."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from questions.items import Kind, Option, OptionGroup, PublicItem
from questions.items.blanks import Piece

Render = Callable[..., Element]


def view_of(kind: Kind, **columns: object) -> PublicItem:
    fields: dict[str, object] = {
        "topic": "Topic",
        "lang": "en",
        "prompt": "Which?",
        "options": (Option("o1", "One"), Option("o2", "Two <b>"), Option("o3", "Three.")),
        "groups": (OptionGroup("g1", "First"), OptionGroup("g2", "Second")),
        "reuse": True,
        "unit": None,
        "figure": None,
        "has_hint": False,
        "hint": None,
        "lead": "Complete it.",
        "sentence": (Piece("In ", "b1"), Piece(" and ", "b2"), Piece(" it is.", None)),
    }
    return PublicItem(kind=kind, **{**fields, **columns})  # type: ignore[arg-type]


def find_all(root: Element, tag: str, **attributes: str) -> list[Element]:
    """The elements of a name with these attributes; those of a drawing have a namespace."""
    return [
        element
        for element in root.iter()
        if str(element.tag).rpartition("}")[2] == tag
        and all(element.get(name) == value for name, value in attributes.items())
    ]


def fields_sent(root: Element) -> list[tuple[str, str]]:
    """What the form would send, hidden and chosen inputs and selects, in their order."""
    pairs = []
    for element in root.iter():
        name = element.get("name") or ""
        if element.tag == "select":
            chosen = find_all(element, "option", selected="") or find_all(element, "option")[:1]
            pairs.append((name, chosen[0].get("value") or ""))
        elif element.tag == "input":
            is_tick = element.get("type") in ("radio", "checkbox")
            if not is_tick or element.get("checked") is not None:
                pairs.append((name, element.get("value") or ""))
    return pairs


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
