"""The words for the codes of a review: kinds of fact, states, doubts, fields, what is wrong."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from questions.auditing import Want
from questions.exchange.readers import Refusal, Unreadable
from questions.pictures import PictureProblem
from questions.review import Decision, Doubt, EmptyReason, Shape, State, Verb
from questions.review.items import ItemVerb, Misfit, Reason

KINDS = {
    "member": _l("Member of a group"),
    "type": _l("Type or stage"),
    "position": _l("Starting position"),
    "equipment": _l("Equipment"),
    "dose": _l("Dose"),
    "goal": _l("Goal of an exercise"),
    "steps": _l("Steps of an exercise"),
    "cause": _l("Cause"),
    "function": _l("What it is needed for"),
    "red_flag": _l("Reason to see a doctor"),
    "definition": _l("Definition"),
    "attribute": _l("Row of a table"),
    "contraindication": _l("Reason not to do it"),
    "symptom": _l("Symptom"),
}


STATES = {
    State.FOUND: _l("Not checked"),
    State.ACCEPTED: _l("Accepted"),
    State.CORRECTED: _l("Corrected"),
    State.REJECTED: _l("Rejected"),
    State.ADDED: _l("Added"),
}


SHAPES = {
    Shape.LIST: _l("List"),
    Shape.NUMBERED: _l("Numbered list"),
    Shape.TABLE: _l("Table"),
    Shape.HEADINGS: _l("Headings with text"),
}


# What a list may be: the end of "This is a list of …".
LISTS = {
    "member": _l("members of a group"),
    "type": _l("types or stages, each with what it is"),
    "cause": _l("causes"),
    "function": _l("what it is needed for"),
    "red_flag": _l("reasons to see a doctor"),
    "definition": _l("terms, each with its meaning"),
    "contraindication": _l("reasons not to do it"),
    "symptom": _l("symptoms"),
}


# Why a question is not asked until a reviewer agrees to its facts, a sentence each.
WANTS = {
    Want.NAME: _l("What should be an exercise has no name of its own."),
    Want.AMOUNT: _l("The exercise’s own sentences do not make its dose plain."),
    Want.TYPES: _l("Nothing in the text says that these are the types of one thing."),
    Want.LIST: _l("What is listed is not known to belong together."),
    Want.DESCRIPTION: _l("A description says too little, or is none."),
    Want.MEANING: _l("What a word means is asked once somebody has looked at its meaning."),
    Want.MOVEMENT: _l("The text does not say of which joint it speaks."),
}


# What facts of a kind need to be asked, a sentence each: said where an article has facts and no
# question.
ALONE = {
    "member": _l(
        "Members of a list are asked where it is known what is not one of them, so that a wrong"
        " answer is wrong for sure."
    ),
    "type": _l("Types are asked where several are described, each so that it fits no other."),
    "position": _l("Starting positions are asked where several exercises differ in them."),
    "equipment": _l("Equipment is asked where several exercises differ in it."),
    "dose": _l("A dose is asked where its exercise has a name and its numbers leave no doubt."),
    "goal": _l("Goals are asked where several exercises have some that cannot be exchanged."),
    "steps": _l("Steps are not asked alone: they serve questions about goals."),
    "cause": _l(
        "Causes alone give none: the wrong answers would have to be conditions that we know and"
        " that can be told from them."
    ),
    "function": _l("What something is needed for is asked of muscles that we know."),
    "red_flag": _l(
        "A reason to see a doctor is asked where we know harmless signs of the same part of the"
        " body."
    ),
    "definition": _l(
        "A term is asked where we know it and what it is mixed up with, and where its own words do"
        " not tell what it means."
    ),
    "attribute": _l("Rows of a table are asked where several of them differ in one column."),
    "contraindication": _l(
        "Reasons not to do something are not asked: it is not known what else would be safe."
    ),
    "symptom": _l(
        "Symptoms alone give none: the wrong answers would have to be symptoms of conditions that"
        " can be told from this one."
    ),
}


# Why an article gave no fact, a sentence each.
NOTHING = {
    EmptyReason.DATA: _l(
        "This is data or a program rather than an article. Copy its sentences into a text first."
    ),
    EmptyReason.TOO_SHORT: _l("The text is very short."),
    EmptyReason.MOSTLY_LEFT_OUT: _l(
        "More of the page was left out than kept. What belongs to the article can be put back."
    ),
    EmptyReason.STORY: _l(
        "It tells what happened to somebody, rather than what holds for everybody."
    ),
    EmptyReason.NO_LISTS: _l("It has no lists and no tables, from which most facts come."),
    EmptyReason.NOT_UNDERSTOOD: _l(
        "Its sentences and lists are of kinds that are not understood yet."
    ),
}


# Why a fact is uncertain, a sentence each.
DOUBTS = {
    Doubt.WARNED: _l("A warning is about the same words."),
    Doubt.COUNT_NOT_MET: _l("The list does not have as many members as the article says."),
    Doubt.COUNT_NOT_STATED: _l("The article does not say how many members the list has."),
    Doubt.UNSURE: _l("Sentences like this one are sometimes misread."),
    Doubt.HEDGED: _l("The sentence is hedged, such as with “may” or “often”."),
    Doubt.SPELLING: _l("A slip of spelling was mended for the questions."),
    Doubt.OWN_WORDS: _l("These are a reviewer's words, and not the article's."),
}


def doubt_sentence(doubt: Doubt, detail: str) -> str:
    """Why a fact is uncertain, with what that is about."""
    if doubt is Doubt.COUNT_NOT_MET and "/" in detail:
        there, announced = detail.split("/")
        sentence: str = _(
            "The list has %(there)s, and the article announces %(announced)s.",
            there=there,
            announced=announced,
        )
        return sentence
    if doubt is Doubt.HEDGED and detail:
        return str(_("The sentence leaves it open: %(words)s.", words=detail))
    return str(DOUBTS[doubt])


def decision_words(decision: Decision | None) -> str:
    """What somebody did last."""
    if decision is None:
        return str(_("Taken back"))
    words: dict[str, str] = {
        Verb.ACCEPT: _("Accepted"),
        Verb.REJECT: _("Rejected"),
        Verb.CORRECT: _("Corrected"),
        Verb.ADD: _("Added"),
        Verb.RENAME: _("Renamed"),
    }
    return words[decision.verb]


FIELDS = {
    "name": _l("Name"),
    "qualifier": _l("Part or angle that it is told apart by"),
    "group": _l("Group"),
    "new_group": _l("Another group"),
    "of": _l("What it belongs to"),
    "new_of": _l("Something else that it belongs to"),
    "subject": _l("Of what it is told"),
    "value": _l("What is told of it"),
    "relation": _l("Column"),
    "new_relation": _l("Another column"),
    "definition": _l("Definition"),
    "term": _l("Term"),
    "position": _l("Starting position"),
    "equipment": _l("Equipment"),
    "exercise": _l("Exercise"),
    "new_exercise": _l("Another exercise"),
    "goal": _l("Goal"),
    "steps": _l("Steps"),
    "reps": _l("Repetitions"),
    "sets": _l("Sets"),
    "hold_seconds": _l("Hold, in seconds"),
    "duration_seconds": _l("Keep moving for, in seconds"),
    "per_day": _l("Times a day"),
    "per_week": _l("Times a week"),
    "sides": _l("Sides"),
    "quote": _l("Words of the article"),
}


# The fields of a question of one's own.
OWN_FIELDS = {
    "prompt": _l("Question"),
    "statement": _l("Statement"),
    "right": _l("Right answer"),
    "verdict": _l("The statement is"),
    "correction": _l("The right statement"),
    "why": _l("Why this is right"),
    "quote": _l("Words of the article"),
    "topic": _l("Topic"),
}


# How to fill in what a label does not say.
HINTS = {
    "goal": _l("One sentence a line."),
    "steps": _l("One step a line, in order."),
    "equipment": _l("With commas between."),
    "reps": _l("Such as 8 or 8-12."),
}


# Choices that are codes; all others are words of the article.
CHOICES = {
    "": _l("not said"),
    "each": _l("each side"),
}


def problem_sentence(code: str) -> str:
    words: dict[str, str] = {
        "empty": _("Fill this in."),
        "too_long": _("That is too long. Make it shorter."),
        "not_a_range": _("Write a whole number or a range, such as 8 or 8-12."),
        "unknown_choice": _("Choose one of those that are offered."),
        "quote_not_found": _("These words do not stand in the article. Copy them from it."),
        "no_sentence": _("No sentence of the article has its answer. Copy the one it rests on."),
        "no_such_exercise": _("There is no such exercise. Choose one, or name another one."),
        "already_there": _("That is among the facts already."),
        "does_not_fit": _("It does not go with the other facts."),
        "no_steps": _("Nothing below this name says what to do, so no exercise is made."),
        "too_many_lines": _("That is more than can be added at once. Add it in parts."),
        "other_blanks": _("Keep each gap, such as [[b1]], exactly once."),
        "gaps": _("This kind of question has no gaps. Take out the double square brackets."),
        "too_few_options": _("Give at least three options."),
        "none_right": _("Mark the right answer."),
        "several_right": _("Only one option can be right here."),
        "all_right": _("At least one option has to be wrong."),
        "choose_verdict": _("Say whether the statement is true or false."),
        "too_many_options": _("These are more options than a question can have here."),
        "same_options": _("The same words stand there twice."),
        "below_zero": _("No number below zero can be answered here."),
        "question_already_there": _("Somebody has already written this question."),
        "too_many": _("This article has as many reviewers' questions as it can hold."),
        "in_opposite_group": _("The same name stands in the opposite group. Name a part or angle."),
    }
    other: str = _("This cannot be used as it is.")
    return words.get(code, other)


def own_field(name: str, kind: str) -> str:
    """The label of a field of one's own question; options are counted."""
    what, _dash, number = name.partition("-")
    if what == "option":
        return str(_("Option %(number)s", number=number))
    if what == "feedback":
        return str(_("Feedback on option %(number)s", number=number))
    return str(OWN_FIELDS["statement" if (name, kind) == ("prompt", "true_false") else name])


