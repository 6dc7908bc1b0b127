"""Which module parses and scores which kind, and the verbs that every such module has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from questions.items.model import Item, Kind
from questions.scoring import (
    classify,
    cloze,
    match,
    multiple_choice,
    numeric,
    order,
    single_choice,
    true_false,
)
from questions.scoring.model import Fields, Response


class Scorer(Protocol):
    """The verbs of a kind."""

    def parse(self, item: Item, fields: Fields) -> Response | None: ...

    def count_open(self, item: Item, fields: Fields, shown: Sequence[str]) -> int: ...

    def score(self, item: Item, response: Response) -> tuple[float, dict[str, bool]]: ...

    def guess_score(self, item: Item) -> float: ...


SCORERS: Mapping[Kind, Scorer] = {
    Kind.SINGLE_CHOICE: single_choice,
    Kind.PICTURE: single_choice,
    Kind.MULTIPLE_CHOICE: multiple_choice,
    Kind.TRUE_FALSE: true_false,
    Kind.CLASSIFY: classify,
    Kind.MATCH: match,
    Kind.ORDER: order,
    Kind.NUMERIC: numeric,
    Kind.CLOZE: cloze,
}
