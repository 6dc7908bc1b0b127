"""Moodle XML: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, cast

from questions.exchange.content import (
    PLACED,
    PictureFile,
    asked_files,
    explaining_files,
    html,
    images_html,
    keeps_order,
    name_of,
    option_files,
    paragraph,
    placement,
    right_options,
    said_files,
    spellings,
    steps,
    tags_of,
    title_of,
    why_html,
)
from questions.exchange.model import Format, Reason
from questions.exchange.xml import element, write_elements
from questions.items.blanks import split, with_gaps
from questions.items.model import Item, Kind, NumericRange

_FILES = "@@PLUGINFILE@@/"
# Moodle knows the parts 1/1 to 1/10 of a mark, and refuses others.
_MOST_SHARED = 10
# What means something between the braces of an embedded answer: Moodle reads it as HTML, where a
# sign can be told by its number. A star would stand for any letters.
_BRACE = "&#123;"
_EMBEDDED = str.maketrans({**{sign: f"&#{ord(sign)};" for sign in "{}#~\\"}, "*": "\\*"})


def _losses(item: Item) -> Iterator[Reason]:
    if item.kind is Kind.MULTIPLE_CHOICE:
        right = len(right_options(item))
        if max(right, len(item.options) - right) > _MOST_SHARED:
            yield Reason.MANY_OPTIONS
    if item.kind in PLACED | {Kind.ORDER} and item.feedback.by_option:
        yield Reason.PARTS_TOGETHER
    if item.kind is Kind.ORDER or _is_range(item):
        yield Reason.PARTLY_RIGHT
    if item.kind is Kind.CLOZE:
        yield Reason.SLIPS
    if item.hint and item.hint.strikes:
        yield Reason.STRIKE


def _write(title: str, items: Iterable[Item], to: IO[bytes]) -> None:
    write_elements("quiz", _questions(title, items), to)


MOODLE = Format("moodle", "Moodle XML", ".xml", "application/xml", _losses, _write)


def _questions(title: str, items: Iterable[Item]) -> Iterator[Any]:
    topic = None
    for item in items:
        if item.topic != topic:
            topic = item.topic
            yield _category(title, topic)
        yield _question(item)


def _category(title: str, topic: str) -> Any:
    names = (one.replace("/", "//") for one in (title, topic))
    path = "/".join(("$course$", "top", *names))
    return element("question", element("category", _text(path)), type="category")


def _question(item: Item) -> Any:
    is_embedded = _is_range(item) or item.kind is Kind.CLOZE
    kind = "cloze" if is_embedded else _TYPES[item.kind]
    asked = _embedded(item) if is_embedded else paragraph(item.prompt)
    return element(
        "question",
        element("name", _text(title_of(item))),
        _html("questiontext", asked, asked_files(item)),
        _html("generalfeedback", why_html(item), explaining_files(item)),
        element("defaultgrade", text="1"),
        element("penalty", text="0"),
        element("hidden", text="0"),
        element("idnumber", text=name_of(item)),
        *(() if is_embedded else _ANSWERS[item.kind](item)),
        *_hints(item),
        element("tags", *(element("tag", _text(one)) for one in tags_of(item))),
        type=kind,
    )


def _choice(item: Item) -> Iterator[Any]:
    is_single = item.kind is not Kind.MULTIPLE_CHOICE
    yield element("single", text="true" if is_single else "false")
    yield element("shuffleanswers", text="false" if keeps_order(item) else "true")
    yield element("answernumbering", text="abc")
    yield element("showstandardinstruction", text="0")
    yield from _verdicts(item)
    files = option_files(item)
    for option in item.options:
        answer = _html(
            "answer",
            paragraph(option.text),
            files.get(option.id, ()),
            fraction=_fraction(item, option.id),
        )
        answer.append(_html("feedback", _said(item, option.id), said_files(item, option.id)))
        yield answer


def _fraction(item: Item, option: str) -> str:
    """What an option is worth, in percent: Morgan's rule, which Moodle floors as we do."""
    right = right_options(item)
    if option in right:
        return f"{100 / len(right):.7g}"
    if item.kind is not Kind.MULTIPLE_CHOICE:
        return "0"
    return f"{-100 / (len(item.options) - len(right)):.7g}"


def _statement(item: Item) -> Iterator[Any]:
    for verdict in ("true", "false"):
        yield element(
            "answer",
            element("text", text=verdict),
            _html("feedback", _said(item, verdict)),
            fraction="100" if item.key == verdict else "0",
            format="moodle_auto_format",
        )


