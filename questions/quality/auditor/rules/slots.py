"""H. Pieces of a page in slots that they do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.tables import table
from questions.quality.words import has_any, is_same, sentences, tokens

if TYPE_CHECKING:
    from rapidfuzz import distance as edits
else:
    edits = Lazy("rapidfuzz.distance")


_BLANK = re.compile(r"\[\[[^\]]+\]\]|_{3,}")
_FORGIVEN = 2  # letters
_LEAST = 4  # words around a blank
_VERB_SLOT = re.compile(
    r"\b(?:gives?|names?|(?:role|causes?|goal|part) of)\s+[“\"]?([a-z]+s)\s+(it|them|him|her)\b",
    re.I,
)
_CUT = re.compile(r"(?:\b(?:of|and|or|the|an|with|which|because|your|including)|[,:;(])$")


def find_page_words(case: Case) -> Iterator[Finding]:
    """A heading or a link of the page where a thing of the body should stand."""
    item = case.item
    names = [one["name"] for one in case.facts.exercises]
    for text in (item.prompt, *(one.text for one in (*item.options, *item.groups))):
        rest = text
        for name in names:
            rest = rest.replace(name, " ")
        if found := _page_words(rest):
            message = f"“{found}” is a piece of the page, no thing of the body. Leave the fact out."
            yield finding("page-words", Family.PAGES, message)
            return


def find_verb_for_noun(case: Case) -> Iterator[Finding]:
    """A clause in the place of a name: "What role does the article give extends it?"."""
    if found := _VERB_SLOT.search(case.item.prompt):
        message = f"“{found[1]} {found[2]}” is no name of anything. Leave the fact out."
        yield finding("verb-for-noun", Family.PAGES, message)


def find_hollow_answer(case: Case) -> Iterator[Finding]:
    """A blank whose answer says nothing: "_____ are a series of exercises" (below)."""
    hollow = table("phrases")["hollow"]
    for blank, accepted in case.item.accepted.items():
        first = accepted[0] if accepted else ""
        words = tokens(first)
        compared = (one for told in accepted for one in tokens(told))
        is_number = any(one[0].isdigit() or one in "<>" for one in compared)
        if not words or (
            not is_number and all(one in (*hollow, "the", "a", "an") for one in words)
        ):
            message = f"The answer “{first}” is a word without content. Blank out a name."
            yield finding("hollow-answer", Family.PAGES, message, option=blank)


def find_refused_names(case: Case) -> Iterator[Finding]:
    """Another name of what is to be typed, that would be marked wrong."""
    if case.body is None:
        return
    for blank, accepted in case.item.accepted.items():
        entry = case.body.find_muscle(accepted[0]) if accepted else None
        if entry is None or entry.group_of or not _is_member(case, accepted[0]):
            continue
        names = (entry.name, *entry.aliases)
        refused = [one for one in names if not any(_is_taken(one, told) for told in accepted)]
        if refused:
            message = f"“{refused[0]}” is right too and would be marked wrong. Accept it."
            yield finding("refused-name", Family.PAGES, message, option=blank, is_minor=True)


def _page_words(text: str) -> str | None:
    """The words of a page in a text; at the end of a question ("what are these for?") they are its
    own."""
    told = (has_any(table("phrases")["page_words"], one) for one in sentences(text))
    ends = [" ".join(tokens(one)) for one in sentences(text)]
    return next((one for one in told if one and not any(e.endswith(one) for e in ends)), None)


def _is_member(case: Case, name: str) -> bool:
    """Whether a name is meant as a muscle's: a strap is also a thing to train with."""
    things = [one.value for one in case.facts.of("equipment")]
    return not any(is_same(one, name) for one in things)


def _is_taken(name: str, accepted: str) -> bool:
    """Whether a name is right where another is accepted: a slip of the pen is forgiven."""
    distance = edits.DamerauLevenshtein.distance(name.lower(), accepted.lower())
    return is_same(name, accepted) or distance <= _FORGIVEN


def find_other_names(case: Case) -> Iterator[Finding]:
    """The key under another of its names, offered as wrong."""
    item = case.item
    if not item.is_choice or item.is_drawn:
        return
    names = [_names(case, one.text) for one in item.right]
    for option in item.wrong:
        own = _names(case, option.text)
        if any(own & one for one in names if one):
            message = f"“{option.text}” is another name of the right answer. Take something else."
            yield finding("second-key", Family.KEYS, message, option=option.id)


def find_cut_texts(case: Case) -> Iterator[Finding]:
    """A text that breaks off."""
    item = case.item
    shown = [(one.text, one.id) for one in (*item.options, *item.groups) if not item.is_statement]
    for text, option in shown:
        if text and _CUT.search(text.strip()):
            message = f"“{text}” breaks off. Give the whole of it, or leave it out."
            yield finding("cut-off", Family.PAGES, message, option=option)


def find_hollow_prompt(case: Case) -> Iterator[Finding]:
    """A blank with too little around it to tell what belongs there."""
    if case.item.kind == "cloze" and len(tokens(_BLANK.sub(" ", case.item.prompt))) < _LEAST:
        message = "Too little stands around the blank. Give a whole sentence."
        yield finding("hollow-prompt", Family.PAGES, message)


def _names(case: Case, text: str) -> frozenset[str]:
    """What names the same thing: the knowledge's entry, and the terms the article says it by."""
    if case.body is None or "(" in text:
        return frozenset()
    found = [
        case.body.find_muscle(text),
        case.body.find_condition(text),
        case.body.find_structure(text),
    ]
    return frozenset(f"{type(one).__name__}:{one.name}" for one in found if one is not None)
