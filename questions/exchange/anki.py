"""Cards for Anki: a note a question, which whoever looks at it marks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from questions.exchange.content import (
    CHOICES,
    all_files,
    asked_files,
    clean,
    explaining_files,
    html,
    images_html,
    name_of,
    option_files,
    paragraph,
    placement,
    right_options,
    said_files,
    sources_html,
    spellings,
    steps,
    tags_of,
)
from questions.exchange.model import ALWAYS_LOST, Format, Reason
from questions.exchange.zips import Archive, archive
from questions.items.blanks import with_gaps
from questions.items.model import Item, Kind, NumericRange
from questions.lazily import Lazy

if TYPE_CHECKING:
    import genanki
else:
    genanki = Lazy("genanki")

# Anki knows notes and decks by numbers: the same ones each time, so that nothing comes twice.
_MODEL_ID = 1_607_393_120
_LEAST_ID, _IDS = 1 << 30, 1 << 30
_MOMENT = 1_700_000_000
_FIELDS = ("Question", "Answer", "Why", "Source")
_FRONT = "{{Question}}"
_BACK = '{{FrontSide}}<hr id="answer">{{Answer}}{{Why}}{{Source}}'
_STYLE = """.card { font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.4;
  max-width: 40em; margin: 0 auto; padding: 0 .5em; }
img { max-width: 100%; max-height: 20em; background: #fff; }
blockquote { margin: 0; padding-left: 1em; border-left: 3px solid #9cc3d3; }
th, td { text-align: left; vertical-align: top; padding: .1em 1em .1em 0; }"""


def _losses(item: Item) -> Iterator[Reason]:
    if item.hint:
        yield Reason.HINT


def _write(title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    with TemporaryDirectory() as folder, archive(to) as package:
        place = Path(folder) / "collection"
        with closing(sqlite3.connect(place)) as connection:
            media = list(_fill(connection.cursor(), title, items, package))
            connection.commit()
        with place.open("rb") as collection:
            package.copy("collection.anki2", collection)
        package.add("media", json.dumps(dict(enumerate(media))).encode())


ANKI = Format(
    "anki",
    "Anki",
    ".apkg",
    "application/octet-stream",
    _losses,
    _write,
    always=(*ALWAYS_LOST, Reason.UNMARKED),
)


def _fill(
    cursor: sqlite3.Cursor, title: str, items: Iterable[Item], package: Archive
) -> Iterator[str]:
    """Writes a note after the other, and drawings into the package; gives the drawings' names."""
    number = int.from_bytes(sha256(title.encode()).digest()[:8]) % _IDS + _LEAST_ID
    deck, model = genanki.Deck(number, clean(title)), _model()
    deck.add_model(model)
    ids = count(_MOMENT * 1000 + number)
    genanki.Package([deck]).write_to_db(cursor, _MOMENT, ids)
    drawn = 0
    for item in items:
        for one in all_files(item):
            package.add(str(drawn), one.content)
            drawn += 1
            yield one.name
        _note(model, item).write_to_db(cursor, _MOMENT, number, ids)


def _model() -> Any:
    return genanki.Model(
        _MODEL_ID,
        "Question with its sentence",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )


def _note(model: Any, item: Item) -> Any:
    return genanki.Note(
        model,
        fields=[_question(item), _answer(item), _why(item), sources_html(item)],
        guid=genanki.guid_for(name_of(item)),
        tags=[_tag(one) for one in tags_of(item)],
    )


def _tag(text: str) -> str:
    """Two colons put a tag below another; a space would end it."""
    return "_".join(text.replace(":", "::", 1).split())


def _question(item: Item) -> str:
    asked = paragraph(with_gaps(item.prompt)) + images_html(asked_files(item))
    if item.kind is Kind.TRUE_FALSE:
        return f"{asked}<p>True or false?</p>"
    files = option_files(item)
    options = [html(one.text) + images_html(files.get(one.id, ())) for one in item.options]
    return asked + _list(options) + _list(html(one.text) for one in item.groups)


def _answer(item: Item) -> str:
    options = {one.id: html(one.text) for one in item.options}
    if isinstance(item.key, NumericRange):
        low, high = f"{item.key.low:g}", f"{item.key.high:g}"
        return paragraph(f"{low if low == high else f'{low}–{high}'} {item.key.unit}")
    if item.kind is Kind.CLOZE:
        return "".join(paragraph(" / ".join(accepted)) for accepted in spellings(item).values())
    if item.kind is Kind.ORDER:
        return f"<ol>{''.join(f'<li>{options[one]}</li>' for one in steps(item))}</ol>"
    if item.kind in CHOICES:
        right = right_options(item)
        answer = "".join(f"<p>{text}</p>" for one, text in options.items() if one in right)
        return answer + (paragraph(item.correction) if item.correction else "")
    return _table(item, options)


def _table(item: Item, options: Mapping[str, str]) -> str:
    groups = {one.id: html(one.text) for one in item.groups}
    rows = (
        f"<tr><th>{options[one]}</th><td>{groups[at]}</td></tr>"
        for one, at in placement(item).items()
    )
    return f"<table>{''.join(rows)}</table>"


def _why(item: Item) -> str:
    options = {one.id: one.text for one in item.options}
    right = right_options(item) if item.kind in CHOICES else frozenset()
    said = (
        f"{html(options.get(one, one))}: {html(text)}{images_html(said_files(item, one))}"
        for one, text in item.feedback.by_option.items()
        if one not in right or item.kind is Kind.MULTIPLE_CHOICE
    )
    return paragraph(item.feedback.wrong) + images_html(explaining_files(item)) + _list(said)


def _list(entries: Iterable[str]) -> str:
    listed = "".join(f"<li>{one}</li>" for one in entries)
    return f"<ul>{listed}</ul>" if listed else ""
