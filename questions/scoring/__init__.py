"""What a response is worth: parse posted fields, score them, one module a kind."""

from questions.scoring.certainty import certainty_mark
from questions.scoring.model import Fields, InvalidResponseError, Outcome, Response
from questions.scoring.outcome import (
    count_open,
    guess_score,
    parse,
    response_from_json,
    response_to_json,
    score,
)

__all__ = [
    "Fields",
    "InvalidResponseError",
    "Outcome",
    "Response",
    "certainty_mark",
    "count_open",
    "guess_score",
    "parse",
    "response_from_json",
    "response_to_json",
    "score",
]
