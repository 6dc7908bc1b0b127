"""What every format says of a question: texts for its parts, tags, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import cast

from questions.figures import in_words
from questions.items.blanks import with_gaps
from questions.items.model import EXPLAINING, ITS_FIGURE, Blanks, Item, Kind, said_place
from questions.language.words import leading_number
from questions.pictures import MEDIA_TYPES

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
class PictureFile:
    """A drawing or picture as a file, and the words for whoever cannot see it."""

    name: str
    content: bytes
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
    has_drawings = any(one.figure or one.id in item.pictures for one in item.options)
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


def asked_files(item: Item) -> tuple[PictureFile, ...]:
    """What is shown beside the question."""
    return _files(item, ITS_FIGURE, item.figure)


def option_files(item: Item) -> Mapping[str, tuple[PictureFile, ...]]:
    """What is shown of options, by option."""
    found = {one.id: _files(item, one.id, one.figure) for one in item.options}
    return {name: files for name, files in found.items() if files}


def explaining_files(item: Item) -> tuple[PictureFile, ...]:
    """What is shown after every answer."""
    return _files(item, EXPLAINING, None)


def said_files(item: Item, option: str) -> tuple[PictureFile, ...]:
    """What is shown to whoever chose that option."""
    return _files(item, said_place(option), None)


def all_files(item: Item) -> Iterator[PictureFile]:
    yield from asked_files(item)
    for files in option_files(item).values():
        yield from files
    yield from explaining_files(item)
    for option in item.options:
        yield from said_files(item, option.id)


def images_html(files: Iterable[PictureFile], folder: str = "") -> str:
    """Each in a paragraph of its own."""
    return "".join(f"<p>{_image_html(one, folder)}</p>" for one in files)


def _image_html(file: PictureFile, folder: str) -> str:
    return f'<img src="{folder}{file.name}" alt="{escape(clean(file.in_words))}"/>'


def _files(item: Item, place: str, svg: str | None) -> tuple[PictureFile, ...]:
    name = f"{name_of(item)}-{place}"
    drawn = (_drawn(item, name, place, svg),) if svg is not None else ()
    pictures = (
        PictureFile(f"{name}-{at}{MEDIA_TYPES[one.media_type]}", one.data, one.words)
        for at, one in enumerate(item.pictures.get(place, ()), start=1)
    )
    return (*drawn, *pictures)


def _drawn(item: Item, name: str, place: str, svg: str) -> PictureFile:
    scene = item.scenes.get(place)
    told = _ALT.search(svg)
    words = in_words(scene) if scene else (unescape(told[1]) if told else "")
    return PictureFile(f"{name}.svg", _THEMED.sub(r"\1", svg).encode(), words)
