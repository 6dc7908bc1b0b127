"""Reads Moodle XML, whoever wrote it. Shares nothing with what writes ours."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from questions.exchange.readers.gallery import Gallery, unused
from questions.exchange.readers.markup import shown_in, told_in, words_of
from questions.exchange.readers.model import (
    Choice,
    LeftOut,
    Pair,
    ReadFile,
    ReadQuestion,
    Refusal,
    Refused,
    RefusedError,
    Told,
    Unreadable,
    UnreadableFileError,
    with_parts_told,
)
from questions.items.blanks import blank
from questions.items.model import Kind
from questions.lazily import Lazy
from questions.pictures import Picture, PictureProblem

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_MARKUP = frozenset({"html", "moodle_auto_format", "", None})
_GAP = re.compile(r"_{3,}")
_EMBEDDED = re.compile(
    r"\{\d*:(?P<kind>[A-Z_]+):(?P<answers>(?:[^}\\]|\\.)*)\}", re.IGNORECASE | re.DOTALL
)
_ALTERNATIVES = re.compile(r"(?<!\\)~")
_FEEDBACK_SIGN = re.compile(r"(?<!\\|&)#")
_STAR = re.compile(r"(?<!\\)\*")
_SHARE = re.compile(r"%(-?[\d.]+)%")
_TYPED = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
_NUMERICAL = frozenset({"NUMERICAL", "NM"})
_MOST_BLANKS = 9
_CHOICE = "multichoice"
_BESIDE = "@@PLUGINFILE@@"
# What has no place here, nor have pictures in it.
_UNSAID = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "hint", "graderinfo")


def read_moodle(data: bytes) -> ReadFile:
    """The questions of a file, and those that cannot be taken. Raises UnreadableFileError."""
    questions, refused = [], []
    number, topic, gallery = 0, "", Gallery()
    for node in _root(data).iterchildren("question"):
        kind = node.get("type", "")
        if kind == "category":
            topic = _topic(node.findtext("category/text") or "")
            continue
        number += 1
        name = " ".join((node.findtext("name/text") or "").split())
        try:
            questions.append(_question(node, kind, number, name, topic, gallery))
        except RefusedError as error:
            is_kind = error.code is Refusal.KIND
            detail = kind if is_kind else error.detail
            refused.append(Refused(number, name, error.code, detail, error.problem))
    return ReadFile(tuple(questions), tuple(refused))


def _root(data: bytes) -> Any:
    """No entity is ever resolved, and a file that declares some is not read at all."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data.replace(b"\x00", b""), re.IGNORECASE):
        raise UnreadableFileError(Unreadable.ENTITIES)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFileError(Unreadable.NO_XML) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableFileError(Unreadable.ENTITIES)
    if root.tag != "quiz":
        raise UnreadableFileError(Unreadable.NO_FORMAT)
    return root


def _topic(path: str) -> str:
    """The last name of a path; two slashes are one that belongs to a name."""
    last = re.split(r"(?<!/)/(?!/)", " ".join(path.split()))[-1].replace("//", "/").strip()
    return "" if last in ("top", "$course$") else last


def _question(
    node: Any, kind: str, number: int, name: str, topic: str, gallery: Gallery
) -> ReadQuestion:
    reader = _READERS.get(kind)
    if reader is None:
        raise RefusedError(Refusal.KIND)
    tags = tuple(" ".join((one.text or "").split()) for one in node.findall("tags/tag/text"))
    seen = _seen(node, kind, gallery)
    question = reader(node, ReadQuestion(number, name, Kind.SINGLE_CHOICE, ""))
    hint = node.find("hint")
    question = replace(
        question,
        told=_told(node.find("generalfeedback")),
        topic=topic,
        tags=tags,
        hint=_words(hint),
        choices=tuple(
            replace(one, pictures=shown, said=said)
            for one, (shown, said) in zip(question.choices, seen.choices, strict=True)
        )
        if seen.choices
        else question.choices,
        pictures=seen.asked,
        explaining=seen.explaining,
        left_out=seen.left_out,
    )
    return with_parts_told(replace(question, topic=question.tag("topic") or topic))