def _matching(item: Item) -> Iterator[Any]:
    yield element("shuffleanswers", text="true")
    yield from _verdicts(item)
    groups = {one.id: one.text for one in item.groups}
    key = placement(item)
    for option in item.options:
        yield _pair(option.text, groups[key[option.id]])
    for name, text in groups.items():
        if name not in key.values():
            yield _pair("", text)


def _pair(thing: str, group: str) -> Any:
    return _html(
        "subquestion", paragraph(thing) if thing else "", (), element("answer", _text(group))
    )


def _ordering(item: Item) -> Iterator[Any]:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    yield from (element(name, text=value) for name, value in settings.items())
    yield from _verdicts(item)
    texts = {one.id: one.text for one in item.options}
    for place, step in enumerate(steps(item), start=1):
        yield _html("answer", paragraph(texts[step]), (), fraction=str(place))


def _numerical(item: Item) -> Iterator[Any]:
    key = cast(NumericRange, item.key)
    yield element(
        "answer",
        element("text", text=f"{key.low:g}"),
        _html("feedback", ""),
        element("tolerance", text="0"),
        fraction="100",
        format="moodle_auto_format",
    )
    unit = element("unit", element("multiplier", text="1"), element("unit_name", text=key.unit))
    yield element("units", unit)
    # It may be typed behind the number, and no mark hangs on it.
    yield element("unitgradingtype", text="0")
    yield element("unitpenalty", text="0")
    yield element("showunits", text="0")
    yield element("unitsleft", text="0")


def _embedded(item: Item) -> str:
    """The text of a question whose answers are typed into it."""
    if isinstance(item.key, NumericRange):
        low, high = (f"{{1:NUMERICAL:={end:g}:0}}" for end in (item.key.low, item.key.high))
        return f"{_harmless(item.prompt)}<p>{low} – {high} {html(item.key.unit)}</p>"
    accepted = spellings(item)
    lead, pieces = split(item.prompt)
    sentence = "".join(
        html(one.text).replace("{", _BRACE) + (_blank(accepted[one.blank]) if one.blank else "")
        for one in pieces
    )
    is_whole = lead == with_gaps(item.prompt)
    return ("" if is_whole else _harmless(lead)) + f"<p>{sentence}</p>"


def _harmless(text: str) -> str:
    """A paragraph in which nothing is taken for an embedded answer."""
    return paragraph(text).replace("{", _BRACE)


def _blank(accepted: Iterable[str]) -> str:
    words = "~".join(f"={html(one).translate(_EMBEDDED)}" for one in accepted)
    return f"{{1:SHORTANSWER:{words}}}"


def _verdicts(item: Item) -> Iterator[Any]:
    """What is said only of a right answer, where that is something of its own."""
    is_own = item.feedback.right != item.feedback.wrong
    yield _html("correctfeedback", paragraph(item.feedback.right) if is_own else "")
    yield _html("partiallycorrectfeedback", "")
    yield _html("incorrectfeedback", "")


def _hints(item: Item) -> Iterator[Any]:
    if item.hint and item.hint.text:
        yield _html("hint", paragraph(item.hint.text))


def _said(item: Item, option: str) -> str:
    said = item.feedback.by_option.get(option)
    return paragraph(said) if said else ""


def _text(text: str) -> Any:
    return element("text", text=text)


def _html(
    name: str, content: str, files: Sequence[PictureFile] = (), *more: Any, **attributes: str
) -> Any:
    shown = _text(content + images_html(files, _FILES))
    return element(name, shown, *map(_file, files), *more, **attributes, format="html")


def _file(file: PictureFile) -> Any:
    content = b64encode(file.content).decode("ascii")
    return element("file", text=content, name=file.name, path="/", encoding="base64")


def _is_range(item: Item) -> bool:
    return isinstance(item.key, NumericRange) and item.key.low != item.key.high


_TYPES: Mapping[Kind, str] = {
    Kind.SINGLE_CHOICE: "multichoice",
    Kind.PICTURE: "multichoice",
    Kind.MULTIPLE_CHOICE: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.CLASSIFY: "matching",
    Kind.MATCH: "matching",
    Kind.ORDER: "ordering",
    Kind.NUMERIC: "numerical",
}
_ANSWERS: Mapping[Kind, Callable[[Item], Iterator[Any]]] = {
    Kind.SINGLE_CHOICE: _choice,
    Kind.PICTURE: _choice,
    Kind.MULTIPLE_CHOICE: _choice,
    Kind.TRUE_FALSE: _statement,
    Kind.CLASSIFY: _matching,
    Kind.MATCH: _matching,
    Kind.ORDER: _ordering,
    Kind.NUMERIC: _numerical,
}
