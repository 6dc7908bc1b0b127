"""A list of learners as spreadsheets and learning platforms write it: bytes or text to lines."""

from __future__ import annotations

import csv
import enum
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.accounts.errors import InvalidLoginError, LoginProblem
from quizapp.accounts.logins import has_unseen, parse_login

MAX_LINES = 2_000
_MAX_COLUMNS = 100  # what stands to the right of them is left out
_LONGEST = {"name": 160, "sort_name": 160, "student_number": 64, "section": 80}
_DELIMITERS = "\t;|,"  # of two that fit as well the first: names hold commas
_LINES_LOOKED_AT = 20
# What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA_STARTS = ("=", "+", "-", "@")
# How a spreadsheet is told to keep the zeros of a number: ="00123456"
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_HEADS: Mapping[str, str] = {
    head: column
    for column, heads in {
        "login": (
            "login", "email", "e mail", "email address", "mail", "username", "user name",
            "user", "login id", "sis login id", "correo", "correo electronico",
            "direccion de correo", "usuario", "nombre de usuario",
        ),
        "name": (
            "name", "full name", "display name", "student", "student name", "learner",
            "nombre completo", "nombre y apellidos", "alumno", "estudiante",
        ),
        "first": ("first name", "given name", "forename", "nombre", "nombres"),
        "last": ("last name", "surname", "family name", "apellido", "apellidos", "apellido s"),
        "sort_name": (
            "sort name", "sortable name", "sorted by", "nombre para ordenar", "apellidos y nombre",
            "apellidos nombre",
        ),
        "student_number": (
            "student number", "student id", "number", "id number", "student no",
            "matriculation number", "sis user id", "sis id", "org defined id", "numero",
            "numero de estudiante", "numero de alumno", "matricula", "numero de matricula",
            "no matricula", "no de matricula", "n matricula", "num matricula", "expediente",
            "numero de expediente", "no expediente", "dni", "niu", "nia", "numero de id",
            "id de estudiante",
        ),
        "section": ("section", "group", "groups", "class", "seccion", "grupo", "grupos", "clase"),
    }.items()
    for head in heads
}  # fmt: skip
_WITHOUT_HEADS = ("name", "sort_name", "student_number", "section")


