"""The words for the codes of a review: kinds of fact, states, doubts, fields, what is wrong."""

from __future__ import annotations

from flask_babel import gettext as _

from questions.reading import UnreadableArticleError
from questions.review import Decision, Doubt, State, Verb


def kind_words() -> dict[str, str]:
    return {
        "member": _("Member of a group"),
        "type": _("Type or stage"),
        "position": _("Starting position"),
        "equipment": _("Equipment"),
        "dose": _("Dose"),
        "goal": _("Goal of an exercise"),
        "steps": _("Steps of an exercise"),
        "cause": _("Cause"),
        "function": _("What it is needed for"),
        "red_flag": _("Reason to see a doctor"),
        "definition": _("Definition"),
    }


def state_words() -> dict[str, str]:
    return {
        State.FOUND: _("Not checked"),
        State.ACCEPTED: _("Accepted"),
        State.CORRECTED: _("Corrected"),
        State.REJECTED: _("Rejected"),
        State.ADDED: _("Added"),
    }


def doubt_words() -> dict[str, str]:
    """Why a fact is uncertain, a sentence each."""
    return {
        Doubt.WARNED: _("A warning is about the same words."),
        Doubt.COUNT_NOT_MET: _("The list does not have as many members as the article says."),
        Doubt.COUNT_NOT_STATED: _("The article does not say how many members the list has."),
        Doubt.HEDGED: _("The sentence is hedged, such as with “may” or “often”."),
        Doubt.SPELLING: _("A slip of spelling was mended for the questions."),
        Doubt.OWN_WORDS: _("These are a reviewer's words, and not the article's."),
    }


def decision_words(decision: Decision | None) -> str:
    """What somebody did last."""
    if decision is None:
        return str(_("Taken back"))
    words: dict[str, str] = {
        Verb.ACCEPT: _("Accepted"),
        Verb.REJECT: _("Rejected"),
        Verb.CORRECT: _("Corrected"),
        Verb.ADD: _("Added"),
    }
    return words[decision.verb]


def field_words() -> dict[str, str]:
    return {
        "name": _("Name"),
        "qualifier": _("Part or angle that it is told apart by"),
        "group": _("Group"),
        "new_group": _("Another group"),
        "of": _("What it belongs to"),
        "new_of": _("Something else that it belongs to"),
        "definition": _("Definition"),
        "term": _("Term"),
        "position": _("Starting position"),
        "equipment": _("Equipment"),
        "exercise": _("Exercise"),
        "new_exercise": _("Another exercise"),
        "goal": _("Goal"),
        "steps": _("Steps"),
        "reps": _("Repetitions"),
        "sets": _("Sets"),
        "hold_seconds": _("Hold, in seconds"),
        "duration_seconds": _("Keep moving for, in seconds"),
        "per_day": _("Times a day"),
        "per_week": _("Times a week"),
        "sides": _("Sides"),
        "quote": _("Words of the article"),
    }


def field_hints() -> dict[str, str]:
    """How to fill in what a label does not say."""
    return {
        "goal": _("One sentence a line."),
        "steps": _("One step a line, in order."),
        "equipment": _("With commas between."),
        "reps": _("Such as 8 or 8-12."),
    }


def choice_words() -> dict[str, str]:
    """Choices that are codes; all others are words of the article."""
    return {"": _("not said"), "each": _("each side")}


def problem_sentence(code: str) -> str:
    words: dict[str, str] = {
        "empty": _("Fill this in."),
        "too_long": _("That is too long. Make it shorter."),
        "not_a_range": _("Write a whole number or a range, such as 8 or 8-12."),
        "unknown_choice": _("Choose one of those that are offered."),
        "quote_not_found": _("These words do not stand in the article. Copy them from it."),
        "no_such_exercise": _("There is no such exercise. Choose one, or name another one."),
        "already_there": _("That is among the facts already."),
        "in_opposite_group": _("The same name stands in the opposite group. Name a part or angle."),
    }
    other: str = _("This cannot be used as it is.")
    return words.get(code, other)


def unreadable_sentence(error: UnreadableArticleError) -> str:
    """What the reader says, in the language of the page."""
    words: dict[str, str] = {
        "The file is larger than 2 MB, which no article needs.": _(
            "The file is larger than 2 MB, which no article needs."
        ),
        "The file is empty.": _("The file is empty."),
        "The file is not text. Save the article as text and try again.": _(
            "The file is not text. Save the article as text and try again."
        ),
        "The file has more than 30,000 lines, which no article has.": _(
            "The file has more than 30,000 lines, which no article has."
        ),
        "The page's parts stand too deep in each other to be read.": _(
            "The page's parts stand too deep in each other to be read."
        ),
        "No text of an article was found in this file.": _(
            "No text of an article was found in this file."
        ),
    }
    return words.get(str(error), str(error))
