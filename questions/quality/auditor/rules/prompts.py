"""The form of prompts and statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.quality import limits
from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.tables import table
from questions.quality.words import content, sentences, stems, tokens

_ASKING = re.compile(r"\?|_{3,}|\[\[|:$")
_ORDERS = (
    "sort",
    "match",
    "put",
    "complete",
    "select",
    "choose",
    "name",
    "fill",
    "point",
    "type",
    "arrange",
    "order",
    "place",
    "find",
    "say",
    "mark",
)
# The verb of the question itself is turned; a clause in it ("whose head is not round") is not.
_TURNED_QUESTION = re.compile(
    r"\b(?:[Ww]hich|[Ww]hat|[Ww]ho)\b(?:(?!\b(?:because|that|where|when|whose|who|if|while)\b)[^,;:?])*?"
    r"\b(?:is|are|do|does|has|have|can|may|would|should|must|fits?)\s+(?:not|never)\b"
    r"|\bexcept\b|\b(?:do|does)\s+not\s+belong\b",
)
_PRONOUNS = frozenset({"it", "they", "them", "he", "she"})
_OPENING = re.compile(
    r"^(?:it|they|he|she|these|those|this) (?:is|are|do|does|can|has|have|may|will)\b", re.I
)


def find_unfocused(case: Case) -> Iterator[Finding]:
    """A prompt that asks nothing by itself."""
    item = case.item
    bare = " ".join(tokens(item.prompt))
    if any(bare == " ".join(tokens(one)) for one in table("phrases")["empty"]):
        yield _form("unfocused", "The prompt asks nothing by itself. Say what is asked about what.")
    elif not item.is_statement and not _asks(item.prompt):
        yield _form(
            "unfocused", "The prompt neither asks nor tells what to do. Make it a question."
        )
    elif item.is_choice and not content(item.prompt) and _PRONOUNS & set(tokens(item.prompt)):
        yield _form("unfocused", "The prompt names nothing. Say what is asked about what.")
    elif _OPENING.match(item.prompt):
        yield _form("hanging-pronoun", "The prompt opens with a pronoun. Name the thing.")


def find_too_long(case: Case) -> Iterator[Finding]:
    told = sentences(case.item.prompt)
    asked = len(tokens(told[-1])) if told else 0
    is_long = len(tokens(case.item.prompt)) > limits.LONGEST_PROMPT
    if case.item.kind != "cloze" and (is_long or asked > limits.LONGEST_QUESTION):
        yield _form("long-prompt", "The prompt is too long to be kept in mind. Shorten it.")


def find_small_negation(case: Case) -> Iterator[Finding]:
    """A question that "not" turns, in small letters."""
    item = case.item
    if item.is_statement or item.kind == "cloze":
        return
    last = sentences(item.prompt)[-1:] or ("",)
    if _TURNED_QUESTION.search(last[0]):
        yield _form("small-negation", "“Not” turns the question. Ask for what is so, or write NOT.")


def find_bad_correction(case: Case) -> Iterator[Finding]:
    """A false statement without its correction, or one that swaps more than it must."""
    item = case.item
    if not item.is_statement:
        return
    if item.is_true and item.correction:
        yield _form("correction", "A true statement has a correction. Take it away.", False)
    if item.is_true:
        return
    if not item.correction:
        yield _form("correction", "A false statement has no correction. Give the right one.", False)
    elif stems(item.correction) == stems(item.prompt):
        yield _form("correction", "The correction says the same as the statement.", False)
    elif not set(stems(item.correction)) & set(stems(item.prompt)):
        yield _form("correction", "The correction is about something else.", False)


def find_elimination(case: Case) -> Iterator[Finding]:
    """A match whose last pair is left over."""
    item = case.item
    if item.kind != "match":
        return
    if not item.reuse and len(item.groups) <= len(item.options):
        yield _form("elimination", "The last pair is left over. Add a response, or allow reuse.")
    if len(item.options) > limits.MOST_PREMISES:
        yield _form("elimination", "There are too many premises. Show seven at most.")
    sorts = {bool(case.muscle_in(one.text)) for one in item.groups}
    if len(sorts) > 1:
        yield _form("elimination", "The responses are of several sorts. Use one sort.", False)


def _asks(prompt: str) -> bool:
    last = tokens(prompt)
    orders = {one for sentence in sentences(prompt) for one in tokens(sentence)[:2]}
    return bool(last) and (bool(_ASKING.search(prompt)) or bool(orders & set(_ORDERS)))


def _form(code: str, message: str, is_minor: bool = True) -> Finding:
    return finding(code, Family.FORM, message, is_minor=is_minor)
