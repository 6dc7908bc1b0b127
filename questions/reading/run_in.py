"""Heads that run into their line in bold, with no colon: "Set-up Sit on the bed." """

from __future__ import annotations

import re

_HEAD = re.compile(r"(?:\d{1,2}[.)]\s)?[A-Z][\w’'/&() -]{0,38}[\w)]")
_GOES_ON = re.compile(r"\s*[A-Z][\w’']*\s+[\w’'-]+(?:\s+\S|[.,])|\s*\d+\s+\S|\s*(?:Once|Twice)\b")
# "By Dr Moor", "The Calf": what stands beside such words is no head.
_JOINS = re.compile(
    r"(?:^|\s)(?:a|an|the|by|of|and|or|for|from|with|in|at|to|dr|mr|mrs|ms|prof|st|is|are"
    r"|no|not|never|your)$|^(?:by|dr|mr|mrs|ms|prof|the|an?|never|always|i|we|you|it)\b",
    re.IGNORECASE,
)
_MAX_WORDS = 5


def is_run_in(before: str, bold: str, after: str) -> bool:
    """Whether bold words head what follows them on the line: they open it or stand behind a full
    stop, are few and end without a stop, and a sentence or an amount begins after them."""
    words = bold.strip()
    opens = not before.strip() or before.rstrip()[-1] in ".!?:;)"
    is_head = len(words.split()) <= _MAX_WORDS and _HEAD.fullmatch(words) is not None
    if not opens or not is_head or _JOINS.search(words):
        return False
    is_parted = bold[-1:].isspace() or after[:1].isspace()
    return is_parted and _GOES_ON.match(after[:200]) is not None
