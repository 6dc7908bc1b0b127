"""Reads GIFT, whoever wrote it. Shares nothing with what writes ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    with_parts_told,
)
from questions.exchange.readers.moodle import around_value, with_blank
from questions.items.model import Kind
from questions.pictures import PictureProblem

_TAG = re.compile(r"\[tag:([^\]]*)\]")
_CATEGORY = re.compile(r"\$CATEGORY:\s*(.*)")
_TITLE = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?=#|$)", re.IGNORECASE)
_SHARE = re.compile(r"%(-?\d+(?:\.\d*)?)%")
_MARKED = re.compile(r"([=~])")
_GENERAL, _FEEDBACK, _ARROW = "####", "#", "->"
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
# Signs that are escaped are words: until these are read, they stand as signs that nobody uses.
_HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate("~=#{}:\\n")}
_SHOWN = {ord(hidden): "\n" if sign == "n" else sign for sign, hidden in _HIDDEN.items()}
_GAP = "_____"
_QUOTE = "> "


@dataclass(frozen=True, slots=True)
class _Block:
    """A question as it stands in the file, with the tags and the category above it."""

    text: str
    tags: tuple[str, ...]
    topic: str


def read_gift(text: str) -> ReadFile:
    """The questions of a file, and those that cannot be taken."""
    questions, refused = [], []
    for number, block in enumerate(_blocks(text), start=1):
        name, kind_of_text, rest = _head(block.text)
        try:
            question = _question(rest, kind_of_text, ReadQuestion(number, name, Kind.MATCH, ""))
        except RefusedError as error:
            label = name or _plain(rest)[:80]
            refused.append(Refused(number, label, error.code, error.detail, error.problem))
            continue
        question = replace(question, tags=block.tags)
        topic = question.tag("topic") or block.topic
        questions.append(with_parts_told(replace(question, topic=topic)))
    return ReadFile(tuple(questions), tuple(refused))


def _blocks(text: str) -> Iterator[_Block]:
    """The questions, between which a line is empty. Comments go; tags stand in them."""
    topic, tags, lines = "", [], []  # type: str, list[str], list[str]
    open_braces = 0
    for line in (*text.splitlines(), ""):
        bare = _hidden(line.strip())
        # Where a brace is never closed, the next title shows that another question begins.
        is_new = bool(lines) and not lines[-1] and bare.startswith(("::", "//", "$CATEGORY:"))
        if lines and (is_new or (not bare and open_braces <= 0)):
            yield _Block("\n".join(lines), tuple(tags), topic)
            lines, tags, open_braces = [], [], 0
        if open_braces <= 0 and bare.startswith("//"):
            tags += _TAG.findall(line)
        elif open_braces <= 0 and (found := _CATEGORY.match(bare)):
            topic = _topic(_unescaped(found[1]))
        elif bare or lines:
            lines.append(bare)
            open_braces += bare.count("{") - bare.count("}")
    if lines:
        yield _Block("\n".join(lines), tuple(tags), topic)


def _hidden(line: str) -> str:
    return _ESCAPED.sub(lambda found: _HIDDEN[found[1]], line.translate(dict.fromkeys(_SHOWN)))


def _topic(path: str) -> str:
    last = re.split(r"(?<!/)/(?!/)", path.strip())[-1].replace("//", "/").strip()
    return "" if last in ("top", "$course$") else last


def _head(text: str) -> tuple[str, str, str]:
    """The title, the format of the words, and the rest."""
    text = text.strip()
    title = _TITLE.match(text)
    rest = text[title.end() :] if title else text
    form = _FORMAT.match(rest)
    kind = form[1].lower() if form else "moodle"
    name = " ".join(_unescaped(title[1]).split()) if title else ""
    return name, kind, rest[form.end() :] if form else rest


def _question(text: str, form: str, question: ReadQuestion) -> ReadQuestion:
    braces = [one.start() for one in re.finditer("[{}]", text)]
    if not braces:
        raise RefusedError(Refusal.KIND)
    if len(braces) != 2 or (text[braces[0]], text[braces[1]]) != ("{", "}"):
        raise RefusedError(Refusal.BRACES)
    before, answers, after = (
        text[: braces[0]],
        text[braces[0] + 1 : braces[1]],
        text[braces[1] + 1 :],
    )
    asked = _words(before, form)
    if after.strip():
        asked = f"{asked} {_GAP}{' ' if after[:1].isspace() else ''}{_words(after, form)}"
    body, _, general = answers.partition(_GENERAL)
    question = replace(question, prompt=asked.strip(), told=_told(general, form))
    # Pictures anywhere but in what is said after an answer refuse the question.
    left_out = tuple(LeftOut(one, PictureProblem.NO_FILES) for one in _pictures(answers, form))
    return replace(_answered(body.strip(), form, question), left_out=left_out)


def _answered(body: str, form: str, question: ReadQuestion) -> ReadQuestion:
    if truth := _TRUTH.match(body):
        return _statement(body, truth[1], form, question)
    if body.startswith("#"):
        return _number(body[1:].strip(), question)
    _, *parts = _MARKED.split(body)
    answers = list(zip(parts[::2], parts[1::2], strict=True))
    if not answers:
        raise RefusedError(Refusal.KIND if not body else Refusal.NO_ANSWER)
    if all(sign == "=" for sign, _ in answers):
        if all(_ARROW in one for _, one in answers):
            return _matching([one for _, one in answers], form, question)
        return _short([one for _, one in answers], form, question)
    return _choice(answers, form, question)


def _statement(body: str, truth: str, form: str, question: ReadQuestion) -> ReadQuestion:
    """Behind it stands first what is said of a wrong answer, then of a right one."""
    said = [_said(one, form) for one in body.split(_FEEDBACK)[1:3]]
    wrong, right = (*said, "", "")[:2]
    verdict = truth.upper().startswith("T")
    names = ("true", "false") if verdict else ("false", "true")
    choices = (Choice(names[0], 1.0, right), Choice(names[1], 0.0, wrong))
    told = question.told
    first, *rest = told.why.split("\n")
    if not verdict and rest:  # ours put the right statement in front of why
        told = replace(told, correction=first, why="\n".join(rest))
    return replace(question, kind=Kind.TRUE_FALSE, verdict=verdict, choices=choices, told=told)


def _number(body: str, question: ReadQuestion) -> ReadQuestion:
    _, *parts = _MARKED.split(body if body.startswith("=") else f"={body}")
    # Behind a "~" stands what is said of any other number.
    answers = [one for sign, one in zip(parts[::2], parts[1::2], strict=True) if sign == "="]
    full, is_lessened = _worth_all([one.partition(_FEEDBACK)[0].strip() for one in answers])
    if len(full) != 1:
        raise RefusedError(Refusal.SEVERAL_NUMBERS if full else Refusal.NO_ANSWER)
    (first,) = full
    if ".." in first:
        low, _, high = first.partition("..")
        numbers = _float(low), _float(high)
    else:
        value, _, tolerance = first.partition(":")
        middle, around = _float(value), _float(tolerance or "0")
        numbers = around_value(middle, around)
    return replace(question, kind=Kind.NUMERIC, numbers=numbers, is_lessened=is_lessened)


def _worth_all(answers: list[str]) -> tuple[list[str], bool]:
    """The answers that are worth the whole mark, and whether others are worth a part."""
    full, is_lessened = [], False
    for one in answers:
        share = _SHARE.match(one)
        if share is None or float(share[1]) >= 100:
            full.append(one[share.end() :] if share else one)
        else:
            is_lessened = is_lessened or float(share[1]) > 0
    return full, is_lessened


def _matching(answers: list[str], form: str, question: ReadQuestion) -> ReadQuestion:
    pairs = []
    for one in answers:
        thing, _, group = one.partition(_ARROW)
        pairs.append(Pair(_words(thing, form), _words(group.partition(_FEEDBACK)[0], form)))
    return replace(question, kind=Kind.MATCH, pairs=tuple(pairs))


def _short(answers: list[str], form: str, question: ReadQuestion) -> ReadQuestion:
    full, is_lessened = _worth_all([one.partition(_FEEDBACK)[0].strip() for one in answers])
    accepted = [_words(one, form) for one in full]
    if not accepted:
        raise RefusedError(Refusal.NO_ANSWER)
    if any("*" in one for one in accepted):
        raise RefusedError(Refusal.WILDCARD)
    prompt = with_blank(question.prompt)
    return replace(
        question,
        kind=Kind.CLOZE,
        prompt=prompt,
        accepted=(tuple(accepted),),
        is_lessened=is_lessened,
    )


def _choice(answers: list[tuple[str, str]], form: str, question: ReadQuestion) -> ReadQuestion:
    choices, has_shares = [], False
    for sign, one in answers:
        text, _, said = one.strip().partition(_FEEDBACK)
        share = _SHARE.match(text)
        worth = float(share[1]) / 100 if share else float(sign == "=")
        has_shares = has_shares or (share is not None and 0 < worth < 1)
        words = _words(text[share.end() :] if share else text, form)
        choices.append(Choice(words, worth, _said(said, form)))
    right = sum(one.share > 0 for one in choices)
    is_single = right == 1 and not has_shares
    kind = Kind.SINGLE_CHOICE if is_single else Kind.MULTIPLE_CHOICE
    return replace(question, kind=kind, choices=tuple(choices))


def _told(text: str, form: str) -> Told:
    """What is said of every answer; quotes stand in lines of their own."""
    if _has_tags(text, form):
        return told_in(_unescaped(text))
    lines = [" ".join(one.split()) for one in _unescaped(text).split("\n")]
    quotes = tuple(one.removeprefix(_QUOTE) for one in lines if one.startswith(_QUOTE))
    rest = [one for one in lines if one and not one.startswith(_QUOTE)]
    if quotes and rest and rest[-1].endswith(":"):
        rest.pop()
    return Told("\n".join(rest), "", quotes)


def _words(text: str, form: str) -> str:
    """The words on one line. Raises RefusedError where there are pictures among them."""
    form, text = _form_of(text, form)
    if pictures := _pictures(text, form):
        raise RefusedError(Refusal.PICTURE, ", ".join(pictures), PictureProblem.NO_FILES)
    return _said(text, form)


def _said(text: str, form: str) -> str:
    """The words on one line. Where nothing is said of the format, there may be tags in them."""
    form, text = _form_of(text, form)
    return words_of(_unescaped(text)) if _has_tags(text, form) else _plain(text)


def _form_of(text: str, form: str) -> tuple[str, str]:
    """The format of a part, which may have one of its own, and its words."""
    own = _FORMAT.match(text)
    return (own[1].lower(), text[own.end() :]) if own else (form, text)


def _pictures(text: str, form: str) -> tuple[str, ...]:
    found = shown_in(_unescaped(text)) if _has_tags(text, form) else ()
    return tuple(one.name for one in found)


def _has_tags(text: str, form: str) -> bool:
    return form == "html" or (form == "moodle" and re.search(r"</?[a-z]", text) is not None)


def _plain(text: str) -> str:
    return " ".join(_unescaped(text).split())


def _unescaped(text: str) -> str:
    return text.translate(_SHOWN)


def _float(text: str) -> float:
    try:
        value = float(text.strip())
    except ValueError:
        raise RefusedError(Refusal.NO_ANSWER) from None
    if not abs(value) < 1e12:
        raise RefusedError(Refusal.NO_ANSWER)
    return value
