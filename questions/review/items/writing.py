"""A question that a reviewer writes: what a form posts, what is wrong with it, and the item."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.facts.model import Evidence
from questions.items import Feedback, Item, Key, Kind, Option, OptionGroup, Quote
from questions.items.model import EXPLAINING, ITS_FIGURE, said_place
from questions.items.registers import CLINICAL
from questions.pictures import Picture
from questions.review.decisions import MAX_QUOTE
from questions.review.items.decisions import OwnQuestion, own_template
from questions.review.items.rewording import MAX_STEM, blanks_in, clean_line, has_words
from questions.review.quoting import find_quote, sentences_at
from questions.review.values import MAX_NAME, MAX_SENTENCE, Problems

OWN_KINDS = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE)
MAX_OPTIONS = 8
MAX_OPTION = 300
_IDS = "abcdefgh"
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_LETTERED = re.compile(r"Picture [A-H]")
_TRUE, _FALSE = "true", "false"
_VERDICTS = (Option(_TRUE, "True"), Option(_FALSE, "False"))
# Nobody has answered it yet.
_DIFFICULTY = 0.5


@dataclass(frozen=True, slots=True)
class TypedOption:
    """One option as it is typed; `feedback` speaks to whoever chose it. `pictures` are its own, and
    `said` those of the feedback."""

    text: str
    is_right: bool = False
    feedback: str = ""
    pictures: tuple[Picture, ...] = ()
    said: tuple[Picture, ...] = ()

    @property
    def is_given(self) -> bool:
        return has_words(self.text) or bool(self.pictures)

    @property
    def is_picture(self) -> bool:
        """Whether there is nothing to read but the letter that it was given."""
        words = clean_line(self.text)
        return bool(self.pictures) and (
            not has_words(words) or _LETTERED.fullmatch(words) is not None
        )


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """A question as it is typed. Choices have `options`; of a statement to judge, `verdict` says
    whether it is "true" or "false", and `correction` what would be true instead. `pictures` stand
    beside what is asked, `explaining` beside why."""

    kind: Kind
    prompt: str = ""
    why: str = ""
    topic: str = ""
    quote: str = ""
    start: int | None = None
    options: tuple[TypedOption, ...] = ()
    verdict: str = ""
    correction: str = ""
    pictures: tuple[Picture, ...] = ()
    explaining: tuple[Picture, ...] = ()


def own_question_problems(typed: TypedQuestion, text: str) -> Problems:
    """What keeps this from being a question about an article of that text, as a code for each
    field: options are counted from 1 ("option-1", "feedback-1"). The checker comes after this."""
    found = {
        "prompt": wanted(typed.prompt, MAX_STEM) or ("gaps" if blanks_in(typed.prompt) else ""),
        "why": wanted(typed.why, MAX_SENTENCE),
        "topic": wanted(typed.topic, MAX_NAME),
        "quote": _wrong_quote(typed, text),
        **dict(_wrong_verdict(typed) if _is_statement(typed) else _wrong_options(typed)),
    }
    return {name: code for name, code in found.items() if code}


def own_question(typed: TypedQuestion, text: str) -> OwnQuestion:
    """The question of what was typed, which has no problems. Its id comes from what is asked and
    what is right: better feedback makes no other question of it."""
    options, right = _options(typed)
    prompt = clean_line(typed.prompt)
    correction = clean_line(typed.correction) if typed.verdict == _FALSE else ""
    item = own_item(
        typed.kind,
        prompt,
        (correction, _told(options, right)),
        topic=clean_line(typed.topic),
        why=clean_line(typed.why),
        by_option=_feedback(typed, options),
        options=options,
        key=right if typed.kind is Kind.MULTIPLE_CHOICE else right[0],
        correction=correction or None,
        evidence=quotes_at(text, typed.quote, typed.start),
        pictures=_pictures(typed, options),
    )
    return OwnQuestion(item, clean_line(typed.quote), typed.start)


def own_item(
    kind: Kind,
    prompt: str,
    right: tuple[object, ...],
    *,
    topic: str,
    why: str,
    by_option: Mapping[str, str],
    key: Key,
    evidence: tuple[Quote, ...],
    options: tuple[Option, ...] = (),
    groups: tuple[OptionGroup, ...] = (),
    reuse: bool = False,
    correction: str | None = None,
    pictures: Mapping[str, tuple[Picture, ...]] | None = None,
) -> Item:
    """A reviewer's question of any kind; `right` says all of what is right."""
    places = (ITS_FIGURE, *(one.id for one in options))
    shown = [[one.sha256 for one in (pictures or {}).get(place, ())] for place in places]
    asked = (prompt, *right, *([shown] if any(shown) else []))
    item_id = f"{own_template(kind)}.{_digest(asked)}"
    return Item(
        id=item_id,
        kind=kind,
        template=own_template(kind),
        variant=0,
        lang="en",
        topic=topic,
        register=CLINICAL,
        prompt=prompt,
        options=options,
        groups=groups,
        reuse=reuse,
        key=key,
        correction=correction,
        feedback=Feedback(why, why, by_option),
        evidence=evidence,
        # What it asks is known by itself: no other question tests it.
        facts=(item_id,),
        difficulty=_DIFFICULTY,
        pictures={place: found for place, found in (pictures or {}).items() if found},
    )


