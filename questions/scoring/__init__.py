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
from questions.scoring.overriding import Override, key_from_response, response_from_key

__all__ = [
    "Fields",
    "InvalidResponseError",
    "Outcome",
    "Override",
    "Response",
    "certainty_mark",
    "count_open",
    "guess_score",
    "key_from_response",
    "parse",
    "response_from_json",
    "response_from_key",
    "response_to_json",
    "score",
]
