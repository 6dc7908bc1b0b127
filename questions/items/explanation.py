"""The feedback on one answer as a value: verdict, right answer, why, and why mine is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from questions.figures import Look, Movable, Scene, draw, movable, wording
from questions.items.model import (
    EXPLAINING,
    ITS_FIGURE,
    Blanks,
    Item,
    Kind,
    NumericRange,
    Quote,
    said_place,
)
from questions.items.typed import read_typed
from questions.pictures import Picture

if TYPE_CHECKING:
    from questions.scoring.model import Outcome, Response

Verdict = Literal["right", "partly", "wrong", "skipped"]
_EXPLAINED = Look(explained=True)


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One element of the answer: what was given for it, what was expected, and, where they
    differ, why. For a choice, `given` and `expected` are the option's own text where it was
    chosen or should have been; for an order they are places counted from 1. For a blank, `option`
    is its number, and `why` also says where a slip of the pen was let pass. `figure` is the
    option's drawing, explained; `pictures` are those of the option."""

    option: str
    given: str | None
    expected: str | None
    is_right: bool
    why: str | None
    figure: str | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that explains, and the sentence that says all of it."""

    svg: str
    in_words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a feedback page shows. `answer` is the right answer in words: one text, several, the
    steps in order, or a range; for things placed in groups `table` has it as (thing, group).
    `given` is the learner's answer, `move` the steps that have to move, the fewest there are.
    `figure` is the item's drawing, explained; `scene` what it, or that of the right option, draws,
    for moving it. `drawing` is one that was not there before the answer: the mechanism, where the
    question was asked in words alone. `pictures` explain somebody's own question, or what was
    chosen."""

    verdict: Verdict
    answer: tuple[str, ...]
    table: tuple[tuple[str, str], ...]
    given: tuple[str, ...]
    why: str
    correction: str | None
    lines: tuple[ExplanationLine, ...]
    move: tuple[str, ...]
    quotes: tuple[Quote, ...]
    figure: str | None = None
    scene: Scene | None = None
    drawing: Drawing | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def movable(self) -> Movable | None:
        """The drawing to move, where there is one. Made when asked for: a summary asks for none."""
        return None if self.scene is None else movable(self.scene, "move")

    @property
    def contrasts(self) -> tuple[str, ...]:
        """Why mine is wrong, one sentence for each element that is."""
        return tuple(line.why for line in self.lines if line.why and not line.is_right)


def explain(item: Item, response: Response | None, outcome: Outcome | None) -> Explanation:
    """The explanation of a scored response; of a skipped question where both are None."""
    lines = _LINES[item.kind](item, response, outcome)
    verdict = _verdict(outcome)
    return Explanation(
        verdict=verdict,
        answer=_answer(item),
        table=_table(item),
        given=_given(item, response),
        why=_unsaid(_why(item, response, verdict), lines if item.groups else ()),
        correction=item.correction,
        lines=lines,
        move=_to_move(item, outcome),
        quotes=item.evidence,
        figure=_explained(item, ITS_FIGURE),
        scene=item.scenes.get(ITS_FIGURE) or item.scenes.get(str(item.key)),
        drawing=_drawing(item),
        pictures=_pictures(item, response),
    )


def _verdict(outcome: Outcome | None) -> Verdict:
    if outcome is None:
        return "skipped"
    if outcome.is_right:
        return "right"
    return "partly" if outcome.is_partly_right else "wrong"


def _why(item: Item, response: Response | None, verdict: Verdict) -> str:
    """The reason of the item; one value inside a range is told the range first."""
    if verdict != "right":
        return item.feedback.wrong
    if isinstance(item.key, NumericRange) and isinstance(response, tuple):
        low, high = cast(tuple[float, float], response)
        if low == high and item.key.low != item.key.high:
            return f"{_within(low, item.key)} {item.feedback.right}"
    return item.feedback.right


