"""Questions from the files of other programs, as a reviewer would have written them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import isclose

from questions.exchange.readers import MAX_PARTS, ReadQuestion
from questions.items import Blanks, Item, Key, Kind, NumericRange, Option, OptionGroup
from questions.items.model import EXPLAINING, ITS_FIGURE
from questions.language.words import lemmas
from questions.reading.article import Sentence
from questions.reading.sentences import split_sentences
from questions.review.items.decisions import OwnQuestion
from questions.review.items.rewording import MAX_STEM, clean_line
from questions.review.items.writing import (
    MAX_OPTION,
    MAX_OPTIONS,
    OWN_KINDS,
    TypedOption,
    TypedQuestion,
    own_item,
    own_question,
    own_question_problems,
    quotes_at,
    wanted,
)
from questions.review.values import MAX_NAME, MAX_SENTENCE, Problems

# Of the words of the answer, the share that a sentence has to hold to be the one it rests on.
_ENOUGH = 0.5
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question of a file. `own` is how it would be stored, None where `problems` keep it out,
    which are those of the form for questions of one's own; `typed` is what that form would begin
    with, None for kinds that it does not know. `is_found` says that the sentence was looked for in
    the article, by its words; `is_rescored` that its file shares the mark in another way."""

    read: ReadQuestion
    own: OwnQuestion | None
    typed: TypedQuestion | None
    problems: Problems
    is_found: bool
    is_rescored: bool


def propose(read: ReadQuestion, text: str, topic: str) -> Proposal:
    """The question as one about the article of that text. It rests on the sentence that it quotes,
    or on the one that has most of its answer; where it names no topic, this one is its."""
    quoted = _quoted(read, text)
    quote = quoted or _best_sentence(read, text)
    typed = _typed(read, quote, topic) if read.kind in OWN_KINDS else None
    own: OwnQuestion | None = None
    if typed is not None:
        problems = {
            **own_question_problems(typed, text),
            **_too_many(len(read.choices)),
            **_no_sentence(quote),
        }
        own = None if problems else own_question(typed, text)
    else:
        problems = _problems(read, quote, topic)
        own = None if problems else _own(read, text, quote, topic)
    return Proposal(read, own, typed, problems, bool(quote and not quoted), _is_rescored(read))


def _quoted(read: ReadQuestion, text: str) -> str:
    """The longest of its quotes that stands in the article."""
    there = (one for one in read.told.quotes if quotes_at(text, one, None))
    return max(there, key=len, default="")


def _best_sentence(read: ReadQuestion, text: str) -> str:
    answer, asked = lemmas(_answer(read)), lemmas(f"{read.prompt} {read.told.why}")
    if not answer:
        return ""
    best, most = "", (0, 0)
    for sentence in _sentences(text):
        words = lemmas(sentence.text)
        found = len(answer & words), len(asked & words)
        if found > most and found[0] >= _ENOUGH * len(answer) and sum(found) >= _FEWEST:
            best, most = sentence.text, found
    return best


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for line in text.split("\n"):
        yield from split_sentences(line, start)
        start += len(line) + 1


def _answer(read: ReadQuestion) -> str:
    """All words of what is right."""
    if read.kind is Kind.TRUE_FALSE:
        return read.prompt if read.verdict else read.told.correction
    right = [one.text for one in read.choices if one.share > 0]
    numbers = [f"{end:g}" for end in read.numbers or ()]
    words = [one for accepted in read.accepted for one in accepted[:1]]
    pairs = [f"{one.thing} {one.group}" for one in read.pairs if one.thing]
    return " ".join((*right, *numbers, *words, *pairs, *read.steps, read.unit))


def _why(read: ReadQuestion) -> str:
    """What is said of every answer, or else of the right one."""
    said = [one.feedback for one in read.choices if one.share > 0 and one.feedback]
    return clean_line(read.told.why or " ".join(said))


def _typed(read: ReadQuestion, quote: str, topic: str) -> TypedQuestion:
    is_statement = read.kind is Kind.TRUE_FALSE
    return TypedQuestion(
        kind=read.kind,
        prompt=read.prompt,
        why=_why(read),
        topic=read.topic or topic,
        quote=quote,
        options=()
        if is_statement
        else tuple(
            TypedOption(one.text, one.share > 0, one.feedback, one.pictures, one.said)
            for one in read.choices
        ),
        verdict=("true" if read.verdict else "false") if is_statement else "",
        correction=read.told.correction,
        pictures=read.pictures,
        explaining=read.explaining,
    )


def _too_many(options: int) -> Problems:
    return {"option-1": "too_many_options"} if options > MAX_OPTIONS else {}


def _no_sentence(quote: str) -> Problems:
    return {} if quote else {"quote": "no_sentence"}