@dataclass(frozen=True, slots=True)
class _Seen:
    """The pictures of a question: in what is asked; of each option of a choice, and in what is said
    of it; in what is said of every answer; and what stays out."""

    asked: tuple[Picture, ...]
    choices: tuple[tuple[tuple[Picture, ...], tuple[Picture, ...]], ...]
    explaining: tuple[Picture, ...]
    left_out: tuple[LeftOut, ...]


def _seen(node: Any, kind: str, gallery: Gallery) -> _Seen:
    """Raises RefusedError where nobody could answer without one that cannot be taken."""
    gallery.begin_question()
    all_files = _files(node.iter("file"))

    def take_all(part: Any) -> tuple[Picture, ...]:
        if part.get("format") not in _MARKUP and _BESIDE in _raw(part):
            raise RefusedError(Refusal.PICTURE, "", PictureProblem.PLACE)
        return gallery.take_all(_markup(part), ChainMap(_files(part.findall("file")), all_files))

    left_out: list[LeftOut] = []

    def take(part: Any) -> tuple[Picture, ...]:
        if part is None:
            return ()
        beside = ChainMap(_files(part.findall("file")), all_files)
        taken, lost = gallery.take(_markup(part), beside)
        left_out.extend(lost)
        return taken

    asked = tuple(one for part in node.findall("questiontext") for one in take_all(part))
    asked += _old_picture(node, gallery)
    answers = [*node.findall("subquestion"), *node.findall("answer")]
    choices = tuple(
        (take_all(one), take(one.find("feedback"))) for one in answers if kind == _CHOICE
    )
    explaining = take(node.find("generalfeedback"))
    if kind != _CHOICE:
        _refuse_pictures(answers)
        answers = [one for part in answers for one in part.findall("feedback")]
        left_out.extend(_unplaced(answers))
    left_out.extend(_unplaced(part for name in _UNSAID for part in node.findall(name)))
    parts = dict.fromkeys(one.getparent() for one in node.iter("text"))  # once, however many texts
    shown_everywhere = "".join(map(_markup, parts))
    left_out.extend(unused(shown_everywhere, all_files))
    return _Seen(asked, choices, explaining, tuple(dict.fromkeys(left_out)))


def _old_picture(node: Any, gallery: Gallery) -> tuple[Picture, ...]:
    """What Moodle before 2.0 has beside a question."""
    name = " ".join((node.findtext("image") or "").split())
    if not name:
        return ()
    content = node.findtext("image_base64")
    shown = f'<img src="{_BESIDE}/{quote(name)}">'
    return gallery.take_all(shown, {name: content} if content else {})


def _refuse_pictures(parts: Iterable[Any]) -> None:
    for one in _unplaced(parts):
        raise RefusedError(Refusal.PICTURE, one.name, one.problem)


def _unplaced(parts: Iterable[Any]) -> Iterator[LeftOut]:
    for part in parts:
        for one in shown_in(_markup(part)):
            yield LeftOut(one.name, PictureProblem.PLACE)


def _files(nodes: Iterable[Any]) -> dict[str, str]:
    """Their content as it stands there, by the names that addresses give them."""
    return {
        f"{(one.get('path') or '/').lstrip('/')}{one.get('name') or 'file'}": one.text or ""
        for one in nodes
    }


def _markup(node: Any) -> str:
    """The HTML of a part; of one that is no HTML nothing is looked at."""
    return _raw(node) if node.get("format") in _MARKUP else ""


def _choice(node: Any, question: ReadQuestion) -> ReadQuestion:
    is_single = (node.findtext("single") or "true").strip().lower() in ("true", "1")
    choices = tuple(
        Choice(_words(one), _share(one), _feedback(one)) for one in node.findall("answer")
    )
    kind = Kind.SINGLE_CHOICE if is_single else Kind.MULTIPLE_CHOICE
    return replace(question, kind=kind, prompt=_asked(node), choices=choices)


