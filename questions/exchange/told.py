"""What was lost, in words: as lines for a terminal, and as a table to keep beside the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from questions.exchange.model import Format, Loss, Reason
from questions.items.blanks import with_gaps

COMPANION = ".left-out.csv"
_HEADS = ("id", "draw", "left out", "what is lost", "question")
_WORDS: Mapping[Reason, str] = {
    Reason.KIND: "has no questions of this kind",
    Reason.RANGE: "takes a single number, not a range",
    Reason.PICTURE: "has no drawings, and the question is about one",
    Reason.BLANKS: "has one blank in a sentence at most",
    Reason.MANY_OPTIONS: "cannot share the mark among so many options",
    Reason.SIGNS: "takes some of the words for signs of its own",
    Reason.DRAWING: "has no drawings; their words stand in their place",
    Reason.EXPLAINING: "has no pictures: those that explain the answer stay here",
    Reason.PARTS_TOGETHER: "shows what is said of each part of the answer together, below the rest",
    Reason.PARTLY_RIGHT: "scores an answer that is partly right by another rule",
    Reason.SLIPS: "forgives no slip in a typed word",
    Reason.UNIT: "has no units: the words of the question tell it",
    Reason.HINT: "has no hints",
    Reason.STRIKE: "cannot strike out an option as a hint",
    Reason.UNMARKED: "scores no answers: whoever looks at it does",
    Reason.PROOFS: "has no place for the proofs that reviewers read",
    Reason.MOVING: "has no drawings that can be moved or that explain an answer",
}


def lines(kind: Format, lost: Iterable[Loss]) -> Iterator[str]:
    """What is lost of all questions, then a line for each loss of one."""
    yield from (f"{kind.title} {_WORDS[one]}" for one in kind.always)
    for one in lost:
        what = "left out: " if one.is_whole else ""
        yield f"{one.item_id}: {what}{kind.title} {_WORDS[one.reason]}"


def companion(kind: Format, lost: Iterable[Loss]) -> bytes:
    """The same as a table, what is lost of all questions in front."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_HEADS)
    for reason in kind.always:
        table.writerow(("", "", "no", f"{kind.title} {_WORDS[reason]}", ""))
    for one in lost:
        what = f"{kind.title} {_WORDS[one.reason]}"
        prompt = with_gaps(one.prompt)
        table.writerow((one.item_id, one.variant, "yes" if one.is_whole else "no", what, prompt))
    return f"\ufeff{written.getvalue()}".encode()