def _is_rescored(read: ReadQuestion) -> bool:
    """Whether some answers are worth something else than here."""
    if read.is_lessened:
        return True
    right = [one.share for one in read.choices if one.share > 0]
    if read.kind is Kind.SINGLE_CHOICE:
        return any(not isclose(one, 1, abs_tol=1e-4) for one in right)
    if read.kind is not Kind.MULTIPLE_CHOICE or not right:
        return False
    wrong = [one.share for one in read.choices if one.share <= 0]
    ours = [1 / len(right)] * len(right) + [-1 / len(wrong) for _ in wrong]
    return any(
        not isclose(share, our, abs_tol=1e-3)
        for share, our in zip((*right, *wrong), ours, strict=True)
    )


def _problems(read: ReadQuestion, quote: str, topic: str) -> Problems:
    """What keeps a question out whose kind the form does not know."""
    words = [one for accepted in read.accepted for one in accepted]
    parts = [*words, *read.steps, *(one.group for one in read.pairs)]
    things = [one.thing for one in read.pairs if one.thing] or list(read.steps)
    found = {
        "prompt": wanted(read.prompt, MAX_STEM),
        "why": wanted(_why(read), MAX_SENTENCE),
        "topic": wanted(read.topic or topic, MAX_NAME),
        **_no_sentence(quote),
        "option-1": _wrong_parts([*parts, *things], things),
        "right": "below_zero" if read.numbers and read.numbers[0] < 0 else "",
    }
    return {name: code for name, code in found.items() if code}


def _wrong_parts(parts: Sequence[str], things: Sequence[str]) -> str:
    wrong = next((code for one in parts if (code := wanted(one, MAX_OPTION))), "")
    if wrong:
        return wrong
    if len(set(things)) < len(things):
        return "same_options"
    return "too_many_options" if len(things) > MAX_PARTS else ""


def _own(read: ReadQuestion, text: str, quote: str, topic: str) -> OwnQuestion:
    parts = _PARTS[read.kind](read)
    item: Item = own_item(
        parts.kind,
        read.prompt,
        parts.right,
        topic=clean_line(read.topic or topic),
        why=_why(read),
        by_option=parts.by_option,
        key=parts.key,
        evidence=quotes_at(text, quote, None),
        options=parts.options,
        groups=parts.groups,
        reuse=parts.reuse,
        pictures={ITS_FIGURE: read.pictures, EXPLAINING: read.explaining},
    )
    return OwnQuestion(item, clean_line(quote), None)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What of an item depends on its kind; `right` is all of what is right, in words."""

    kind: Kind
    key: Key
    right: tuple[object, ...]
    options: tuple[Option, ...] = ()
    groups: tuple[OptionGroup, ...] = ()
    by_option: Mapping[str, str] = field(default_factory=dict)
    reuse: bool = False


def _matched(read: ReadQuestion) -> _Parts:
    """Things matched with responses; sorted, where a group has several of them."""
    pairs = [one for one in read.pairs if one.thing]
    things = _shuffled(one.thing for one in pairs)
    groups = _shuffled(dict.fromkeys(one.group for one in read.pairs))
    options = tuple(Option(f"a{at}", text) for at, text in enumerate(things, start=1))
    responses = tuple(OptionGroup(f"g{at}", text) for at, text in enumerate(groups, start=1))
    group_of = {one.text: one.id for one in responses}
    option_of = {one.text: one.id for one in options}
    key = {option_of[one.thing]: group_of[one.group] for one in pairs}
    is_sorted = len(set(key.values())) < len(key)
    return _Parts(
        Kind.CLASSIFY if is_sorted else Kind.MATCH,
        key,
        tuple(sorted((one.thing, one.group) for one in pairs)),
        options,
        responses,
        {option_of[one.thing]: one.feedback for one in pairs if one.feedback},
        is_sorted,
    )


def _ordered(read: ReadQuestion) -> _Parts:
    options = tuple(
        Option(f"a{at}", text) for at, text in enumerate(_shuffled(read.steps), start=1)
    )
    ids = {one.text: one.id for one in options}
    return _Parts(Kind.ORDER, tuple(ids[one] for one in read.steps), read.steps, options)


def _blanks(read: ReadQuestion) -> _Parts:
    accepted = {f"b{at}": words for at, words in enumerate(read.accepted, start=1)}
    return _Parts(Kind.CLOZE, Blanks(accepted), read.accepted)


def _range(read: ReadQuestion) -> _Parts:
    low, high = read.numbers or (0.0, 0.0)
    return _Parts(Kind.NUMERIC, NumericRange(low, high, read.unit), (low, high, read.unit))


def _shuffled(texts: Iterable[str]) -> list[str]:
    """An order that comes from the words alone, and tells nothing."""
    return sorted(texts, key=lambda text: sha256(text.encode()).digest())


_PARTS: Mapping[Kind, Callable[[ReadQuestion], _Parts]] = {
    Kind.MATCH: _matched,
    Kind.ORDER: _ordered,
    Kind.CLOZE: _blanks,
    Kind.NUMERIC: _range,
}