def _statement(node: Any, question: ReadQuestion) -> ReadQuestion:
    answers = {_plain(one).lower(): one for one in node.findall("answer")}
    right = next((name for name, one in answers.items() if _share(one) > 0), "")
    if right not in ("true", "false"):
        raise RefusedError(Refusal.NO_ANSWER)
    choices = tuple(Choice(name, _share(one), _feedback(one)) for name, one in answers.items())
    return replace(
        question,
        kind=Kind.TRUE_FALSE,
        prompt=_asked(node),
        verdict=right == "true",
        choices=choices,
    )


def _matching(node: Any, question: ReadQuestion) -> ReadQuestion:
    pairs = tuple(
        Pair(_words(one), " ".join((one.findtext("answer/text") or "").split()))
        for one in node.findall("subquestion")
    )
    if not any(one.thing for one in pairs):
        raise RefusedError(Refusal.NO_ANSWER)
    return replace(question, kind=Kind.MATCH, prompt=_asked(node), pairs=pairs)


def _short(node: Any, question: ReadQuestion) -> ReadQuestion:
    accepted = tuple(_plain(one) for one in node.findall("answer") if _share(one) >= 1)
    if any(_STAR.search(one) for one in accepted):
        raise RefusedError(Refusal.WILDCARD)
    if not accepted:
        raise RefusedError(Refusal.NO_ANSWER)
    accepted = tuple(one.replace("\\*", "*") for one in accepted)
    return replace(
        question,
        kind=Kind.CLOZE,
        prompt=with_blank(_asked(node)),
        accepted=(accepted,),
        is_lessened=_has_parts(node),
    )


def _number(node: Any, question: ReadQuestion) -> ReadQuestion:
    right = [one for one in node.findall("answer") if _share(one) >= 1]
    if len(right) != 1:
        raise RefusedError(Refusal.SEVERAL_NUMBERS if right else Refusal.NO_ANSWER)
    value, tolerance = _float(_plain(right[0])), _float(right[0].findtext("tolerance") or "0")
    unit = " ".join((node.findtext("units/unit/unit_name") or "").split())
    return replace(
        question,
        kind=Kind.NUMERIC,
        prompt=_asked(node),
        numbers=around_value(value, tolerance),
        unit=unit,
        is_lessened=_has_parts(node),
    )


def _has_parts(node: Any) -> bool:
    """Whether there are answers that are worth a part of the mark."""
    return any(0 < _share(one) < 1 for one in node.findall("answer"))


def around_value(value: float, tolerance: float) -> tuple[float, float]:
    """The ends of what is right, without the dust of adding: 3.14 ± 0.005 ends at 3.145. Where
    nothing is added, all digits stay."""
    if not tolerance:
        return value, value
    return tuple(float(f"{end:.12g}") for end in (value - tolerance, value + tolerance))  # type: ignore[return-value]


def _order(node: Any, question: ReadQuestion) -> ReadQuestion:
    answers = sorted(node.findall("answer"), key=lambda one: _share(one))
    return replace(
        question, kind=Kind.ORDER, prompt=_asked(node), steps=tuple(map(_words, answers))
    )