def _unsaid(why: str, lines: tuple[ExplanationLine, ...]) -> str:
    """The reason without what is told beside one of the answer's elements already."""
    for line in lines:
        why = why.replace(line.why or "", "")
    return " ".join(why.split())


def _within(value: float, key: NumericRange) -> str:
    """ "2 is right: the article says 2 to 3 sets." """
    return f"{value:g} is right: the article says {key.low:g} to {key.high:g} {key.unit}."


def _answer(item: Item) -> tuple[str, ...]:
    texts = _texts(item)
    if isinstance(item.key, NumericRange):
        return (_range_text(item.key.low, item.key.high, item.key.unit),)
    if isinstance(item.key, Blanks):
        return tuple(accepted[0] for accepted in item.key.accepted.values())
    if isinstance(item.key, str):
        return (texts[item.key],)
    if isinstance(item.key, tuple):
        return tuple(texts[one] for one in item.key)
    return ()


def _table(item: Item) -> tuple[tuple[str, str], ...]:
    if not isinstance(item.key, Mapping):
        return ()
    groups = {group.id: group.text for group in item.groups}
    return tuple((option.text, groups[item.key[option.id]]) for option in item.options)


def _given(item: Item, response: Response | None) -> tuple[str, ...]:
    texts = _texts(item)
    if response is None:
        return ()
    if isinstance(item.key, NumericRange):
        low, high = cast(tuple[float, float], response)
        return (_range_text(low, high, item.key.unit),)
    if isinstance(item.key, Blanks) and isinstance(response, Mapping):
        return tuple(response.get(one, "–") for one in item.key.accepted)
    if isinstance(response, str):
        return (texts[response],)
    if isinstance(response, tuple):
        return tuple(texts[str(one)] for one in response)
    groups = {group.id: group.text for group in item.groups}
    return tuple(f"{texts[one]}: {groups[group]}" for one, group in response.items())


def _to_move(item: Item, outcome: Outcome | None) -> tuple[str, ...]:
    if item.kind is not Kind.ORDER or outcome is None:
        return ()
    texts = _texts(item)
    return tuple(
        texts[one] for one in cast(tuple[str, ...], item.key) if not outcome.parts.get(one, True)
    )


def _choice_lines(
    item: Item, response: Response | None, outcome: Outcome | None
) -> tuple[ExplanationLine, ...]:
    """A line for each option. Its sentence speaks to whoever chose it, so an option that was not
    chosen has one only where it had to be, among several right ones."""
    key = {item.key} if isinstance(item.key, str) else set(cast(tuple[str, ...], item.key))
    chosen = {response} if isinstance(response, str) else set(cast(tuple[str, ...], response or ()))
    lines = []
    for option in item.options:
        is_right = (option.id in chosen) == (option.id in key)
        speaks = option.id in chosen or (item.kind is Kind.MULTIPLE_CHOICE and response is not None)
        lines.append(
            ExplanationLine(
                option=option.text,
                given=option.text if option.id in chosen else None,
                expected=option.text if option.id in key else None,
                is_right=is_right,
                why=item.feedback.by_option.get(option.id) if speaks and not is_right else None,
                figure=_explained(item, option.id),
                pictures=item.pictures.get(option.id, ()),
            )
        )
    return tuple(lines)


def _placed_lines(
    item: Item, response: Response | None, outcome: Outcome | None
) -> tuple[ExplanationLine, ...]:
    groups = {group.id: group.text for group in item.groups}
    placed = response if isinstance(response, Mapping) else {}
    key = cast(Mapping[str, str], item.key)
    lines = []
    for option in item.options:
        given, expected = placed.get(option.id), key[option.id]
        is_misplaced = given is not None and given != expected
        lines.append(
            ExplanationLine(
                option=option.text,
                given=groups[given] if given is not None else None,
                expected=groups[expected],
                is_right=given == expected,
                why=item.feedback.by_option.get(option.id) if is_misplaced else None,
            )
        )
    return tuple(lines)


