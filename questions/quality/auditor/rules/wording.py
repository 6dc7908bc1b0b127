"""G. What a reader stumbles over: the article as what is asked about, accidents of its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.quality.auditor.case import Case, finding
from questions.quality.auditor.findings import Family, Finding
from questions.quality.tables import table
from questions.quality.words import has_any, likeness

_ARTICLE = re.compile(r"\b([Aa]n?) ([A-Za-z]+)")
# How words begin that are not said as they are spelt.
_OPEN = ("hour", "honest", "heir", "honor", "honour")
_CLOSED = ("uni", "use", "usu", "uti", "eu", "one", "once")
_TWO_LISTS = 2
_MOST_TOLD = 0.5


def find_article_asked(case: Case) -> Iterator[Finding]:
    """A question about the article instead of about the world."""
    phrases = table("phrases")
    prompt = case.item.prompt
    if said := has_any(phrases["accidents"], prompt):
        message = (
            f"“{said}” asks which words the article happened to use. Ask what is so in the world."
        )
        yield finding("accident", Family.WORDING, message)
    elif said := has_any(phrases["article_asked"], prompt):
        message = (
            f"“{said}” asks what was written, not what is so. Ask of the world; where the claim is "
            "the article's alone, begin with “According to the article”."
        )
        yield finding("article-asked", Family.WORDING, message, is_minor=True)


def find_glued_goal(case: Case) -> Iterator[Finding]:
    """A goal or a step glued behind a colon, to tell an exercise that could be named."""
    prompt = case.item.prompt
    if has_any(table("phrases")["locating"], prompt) and ":" in prompt:
        message = "What tells the exercise is glued behind a colon. Name the exercise."
        yield finding("glued", Family.WORDING, message, is_minor=True)


def find_pairs_placed_together(case: Case) -> Iterator[Finding]:
    """A sorting in which placing one of a pair places the other."""
    item = case.item
    if item.kind != "classify" or len(item.groups) != _TWO_LISTS:
        return
    names = [named.name for one in item.options if (named := case.muscle_in(one.text))]
    paired = [one for one in names if names.count(one) == _TWO_LISTS]
    if len(paired) > len(item.options) * _MOST_TOLD:
        message = "Who places one of a pair has placed the other. Show one of each pair only."
        yield finding("paired", Family.WORDING, message, is_minor=True)


def find_lopsided_groups(case: Case) -> Iterator[Finding]:
    """A sorting of which nearly all goes into one group."""
    item = case.item
    if item.kind != "classify" or not item.options:
        return
    counts = [list(item.placed.values()).count(one.id) for one in item.groups]
    if max(counts, default=0) * 3 > len(item.options) * 2:
        message = "More than two thirds belong to one group. Even the groups out."
        yield finding("lopsided", Family.WORDING, message, is_minor=True)


def find_wrong_article(case: Case) -> Iterator[Finding]:
    """ "An useful", "a hour"."""
    for text in (case.item.prompt, *(one.text for one in case.item.options), case.item.explained):
        for found in _ARTICLE.finditer(text):
            if len(found[2]) > 1 and (found[1].lower() == "an") != _is_open(found[2].lower()):
                message = f"“{found[0]}”: change a or an."
                yield finding("wrong-article", Family.WORDING, message, is_minor=True)


def _is_open(word: str) -> bool:
    """Whether a word begins with a vowel as it is said."""
    return word.startswith(_OPEN) or (word[0] in "aeiou" and not word.startswith(_CLOSED))


def find_bare_key(case: Case) -> Iterator[Finding]:
    """Feedback that only says again which one was right."""
    item = case.item
    if item.is_single and item.explained and item.right:
        key = item.right[0].text
        if likeness(item.explained, key) == 1.0 and not item.is_drawn:
            message = "The feedback only repeats the key. Say why it is right."
            yield finding("bare-feedback", Family.WORDING, message, is_minor=True)


def find_number_of_article(case: Case) -> Iterator[Finding]:
    """A number to be known by heart, where no reason gives it."""
    item = case.item
    said = (*table("phrases")["attribution"], "article's")
    if item.kind == "numeric" and not has_any(said, item.prompt):
        message = "A dose is the article's own. Say “According to the article”."
        yield finding("unattributed-dose", Family.WORDING, message, is_minor=True)