def _embedded(node: Any, question: ReadQuestion) -> ReadQuestion:
    """A text with answers in it: words to type, or the ends of a range."""
    text = _raw(node.find("questiontext"))
    found = list(_EMBEDDED.finditer(text))
    kinds = {one["kind"].upper() for one in found}
    if not found or len(found) > _MOST_BLANKS:
        raise RefusedError(Refusal.KIND)
    if kinds <= _NUMERICAL and len(found) <= 2:
        before, after = text[: found[0].start()], text[found[-1].end() :]
        right = [_answers(one["answers"]) for one in found]
        if not all(right):
            raise RefusedError(Refusal.NO_ANSWER)
        return replace(
            question,
            kind=Kind.NUMERIC,
            prompt=words_of(before),
            numbers=_ends([one[0] for one in right]),
            unit=words_of(after),
            is_lessened=any(map(_is_lessened, found)),
        )
    if not kinds <= _TYPED:
        raise RefusedError(Refusal.KIND)
    if any(_STAR.search(one["answers"]) for one in found):
        raise RefusedError(Refusal.WILDCARD)
    accepted = tuple(_answers(one["answers"]) for one in found)
    if not all(accepted):
        raise RefusedError(Refusal.NO_ANSWER)
    marks = iter(blank(place) for place in range(1, len(found) + 1))
    prompt = words_of(_EMBEDDED.sub(lambda _: next(marks), text))
    return replace(
        question,
        kind=Kind.CLOZE,
        prompt=prompt,
        accepted=accepted,
        is_lessened=any(map(_is_lessened, found)),
    )


def _ends(answers: list[str]) -> tuple[float, float]:
    """One number with its tolerance, or two that are the ends of a range."""
    values = [_float(one.partition(":")[0]) for one in answers]
    tolerances = [_float(one.partition(":")[2] or "0") for one in answers]
    if len(values) == 1:
        return around_value(values[0], tolerances[0])
    if any(tolerances):
        raise RefusedError(Refusal.SEVERAL_NUMBERS)
    return values[0], values[1]


def _is_lessened(embedded: re.Match[str]) -> bool:
    shares = (_SHARE.match(one.strip()) for one in _ALTERNATIVES.split(embedded["answers"]))
    return any(0 < _float(one[1]) < 100 for one in shares if one)


def _answers(told: str) -> tuple[str, ...]:
    """The right answers between the braces of an embedded one."""
    right = []
    for one in _ALTERNATIVES.split(told):
        answer = _FEEDBACK_SIGN.split(one)[0].strip()
        share = _SHARE.match(answer)
        if answer.startswith("=") or (share and _float(share[1]) >= 100):
            words = answer[share.end() :] if share else answer[1:]
            right.append(unescape(re.sub(r"\\([}#~/\"*])", r"\1", words)).strip())
    return tuple(right)


def with_blank(prompt: str) -> str:
    """The prompt with a blank where its gap is, or behind it."""
    mark = blank(1)
    return _GAP.sub(mark, prompt, count=1) if _GAP.search(prompt) else f"{prompt} {mark}"


def _asked(node: Any) -> str:
    return _words(node.find("questiontext"))


def _words(node: Any) -> str:
    """The words of a part on one line, whatever there is to look at."""
    text = _raw(node)
    if node is None or node.get("format") not in _MARKUP:
        return " ".join(text.split())
    return words_of(text)


def _plain(node: Any) -> str:
    return " ".join(unescape(_raw(node)).split())


def _raw(node: Any) -> str:
    return (node.findtext("text") or "") if node is not None else ""


def _told(node: Any) -> Told:
    if node is None:
        return Told()
    text = _raw(node)
    return told_in(text) if node.get("format") in _MARKUP else Told(" ".join(text.split()))


def _feedback(node: Any) -> str:
    return _words(node.find("feedback"))


def _share(node: Any) -> float:
    return _float(node.get("fraction") or "0") / 100


def _float(text: str) -> float:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        raise RefusedError(Refusal.NO_ANSWER) from None
    if not abs(value) < 1e12:  # nor is it "nan"
        raise RefusedError(Refusal.NO_ANSWER)
    return value


_Reader = Callable[[Any, ReadQuestion], ReadQuestion]
_READERS: Mapping[str, _Reader] = {
    "multichoice": _choice,
    "truefalse": _statement,
    "matching": _matching,
    "shortanswer": _short,
    "numerical": _number,
    "ordering": _order,
    "cloze": _embedded,
}
