"""What every format says of a question: texts for its parts, tags, drawings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import cast

from questions.figures import in_words
from questions.items.blanks import with_gaps
from questions.items.model import ITS_FIGURE, Blanks, Item, Kind
from questions.language.words import leading_number

CHOICES = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE, Kind.PICTURE})
PLACED = frozenset({Kind.CLASSIFY, Kind.MATCH})
QUOTED = "In the article:"
_LONGEST_TITLE = 80
# What XML cannot hold: https://www.w3.org/TR/xml/#charsets
_UNSEEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A colour that a page may set; most programs that draw SVG know only plain ones.
_THEMED = re.compile(r"var\(--[\w-]+,([^()]+)\)")
_ALT = re.compile(r"<desc[^>]*>([^<]*)</desc>")


@dataclass(frozen=True, slots=True)
class DrawingFile:
    """A drawing as a file of its own, and the words for whoever cannot see it."""

    name: str
    svg: bytes
    in_words: str


def name_of(item: Item) -> str:
    """The question's own name: its id, and its draw where it is not the first."""
    return f"{item.id}.{item.variant}" if item.variant else item.id


def title_of(item: Item) -> str:
    """The beginning of what is asked, as a name in a list."""
    asked = " ".join(with_gaps(item.prompt).split())
    return asked if len(asked) <= _LONGEST_TITLE else f"{asked[: _LONGEST_TITLE - 1].rstrip()}…"


def clean(text: str) -> str:
    """The text without signs that no file of words can hold."""
    return _UNSEEN.sub("", text)


def html(text: str) -> str:
    """The text as HTML."""
    return escape(clean(text), quote=False)


def paragraph(text: str) -> str:
    return f"<p>{html(text)}</p>"


def tags_of(item: Item) -> tuple[str, ...]:
    """What a question is found by elsewhere."""
    return (
        f"topic:{clean(item.topic)}",
        *(f"fact:{one}" for one in item.facts),
        f"template:{item.template}",
        f"register:{item.register}",
        f"difficulty:{item.difficulty:g}",
    )


def right_options(item: Item) -> frozenset[str]:
    """The right options of a choice."""
    return frozenset({item.key} if isinstance(item.key, str) else cast(tuple[str, ...], item.key))


def placement(item: Item) -> Mapping[str, str]:
    """Where each thing belongs, of what is sorted or matched."""
    return cast(Mapping[str, str], item.key)


def steps(item: Item) -> tuple[str, ...]:
    """The options of an order, the first one first."""
    return cast(tuple[str, ...], item.key)


def spellings(item: Item) -> Mapping[str, Sequence[str]]:
    """What is accepted in each blank."""
    return cast(Blanks, item.key).accepted


def keeps_order(item: Item) -> bool:
    """Whether the options stand in an order that has to stay: numbers, or drawings with letters."""
    has_drawings = any(one.figure for one in item.options)
    return has_drawings or all(leading_number(one.text) is not None for one in item.options)


def parts_html(item: Item) -> str:
    """What is said of each part of an answer, as a list, for where it cannot stand with its part.
    Choices have it with their options."""
    if item.kind in CHOICES:
        return ""
    texts = {one.id: one.text for one in item.options}
    said = [
        f"<li>{html(texts.get(part, part))}: {html(sentence)}</li>"
        for part, sentence in item.feedback.by_option.items()
    ]
    return f"<ul>{''.join(said)}</ul>" if said else ""


def sources_html(item: Item) -> str:
    """The sentences of the article that the answer rests on."""
    if not item.evidence:
        return ""
    quotes = "".join(paragraph(one.text) for one in item.evidence)
    return f"<p>{QUOTED}</p><blockquote>{quotes}</blockquote>"


def why_html(item: Item) -> str:
    """What is said whatever was answered: the right statement, why, and the source."""
    correction = f"<p><strong>{html(item.correction)}</strong></p>" if item.correction else ""
    return correction + paragraph(item.feedback.wrong) + parts_html(item) + sources_html(item)


def drawing_of(item: Item) -> DrawingFile | None:
    """The item's own drawing."""
    return _drawn(item, ITS_FIGURE, item.figure)


def option_drawings(item: Item) -> Mapping[str, DrawingFile]:
    """The drawings among the options, by option."""
    found = {one.id: _drawn(item, one.id, one.figure) for one in item.options}
    return {name: one for name, one in found.items() if one}


def image_html(drawn: DrawingFile, folder: str = "") -> str:
    return f'<img src="{folder}{drawn.name}" alt="{escape(clean(drawn.in_words))}"/>'


def _drawn(item: Item, name: str, svg: str | None) -> DrawingFile | None:
    if svg is None:
        return None
    scene = item.scenes.get(name)
    told = _ALT.search(svg)
    words = in_words(scene) if scene else (unescape(told[1]) if told else "")
    plain = _THEMED.sub(r"\1", svg)
    return DrawingFile(f"{name_of(item)}-{name}.svg", plain.encode(), words)
