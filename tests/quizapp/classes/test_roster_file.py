from __future__ import annotations

import pytest

from quizapp.classes.naming import order_key, sort_key
from quizapp.classes.roster_file import (
    MAX_LINES,
    Entry,
    FileProblem,
    LineProblem,
    UnreadableRosterError,
    decode,
    read_roster,
)

MARIA = Entry("maria@example.org", "María García", "García, María", "00123456", "3-4")
_HEADS = "email,name,sort name,student number,section"
_CELLS = ("maria@example.org", "María García", "García, María", "00123456", "3-4")


def _only(text: str) -> Entry:
    (line,) = read_roster(text).lines
    assert line.entry is not None, line.problem
    return line.entry


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("has_heads", [True, False])
def test_any_delimiter_with_heads_or_without(sign: str, has_heads: bool) -> None:
    cells = sign.join(f'"{cell}"' for cell in _CELLS)
    text = f"{_HEADS.replace(',', sign)}\r\n{cells}\r\n" if has_heads else cells
    assert _only(text) == MARIA


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_any_encoding(encoding: str) -> None:
    text = "Correo electrónico;Nombre completo\nmaria@example.org;María García\n"
    assert _only(decode(text.encode(encoding))) == Entry("maria@example.org", "María García")


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Usuario;Apellidos;Nombre;Grupo\nmaria;García;María;B", ("María García", "García, María")),
        (
            "First name,Surname,Email address\nMaría,García,maria@x.org",
            ("María García", "García, María"),
        ),
        ("name\tlogin\nGarcía, María\tmaria", ("García, María", "")),
        ("maria;García, María\nben;Lee, Ben", ("García, María", "")),
        ("María García,maria@x.org\nBen Lee,ben@x.org", ("María García", "")),
        ("maria\nben", ("", "")),
    ],
)
def test_platforms_name_and_order_columns_as_they_like(text: str, entry: tuple[str, str]) -> None:
    first = read_roster(text).lines[0].entry
    assert first is not None
    assert first.login.partition("@")[0] == "maria"
    assert (first.name, first.sort_name) == entry


def test_what_a_spreadsheet_marks_as_text_stays_text() -> None:
    text = 'login,student number,section\nmaria,="00123456",3-4\n'
    assert _only(text) == Entry("maria", student_number="00123456", section="3-4")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",Somebody,,,", LineProblem.NO_LOGIN),
        ("a@b,Somebody,,,", LineProblem.EMAIL),
        ("two words,Somebody,,,", LineProblem.USERNAME),
        ("ann,=HYPERLINK(1),,,", LineProblem.FORMULA),
        ("@SUM(A1),Ann,,,", LineProblem.FORMULA),
        ("ann,-2+3,,,", LineProblem.FORMULA),
        (f"ann,{'x' * 161},,,", LineProblem.TOO_LONG),
        ("ann,A\u202enn,,,", LineProblem.UNSEEN),
        ("BEN@example.org,,,,", LineProblem.TWICE),
    ],
)
def test_a_wrong_line_is_told_and_the_others_stay(line: str, problem: LineProblem) -> None:
    lines = read_roster(f"{_HEADS}\nben@example.org,Ben,,,\n{line}\nzoe,Zoe,,,\n").lines
    assert [(one.number, one.problem) for one in lines] == [(2, None), (3, problem), (4, None)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", FileProblem.EMPTY),
        (" \n;;\n", FileProblem.EMPTY),
        (_HEADS, FileProblem.EMPTY),
        ("name,section\nMaría,B", FileProblem.NO_LOGINS),
        ("login\nann\x00", FileProblem.BINARY),
        ("PK\x03\x04\x14", FileProblem.BINARY),
        ("login\n" + '"' + "x" * 200_000, FileProblem.BINARY),
        ("login\n" + "\n".join(f"user{n}" for n in range(MAX_LINES + 1)), FileProblem.TOO_LONG),
        ("x\n" * 100_000, FileProblem.TOO_LONG),
    ],
)
def test_hostile_lists_are_refused_whole(text: str, problem: FileProblem) -> None:
    with pytest.raises(UnreadableRosterError) as caught:
        read_roster(text)
    assert caught.value.problem is problem


def test_columns_far_to_the_right_are_left_out() -> None:
    file = read_roster("," * 20_000 + "\n" + "ann@example.org,Ann" + "," * 20_000)
    assert len(file.columns) == 100
    assert [line.entry for line in file.lines] == [Entry("ann@example.org", "Ann")]


def test_names_sort_as_their_language_does() -> None:
    names = ["Zoe", "Ñandú", "Alvarez, Zoe", "Nz", "Álvarez, Ana", "Øster", "de la Cruz", "O'Neil"]
    assert sorted(names, key=order_key) == sorted(names, key=sort_key)
    assert sorted(names, key=sort_key) == [
        "Álvarez, Ana",
        "Alvarez, Zoe",
        "de la Cruz",
        "Nz",
        "Ñandú",
        "O'Neil",
        "Øster",
        "Zoe",
    ]
