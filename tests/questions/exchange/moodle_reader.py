"""Reads and marks Moodle XML as Moodle's own documentation of the format says, for tests alone:
https://docs.moodle.org/en/Moodle_XML_format, …/Embedded_Answers_(Cloze)_question_type."""

import re
from base64 import b64decode
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree

_TAG = re.compile(r"<[^>]+>")
_EMBEDDED = re.compile(r"\{(\d+):(NUMERICAL|SHORTANSWER):((?:[^{}\\]|\\.)*)\}")
_BETWEEN = re.compile(r"(?<!\\)~")


@dataclass
class Answer:
    text: str
    fraction: float
    feedback: str
    files: dict = field(default_factory=dict)
    tolerance: float = 0.0


@dataclass
class Question:
    type: str
    category: str
    idnumber: str
    html: str
    general: str
    is_single: bool
    answers: list
    pairs: list
    tags: list
    hints: list
    files: dict

    @property
    def text(self):
        return plain(self.html)

    @property
    def blanks(self):
        """For each embedded answer, what it takes."""
        return [
            (kind, [_unescaped(one.lstrip("=")) for one in _BETWEEN.split(answers)])
            for _, kind, answers in _EMBEDDED.findall(self.html)
        ]


def plain(html):
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def read(data):
    root = ElementTree.fromstring(data)
    assert root.tag == "quiz"
    category = ""
    for one in root:
        assert one.tag == "question"
        if one.get("type") == "category":
            category = one.findtext("category/text")
        else:
            yield _question(one, category)


def _question(one, category):
    return Question(
        type=one.get("type"),
        category=category,
        idnumber=one.findtext("idnumber"),
        html=one.findtext("questiontext/text"),
        general=one.findtext("generalfeedback/text"),
        is_single=one.findtext("single") == "true",
        answers=[_answer(each) for each in one.findall("answer")],
        pairs=[_pair(each) for each in one.findall("subquestion")],
        tags=[each.findtext("text") for each in one.findall("tags/tag")],
        hints=[plain(each.findtext("text")) for each in one.findall("hint")],
        files=_files(one.find("questiontext")),
    )


def _answer(one):
    return Answer(
        text=plain(one.findtext("text")),
        fraction=float(one.get("fraction")) / 100,
        feedback=plain(one.findtext("feedback/text") or ""),
        files=_files(one),
        tolerance=float(one.findtext("tolerance") or 0),
    )


def _pair(one):
    return plain(one.findtext("text") or ""), one.findtext("answer/text")


def _files(one):
    return {each.get("name"): b64decode(each.text) for each in one.findall("file")}


def _unescaped(text):
    return unescape(re.sub(r"\\([}#*])", r"\1", text))


def mark(question, given):
    """The fraction of the mark: for a choice of texts, pairs of texts, or what is typed."""
    if question.type in ("multichoice", "truefalse"):
        worth = {one.text: one.fraction for one in question.answers}
        return min(1.0, max(0.0, sum(worth[one] for one in given)))
    if question.type == "matching":
        asked = [(thing, answer) for thing, answer in question.pairs if thing]
        return sum(given.get(thing) == answer for thing, answer in asked) / len(asked)
    if question.type == "numerical":
        return max(
            (
                one.fraction
                for one in question.answers
                if abs(given - float(one.text)) <= one.tolerance
            ),
            default=0.0,
        )
    if question.type == "ordering":
        right = [one.text for one in sorted(question.answers, key=lambda one: one.fraction)]
        return float(given == right)
    assert question.type == "cloze"
    parts = [
        _takes(kind, accepted, typed)
        for (kind, accepted), typed in zip(question.blanks, given, strict=True)
    ]
    return sum(parts) / len(parts)


def _takes(kind, accepted, typed):
    if kind == "SHORTANSWER":
        return any(one.casefold() == typed.casefold() for one in accepted)
    number, tolerance = accepted[0].split(":")
    return abs(float(typed) - float(number)) <= float(tolerance)
