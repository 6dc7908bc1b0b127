"""What holds of every format; the table and the cards."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest

from questions.exchange import FORMATS, LEFT_OUT, Reason, companion, export, lines
from questions.exchange.told import _WORDS
from questions.items import Kind, explain
from questions.items.blanks import with_gaps
from tests.questions.exchange.conftest import TITLE


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bank_gives_the_same_bytes(name, items, exported):
    to = io.BytesIO()
    export(FORMATS[name], TITLE, iter(items), to)
    assert to.getvalue() == exported[name][0]


@pytest.mark.parametrize("name", FORMATS)
def test_words_that_no_file_can_hold_are_no_accident(name, items):
    strange = replace(items[0], prompt="Which\x00 of\ufffe <these> & ]]> \ud800?", topic="a/b\x07")
    assert export(FORMATS[name], "T\x00", [strange], io.BytesIO()) is not None


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_bank_is_an_empty_file(name):
    assert export(FORMATS[name], TITLE, (), io.BytesIO()) == ()


def test_each_reason_has_its_words():
    assert set(_WORDS) == set(Reason)
    assert set(Reason) > LEFT_OUT


def test_losses_are_told_as_lines_and_as_a_table(exported):
    kind, (_, lost) = FORMATS["gift"], exported["gift"]
    told = list(lines(kind, lost))
    assert told[0] == "GIFT has no place for the proofs that reviewers read"
    assert any("left out: GIFT has no drawings, and" in one for one in told)
    rows = list(csv.reader(io.StringIO(companion(kind, lost).decode("utf-8-sig"))))
    assert len(rows) == 1 + len(told)


def test_the_table_has_a_line_for_each_question_with_its_answer(items, exported):
    rows = list(csv.DictReader(io.StringIO(exported["csv"][0].decode("utf-8-sig"))))
    assert [one["id"] for one in rows] == [one.id for one in items]
    for item, row in zip(items, rows, strict=True):
        assert row["question"] == with_gaps(item.prompt)
        assert bool(row["drawings in words"]) == (item.kind is Kind.PICTURE)
        if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.ORDER):
            answer = explain(item, None, None).answer
            assert sorted(row["answer"].split("\n")) == sorted(answer)


def test_a_table_has_no_formulas(items):
    to = io.BytesIO()
    export(FORMATS["csv"], TITLE, [replace(items[0], prompt="=1+1?")], to)
    assert "'=1+1?" in to.getvalue().decode()


def test_anki_imports_all_notes_once(items, exported, tmp_path):
    collections = pytest.importorskip("anki.collection", reason="anki is not installed")
    package = tmp_path / "bank.apkg"
    package.write_bytes(exported["anki"][0])
    deck = collections.Collection(str(tmp_path / "collection.anki2"))
    request = collections.ImportAnkiPackageRequest(
        package_path=str(package), options=collections.ImportAnkiPackageOptions()
    )
    try:
        for new in (len(items), 0):
            log = deck.import_anki_package(request).log
            assert (log.found_notes, len(log.new)) == (len(items), new)
        assert [one.name for one in deck.decks.all_names_and_ids()][-1] == TITLE
        notes = {one["Question"]: one for one in map(deck.get_note, deck.find_notes(""))}
        item = next(one for one in items if one.kind is Kind.SINGLE_CHOICE)
        (note,) = (one for asked, one in notes.items() if item.prompt in asked)
        assert note["Answer"] == f"<p>{explain(item, None, None).answer[0]}</p>"
        assert all(quote.text in note["Source"] for quote in item.evidence)
        assert f"topic::{item.topic.replace(' ', '_')}" in note.tags
        drawn = sum(bool(one.figure) for one in items)
        assert len(list((tmp_path / "collection.media").iterdir())) > drawn
    finally:
        deck.close()


def test_cards_have_their_drawings_with_them(items, exported):
    package = zipfile.ZipFile(io.BytesIO(exported["anki"][0]))
    for number, name in json.loads(package.read("media")).items():
        assert name.endswith(".svg")
        assert package.read(number).startswith(b"<svg")