def _order_lines(
    item: Item, response: Response | None, outcome: Outcome | None
) -> tuple[ExplanationLine, ...]:
    texts = _texts(item)
    key = cast(tuple[str, ...], item.key)
    given = cast(tuple[str, ...], response or ())
    parts = outcome.parts if outcome else {}
    return tuple(
        ExplanationLine(
            option=texts[one],
            given=str(place + 1) if given else None,
            expected=str(key.index(one) + 1),
            is_right=parts.get(one, False),
            why=item.feedback.by_option.get(one) if given and not parts.get(one) else None,
        )
        for place, one in enumerate(given or key)
    )


def _blank_lines(
    item: Item, response: Response | None, outcome: Outcome | None
) -> tuple[ExplanationLine, ...]:
    typed = response if isinstance(response, Mapping) else {}
    accepted = cast(Blanks, item.key).accepted
    return tuple(
        _blank_line(number, typed.get(one), accepted[one])
        for number, one in enumerate(accepted, start=1)
    )


def _blank_line(number: int, typed: str | None, accepted: tuple[str, ...]) -> ExplanationLine:
    reading = read_typed(typed or "", accepted)
    why = None
    if reading.meant:
        why = f"Counted as right; it is spelt “{reading.meant}”."
    elif typed and not reading.is_right:
        why = f"You wrote “{typed}”; what fits here is “{accepted[0]}”."
    return ExplanationLine(str(number), typed, accepted[0], reading.is_right, why)


def _no_lines(
    item: Item, response: Response | None, outcome: Outcome | None
) -> tuple[ExplanationLine, ...]:
    return ()


def picture_of(item: Item) -> Drawing | None:
    """What explains the item in a drawing: the mechanism, or what was asked about."""
    name = EXPLAINING if EXPLAINING in item.scenes else ITS_FIGURE
    svg = _explained(item, name)
    if svg is None:
        return None
    return Drawing(svg, wording(item.scenes[name], _EXPLAINED).description)


def _explained(item: Item, name: str) -> str | None:
    """One of the item's drawings with everything said; under ids of its own, for it may stand
    beside the one that was asked about, or beside those of other variants."""
    scene = item.scenes.get(name)
    if scene is None:
        return None
    return draw(scene, f"{item.id}-{item.variant}-{name}", _EXPLAINED)


def _drawing(item: Item) -> Drawing | None:
    svg = _explained(item, EXPLAINING)
    if svg is None:
        return None
    return Drawing(svg, wording(item.scenes[EXPLAINING], _EXPLAINED).description)


def _pictures(item: Item, response: Response | None) -> tuple[Picture, ...]:
    chosen = (response,) if isinstance(response, str) else response
    places = (EXPLAINING, *(said_place(str(one)) for one in chosen or ()))
    return tuple(one for place in places for one in item.pictures.get(place, ()))


def _texts(item: Item) -> dict[str, str]:
    return {option.id: option.text for option in item.options}


def _range_text(low: float, high: float, unit: str) -> str:
    if low == high == 1:
        first, *rest = unit.split(" ")
        return " ".join(("1", first.removesuffix("s"), *rest))
    return f"{low:g} {unit}" if low == high else f"{low:g}–{high:g} {unit}"


_Lines = Callable[[Item, "Response | None", "Outcome | None"], tuple[ExplanationLine, ...]]
_LINES: Mapping[Kind, _Lines] = {
    Kind.SINGLE_CHOICE: _choice_lines,
    Kind.PICTURE: _choice_lines,
    Kind.TRUE_FALSE: _choice_lines,
    Kind.MULTIPLE_CHOICE: _choice_lines,
    Kind.CLASSIFY: _placed_lines,
    Kind.MATCH: _placed_lines,
    Kind.ORDER: _order_lines,
    Kind.NUMERIC: _no_lines,
    Kind.CLOZE: _blank_lines,
}
