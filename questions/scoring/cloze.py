"""Words typed into the blanks of a sentence: right blanks over blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questions.items.model import Item
from questions.items.typed import LONGEST, read_typed
from questions.scoring.model import Fields, InvalidResponseError, Response
from questions.scoring.shapes import blanks_key, sent

FIELD = "blank-"


def parse(item: Item, fields: Fields) -> Response | None:
    """`blank-<blank id>=<what was typed>`; None when all were left empty."""
    typed: dict[str, str] = {}
    for name in fields:
        if not name.startswith(FIELD):
            continue
        values = sent(fields, name)
        if len(values) > 1:
            raise InvalidResponseError("several_answers")
        text = _one_line(values[0]) if values else ""
        if text:
            typed[name.removeprefix(FIELD)] = text
    return _as_typed(item, typed) or None


def count_open(item: Item, fields: Fields, shown: Sequence[str]) -> int:
    """The blanks that were left empty."""
    return sum(not any(map(_one_line, sent(fields, FIELD + one))) for one in blanks_key(item))


def score(item: Item, response: Response) -> tuple[float, dict[str, bool]]:
    """A blank that was left empty counts 0."""
    typed, key = _as_typed(item, response), blanks_key(item)
    parts = {one: read_typed(typed.get(one, ""), key[one]).is_right for one in key}
    return sum(parts.values()) / len(parts), parts


def guess_score(item: Item) -> float:
    """Nothing is offered, so nothing can be guessed."""
    return 0.0


def _one_line(text: str) -> str:
    """The text on one line, without characters that nobody can see."""
    return "".join(one for one in " ".join(text.split()) if one.isprintable())


def _as_typed(item: Item, response: Response) -> Mapping[str, str]:
    if not isinstance(response, Mapping):
        raise InvalidResponseError("wrong_shape")
    blanks = blanks_key(item)
    if any(one not in blanks for one in response):
        raise InvalidResponseError("unknown_blank")
    if any(not isinstance(text, str) for text in response.values()):
        raise InvalidResponseError("wrong_shape")
    if any(len(text) > LONGEST for text in response.values()):
        raise InvalidResponseError("too_long")
    return response