def typed_again(own: OwnQuestion) -> TypedQuestion:
    """The question as a form shows it for changing."""
    item = own.item
    is_statement = item.kind is Kind.TRUE_FALSE
    right = item.key if isinstance(item.key, tuple) else (item.key,)
    told = item.feedback.by_option
    return TypedQuestion(
        kind=item.kind,
        prompt=item.prompt,
        why=item.feedback.right,
        topic=item.topic,
        quote=own.quote,
        start=own.start,
        options=()
        if is_statement
        else tuple(
            TypedOption(
                one.text,
                one.id in right,
                told.get(one.id, ""),
                item.pictures.get(one.id, ()),
                item.pictures.get(said_place(one.id), ()),
            )
            for one in item.options
        ),
        verdict=str(item.key) if is_statement else "",
        correction=item.correction or "",
        pictures=item.pictures.get(ITS_FIGURE, ()),
        explaining=item.pictures.get(EXPLAINING, ()),
    )


def quotes_at(text: str, quote: str, start: int | None) -> tuple[Quote, ...]:
    """The sentences of a text that the quoted words stand in; none where they stand nowhere."""
    span = find_quote(text, quote, start) if quote.strip() else None
    evidence: Evidence = sentences_at(text, span) if span else ()
    return tuple(Quote(one.start, one.end, text[one.start : one.end]) for one in evidence)


def _is_statement(typed: TypedQuestion) -> bool:
    return typed.kind is Kind.TRUE_FALSE


def wanted(text: str, longest: int) -> str:
    """The code of what is wrong with a text that has to be there."""
    cleaned = clean_line(text)
    if not has_words(cleaned):
        return "empty"
    return "too_long" if len(cleaned) > longest else ""


def _wrong_quote(typed: TypedQuestion, text: str) -> str:
    wrong = wanted(typed.quote, MAX_QUOTE)
    if wrong:
        return wrong
    return "" if quotes_at(text, typed.quote, typed.start) else "quote_not_found"


def _wrong_verdict(typed: TypedQuestion) -> Iterator[tuple[str, str]]:
    if typed.verdict not in (_TRUE, _FALSE):
        yield "verdict", "choose_verdict"
    if typed.verdict == _FALSE:
        yield "correction", wanted(typed.correction, MAX_STEM)


def _wrong_options(typed: TypedQuestion) -> Iterator[tuple[str, str]]:
    given = [one for one in typed.options if one.is_given]
    if len(given) < 3:
        yield "option-1", "too_few_options"
    right = sum(one.is_right for one in given)
    if not right:
        yield "right", "none_right"
    elif typed.kind is Kind.SINGLE_CHOICE and right > 1:
        yield "right", "several_right"
    elif right == len(given):
        yield "right", "all_right"
    for number, one in enumerate(typed.options, start=1):
        if len(clean_line(one.text)) > MAX_OPTION:
            yield f"option-{number}", "too_long"
        if len(clean_line(one.feedback)) > MAX_SENTENCE:
            yield f"feedback-{number}", "too_long"


def _given(typed: TypedQuestion) -> list[TypedOption]:
    """The options in the order in which they stand. Those that are pictures alone get letters."""
    ordered = _in_order([one for one in typed.options if one.is_given][:MAX_OPTIONS])
    letters = iter(_IDS.upper())
    return [
        replace(one, text=f"Picture {next(letters)}" if one.is_picture else clean_line(one.text))
        for one in ordered
    ]


def _options(typed: TypedQuestion) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """The options in an order that tells nothing, numbers ascending; and the ids of right ones."""
    if _is_statement(typed):
        return _VERDICTS, (typed.verdict,)
    pairs = list(zip(_IDS, _given(typed), strict=False))
    options = tuple(Option(name, one.text) for name, one in pairs)
    return options, tuple(name for name, one in pairs if one.is_right)


def _in_order(given: Sequence[TypedOption]) -> Sequence[TypedOption]:
    """Numbers ascending; everything else in an order that comes from the words alone."""
    numbers = [_NUMBER.match(clean_line(one.text)) for one in given]
    found = [float(one[0].replace(",", ".")) for one in numbers if one]
    if len(found) == len(given):
        return [given[at] for at in sorted(range(len(given)), key=found.__getitem__)]
    return sorted(given, key=lambda one: _digest(_told_apart(one)))


def _told_apart(option: TypedOption) -> object:
    return [one.sha256 for one in option.pictures] if option.is_picture else clean_line(option.text)


def _feedback(typed: TypedQuestion, options: tuple[Option, ...]) -> dict[str, str]:
    if _is_statement(typed):
        return {}
    said = {one.text: clean_line(one.feedback) for one in _given(typed)}
    return {one.id: said[one.text] for one in options if said[one.text]}


def _pictures(
    typed: TypedQuestion, options: tuple[Option, ...]
) -> Mapping[str, tuple[Picture, ...]]:
    """By place. What is shown of a right answer, nobody else would see: it explains."""
    found = {ITS_FIGURE: typed.pictures, EXPLAINING: typed.explaining}
    if _is_statement(typed):
        return found
    for option, one in zip(options, _given(typed), strict=True):
        found[option.id] = one.pictures
        if one.is_right:
            found[EXPLAINING] = (*found[EXPLAINING], *one.said)
        else:
            found[said_place(option.id)] = one.said
    return found


def _told(options: tuple[Option, ...], right: tuple[str, ...]) -> list[tuple[str, bool]]:
    return [(one.text, one.id in right) for one in options]


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]