def misfit_sentence(misfit: Misfit) -> str:
    """Why a decision about a question does nothing any more."""
    words: dict[str, str] = {
        Reason.GONE: _("This question is no longer made from the article."),
        Reason.OTHER_STEM: _("Its original wording has changed since it was reworded."),
        Reason.QUOTE_GONE: _("The sentence that it rests on is gone."),
        Reason.FLAWED: _("With the facts as they are now, the checker finds a flaw in it."),
    }
    return words[misfit.reason]


def item_decision_words(verb: str) -> str:
    """What somebody did with a question."""
    words: dict[str, str] = {
        ItemVerb.HIDE: _("Hidden"),
        ItemVerb.REWORD: _("Reworded"),
        ItemVerb.WRITE: _("Written"),
    }
    return words[verb]


UNREADABLE_FILES = {
    Unreadable.EMPTY: _l("There is no question in it."),
    Unreadable.TOO_LARGE: _l(
        "That is too much at once: 10 MB, without pictures 2 MB. Bring the questions in parts."
    ),
    Unreadable.TOO_MANY: _l("These are more questions than can be brought at once: 200 at most."),
    Unreadable.NO_FORMAT: _l("This is neither Moodle XML nor GIFT."),
    Unreadable.NO_XML: _l("This begins like XML, and is damaged or cut off."),
    Unreadable.ENTITIES: _l(
        "This XML declares entities of its own, which are not read. Export it again from Moodle."
    ),
}

