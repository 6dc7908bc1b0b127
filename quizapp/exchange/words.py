"""What each format is for, and what it loses, in words."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from questions.exchange import Reason

# What each is for.
USES = {
    "moodle": _l("For the question bank of a Moodle course."),
    "gift": _l("Plain text that Moodle, H5P tools and many others read."),
    "qti3": _l("A package for platforms that take the newest standard."),
    "qti22": _l("A package for Canvas, Inspera, TAO and others."),
    "anki": _l("A deck of cards for Anki."),
    "csv": _l("A table for a spreadsheet."),
}

LOSSES = {
    Reason.KIND: _l("It has no questions of this kind."),
    Reason.RANGE: _l("It takes a single number, not a range."),
    Reason.PICTURE: _l("It has no drawings, and the question is about one."),
    Reason.BLANKS: _l("It has one blank in a sentence at most."),
    Reason.MANY_OPTIONS: _l("It cannot share the mark among so many options."),
    Reason.SIGNS: _l("It takes some of the words for signs of its own."),
    Reason.DRAWING: _l("It has no drawings; their words stand in their place."),
    Reason.EXPLAINING: _l("It has no pictures: those that explain the answer stay here."),
    Reason.PARTS_TOGETHER: _l(
        "What is said of each part of the answer stands together, below the rest."
    ),
    Reason.PARTLY_RIGHT: _l("An answer that is partly right is scored by another rule."),
    Reason.SLIPS: _l("No slip in a typed word is forgiven."),
    Reason.UNIT: _l("It has no units: the words of the question tell it."),
    Reason.HINT: _l("It has no hints."),
    Reason.STRIKE: _l("No option is struck out as a hint."),
    Reason.UNMARKED: _l("Nothing is scored: whoever looks at it decides."),
    Reason.PROOFS: _l("The proofs that reviewers read stay here."),
    Reason.MOVING: _l("Drawings that can be moved, or that explain an answer, stay here."),
}
