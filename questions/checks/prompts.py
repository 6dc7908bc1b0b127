"""The flaws of a prompt: turned by a negation that is easily missed, or without a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.limits.choices import LONGEST_PROMPT, is_long_prompt
from questions.checks.model import Source
from questions.limits.negation import turning_word
from questions.checks.shape import is_choice
from questions.items.model import Item, Kind
from questions.language.words import lemmas, words

_INSTRUCTION = re.compile(
    r"\b(?:select|choose|pick|mark|tick|match|sort|put|place|order|arrange|give|name|type|fill|"
    r"complete|find|look|label|say|tell|write|drag|judge|decide|combine|assign|group)\b",
    re.IGNORECASE,
)
_EMPTY = lemmas(
    "which following statement sentence option answer item choice true correct right false wrong "
    "best choose select pick mark apply article according question describe say about concerning "
    "regarding fact claim applies"
)
_WHICH_STATEMENT = re.compile(
    r"\b(?:which|what)\b[^?]*\b(?:statements?|following|of these|sentences?|claims?)\b[^?]*"
    r"\b(?:is|are) (?:not )?(?:true|false|correct|incorrect|right|wrong)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|they|them|its|their|he|she|him|her)\b", re.IGNORECASE)
# What is quoted is spoken of: “it hurts at night”.
_QUOTED = re.compile(r"“[^“”]*”")
_BARE_POINTER = re.compile(
    r"(?<!\bof )\b(?:this|these|those)\b(?= (?:is|are|was|do|does|has|have|can|may|will)\b|[?.]|$)",
    re.IGNORECASE,
)
_ASKED_NOUN = re.compile(r"^(?:which|what) \w+", re.IGNORECASE)
# Thirty-five words of any language are shorter.
_MOST_LETTERS = 700
_NAMES_NOTHING, _LEAD_IN = 2, 5


def find_negative_prompt(item: Item, source: Source) -> Iterator[str]:
    """Negative prompt: a question turned by not, except, never: in capitals, and at most 5 % of a
    bank ("the head is not round" and "at least" are no negation of the question). Haladyna et al.
    2002, negative stems."""
    negation = turning_word(item.prompt)
    if negation and not negation.isupper():
        yield f"The question is turned by “{negation}”, which is easily missed."


def find_unfocused_prompt(item: Item, source: Source) -> Iterator[str]:
    """Unfocused prompt: a question or an instruction that can be answered with the options covered;
    ≤ 35 words; no pronoun without its noun. Haladyna et al. 2002, the central idea in the stem."""
    if is_long_prompt(item.prompt) or len(item.prompt) > _MOST_LETTERS:
        yield f"The prompt has more than {LONGEST_PROMPT} words."
        return
    if item.kind not in (Kind.TRUE_FALSE, Kind.CLOZE) and not _asks(item.prompt):
        yield "The prompt is neither a question nor an instruction."
    elif is_choice(item) and _is_empty(item.prompt):
        yield "The prompt asks nothing that can be answered before the options are read."
    if _points_nowhere(item):
        yield "The prompt has a pronoun without its noun."


def _asks(prompt: str) -> bool:
    return "?" in prompt or bool(_INSTRUCTION.search(prompt))


def _is_empty(prompt: str) -> bool:
    return not lemmas(prompt) - _EMPTY or bool(_WHICH_STATEMENT.search(prompt))


def _points_nowhere(item: Item) -> bool:
    """Whether a pronoun comes before anything that it could stand for. What is asked for ("Which
    muscle …") is no such thing, and one other word is likely its verb."""
    prompt = _QUOTED.sub("that", item.prompt)
    pronoun = _PRONOUN.search(prompt)
    if pronoun:
        before = _ASKED_NOUN.sub("", prompt[: pronoun.start()])
        if len(lemmas(before) - _EMPTY) < _NAMES_NOTHING:
            return True
    is_explained = bool(item.figure) or ":" in item.prompt
    pointer = None if is_explained else _BARE_POINTER.search(item.prompt)
    return pointer is not None and len(words(item.prompt[: pointer.start()])) <= _LEAD_IN