# Why a picture, or another file, of a question is not taken.
PICTURE_PROBLEMS = {
    PictureProblem.ELSEWHERE: _l("it is not in the file, but on another site"),
    PictureProblem.KIND: _l("only PNG, JPEG, GIF and WebP are taken"),
    PictureProblem.BROKEN: _l("it is damaged or not whole"),
    PictureProblem.TOO_LARGE: _l("it has more than 1 MB"),
    PictureProblem.TOO_WIDE: _l(
        "it has too many pixels: 6,000 a side and 16 million in all at most"
    ),
    PictureProblem.MOVES: _l("it moves, and only still pictures are taken"),
    PictureProblem.TOO_MANY: _l("there are too many: 8 in a question and 200 in a file at most"),
    PictureProblem.PLACE: _l("it stands where no picture can be shown here"),
    PictureProblem.NO_FILES: _l("pictures come in with Moodle XML only"),
    PictureProblem.UNUSED: _l("the question does not show it"),
}

REFUSALS = {
    Refusal.KIND: _l("There is no such kind of question here."),
    Refusal.PICTURE: _l("It has a picture or another file that cannot be taken."),
    Refusal.BRACES: _l("A brace is not closed, or there are several answers in one question."),
    Refusal.NO_ANSWER: _l("No right answer is told."),
    Refusal.WILDCARD: _l("An accepted answer has a star for any letters, which is not known here."),
    Refusal.SEVERAL_NUMBERS: _l("Several numbers are right, which no question here can say."),
}