class FileProblem(enum.Enum):
    """Why a whole file is refused."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LONG = "too long"
    NO_LOGINS = "no logins"


class UnreadableRosterError(Exception):
    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class LineProblem(enum.Enum):
    """Why one line is left out."""

    NO_LOGIN = "no login"
    EMAIL = "email"
    USERNAME = "username"
    FORMULA = "formula"
    TOO_LONG = "too long"
    UNSEEN = "unseen"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the roster says of one learner; all but the login may be empty."""

    login: str
    name: str = ""
    sort_name: str = ""
    student_number: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list, by its number in the file: an entry, or `shown` and what is wrong."""

    number: int
    entry: Entry | None
    problem: LineProblem | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class RosterFile:
    """The lines, and which columns were taken for what: the head or number, and our name for it,
    empty for one that is left out."""

    lines: tuple[Line, ...]
    columns: tuple[tuple[str, str], ...] = field(default=())


def decode(data: bytes) -> str:
    """The text of a file in any encoding that spreadsheets save in. Raises
    UnreadableRosterError."""
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252", "latin-1")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif b"\x00" in data[:200]:
        encodings = ("utf-16-le",) if data[1:2] == b"\x00" else ("utf-16-be",)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableRosterError(FileProblem.BINARY)


def read_roster(text: str) -> RosterFile:
    """Reads the lines of a list. Raises UnreadableRosterError."""
    rows = read_rows(text)
    columns, heads = _named_columns(rows[0][1])
    if columns:
        rows = rows[1:]
    else:
        columns = _guessed_columns(rows)
        heads = [str(number + 1) for number in range(len(columns))]
    if "login" not in columns:
        raise UnreadableRosterError(FileProblem.NO_LOGINS)
    if not rows:
        raise UnreadableRosterError(FileProblem.EMPTY)
    if len(rows) > MAX_LINES:
        raise UnreadableRosterError(FileProblem.TOO_LONG)
    seen: set[str] = set()
    lines = tuple(_line(number, cells, columns, seen) for number, cells in rows)
    return RosterFile(lines, tuple(zip(heads, columns, strict=True)))


def read_rows(text: str, most_columns: int = _MAX_COLUMNS) -> list[tuple[int, list[str]]]:
    """The lines that hold anything, with their numbers. Raises UnreadableRosterError."""
    text = text.removeprefix("\ufeff")
    if any(char < " " and char not in "\t\r\n" for char in text):
        raise UnreadableRosterError(FileProblem.BINARY)
    if text.count("\n") + text.count("\r") > 4 * MAX_LINES:
        raise UnreadableRosterError(FileProblem.TOO_LONG)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows = []
    try:
        for row in reader:
            cells = [_tidy(cell) for cell in row[:most_columns]]
            if any(cells):
                rows.append((reader.line_num, cells))
    except csv.Error as error:
        raise UnreadableRosterError(FileProblem.BINARY) from error
    if not rows:
        raise UnreadableRosterError(FileProblem.EMPTY)
    return rows


def _delimiter(text: str) -> str:
    """The sign that stands in most of the first lines as often as in the others."""
    lines = [line for line in text.splitlines() if line.strip()][:_LINES_LOOKED_AT]

    def agreement(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        if not counts:
            return (0, 0)
        often, times = counts.most_common(1)[0]
        return (times, often)

    return max(_DELIMITERS, key=agreement)


def _named_columns(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    """Our name for each column of a first line that names them; empty where it names none."""
    columns = [_HEADS.get(_plain(cell), "") for cell in cells]
    is_named = "login" in columns or sum(map(bool, columns)) > 1
    taken: set[str] = set()
    for place, column in enumerate(columns):
        if column in taken:
            columns[place] = ""
        taken.add(column)
    return (columns, list(cells)) if is_named else ([], [])


def _guessed_columns(rows: Sequence[tuple[int, Sequence[str]]]) -> list[str]:
    """Without heads: the column with most logins, then name, sort name, number and section."""
    width = max(len(cells) for _, cells in rows)
    emails = [
        sum("@" in cells[place] for _, cells in rows if place < len(cells))
        for place in range(width)
    ]
    login = emails.index(max(emails))
    others = iter(_WITHOUT_HEADS)
    return ["login" if place == login else next(others, "") for place in range(width)]


def _line(number: int, cells: Sequence[str], columns: Sequence[str], seen: set[str]) -> Line:
    found = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    shown = found.get("login") or next(filter(None, cells))
    typed = found.pop("login", "")
    first, last = found.pop("first", ""), found.pop("last", "")
    if first or last:
        found.setdefault("name", f"{first} {last}".strip())
        found.setdefault("sort_name", ", ".join(filter(None, (last, first))))
    problem = _problem(typed, found)
    if problem is not None:
        return Line(number, None, problem, shown[:80])
    login = parse_login(typed).text
    if login in seen:
        return Line(number, None, LineProblem.TWICE, shown[:80])
    seen.add(login)
    return Line(number, Entry(login, **found))


def _problem(login: str, others: Mapping[str, str]) -> LineProblem | None:
    if not login:
        return LineProblem.NO_LOGIN
    if any(text.startswith(_FORMULA_STARTS) for text in (login, *others.values())):
        return LineProblem.FORMULA
    if any(len(text) > _LONGEST[column] for column, text in others.items()):
        return LineProblem.TOO_LONG
    if any(map(has_unseen, others.values())):
        return LineProblem.UNSEEN
    try:
        parse_login(login)
    except InvalidLoginError as error:
        is_email = error.problem == LoginProblem.EMAIL
        return LineProblem.EMAIL if is_email else LineProblem.USERNAME
    return None


def _tidy(cell: str) -> str:
    text = " ".join(cell.split())
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return kept[1] if kept else text


def _plain(head: str) -> str:
    """A head without accents, capitals and signs."""
    bare = unicodedata.normalize("NFKD", head).casefold()
    letters = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(letters.split())
