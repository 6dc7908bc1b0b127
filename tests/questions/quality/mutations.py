"""Flaws put into sound items, written from the words of the rules and without the code that looks
for them."""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass

from tests.questions.quality import flaws_of_form as form
from tests.questions.quality import flaws_of_meaning as meaning
from tests.questions.quality.injecting import Inject, Json, prompted, says_in_wrong

_CHOICES = ("single_choice", "multiple_choice")
_EMPTY = ("Which of these is true?", "Which statement is correct?", "What about them?", "The hip.")


@dataclass(frozen=True)
class Mutation:
    """A way to put a flaw into an item of these kinds, and the codes by which it may be found."""

    name: str
    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    inject: Inject


def inject(mutation: Mutation, item: Json, facts: Json, rng: random.Random) -> Json | None:
    """A copy of the item with the flaw."""
    if item["kind"] not in mutation.kinds:
        return None
    return mutation.inject(copy.deepcopy(item), facts, rng)


_ONE, _STATED, _ORDER = ("single_choice",), ("true_false",), ("order",)
_ALL = (*_CHOICES, "true_false", "classify", "match", "order", "numeric", "cloze")

MUTATIONS: tuple[Mutation, ...] = (
    Mutation("A: told by language", ("told-order",), _ORDER, meaning.told_order),
    Mutation("A: the same step again", ("exchangeable-steps",), _ORDER, meaning.same_step),
    Mutation("A: a caution", ("exchangeable-steps",), _ORDER, meaning.caution),
    Mutation("B: denies the prompt", ("denies-prompt",), _ONE, meaning.denies),
    Mutation("B: a part that cannot", ("impossible-part",), _ONE, meaning.impossible),
    Mutation("B: another sort", ("other-sort",), _ONE, meaning.stranger),
    Mutation("C: a word in common", ("clang",), _ONE, meaning.clang),
    Mutation("C: a synonym", ("clang",), _ONE, meaning.synonym),
    Mutation("C: a split compound", ("clang",), _ONE, meaning.compound),
    Mutation("C: the name again", ("echo",), _STATED, meaning.echo),
    Mutation("D: another of the list", ("second-key", "disputed"), _ONE, meaning.second_key),
    Mutation("D: the wrong one", ("wrong-key", "second-key", "disputed"), _ONE, meaning.wrong_key),
    Mutation("D: true called false", ("wrong-key", "disputed"), _STATED, meaning.true_called_false),
    Mutation("D: one in a wrong place", ("wrong-key",), ("classify", "match"), meaning.moved),
    Mutation("D: another number", ("wrong-key",), ("numeric",), meaning.other_number),
    Mutation("D: another in the gap", ("second-key",), ("cloze",), meaning.other_gap),
    Mutation("D: another's goal", ("wrong-key",), _STATED, meaning.other_goal),
    Mutation("D: ranges overlap", ("overlapping-numbers",), _ONE, meaning.overlap),
    Mutation("D: two readings", ("overlapping-numbers",), _ONE, meaning.two_readings),
    Mutation("D: attribution lost", ("disputed",), (*_CHOICES, "true_false"), meaning.unattributed),
    Mutation("D: a remainder", ("open-remainder",), ("cloze",), prompted(
        "Which rotator is missing? Teres major and [[b1]].", "Name the remaining one: [[b1]].")),
    Mutation("E: a symptom for a name", ("symptom-as-condition",), _ONE, meaning.vague_name),
    Mutation("E: without what is there", ("false-without",), _STATED, meaning.without),
    Mutation("E: a false place", ("false-gloss",), _STATED, meaning.gloss),
    Mutation("G: the article asked", ("article-asked", "accident"), _ONE, prompted(
        "What does the article name first?", "Which word does the page use for this movement?",
        "What role does the article give walking?")),
    Mutation("G: a or an", ("wrong-article",), _ALL, form.a_for_an),
    Mutation("H: a piece of the page", ("page-words",), _ONE, says_in_wrong(
        "Sciatica exercises for leg pain", "How to sit well", "Tips for runners")),
    Mutation("H: a hollow answer", ("hollow-answer",), ("cloze",), form.hollow),
    Mutation("H: breaks off", ("cut-off",), _ONE, form.cut),
    Mutation("H: a verb for a noun", ("verb-for-noun",), _ONE, prompted(
        "What is the cause of bends it?", "What role does the article give extends it?")),
    Mutation("form: a long key", ("longest-key",), _ONE, form.long_key),
    Mutation("form: an option twice", ("same-option",), _CHOICES, form.twice),
    Mutation("form: an odd form", ("odd-form",), _ONE, form.odd_form),
    Mutation("form: a loaded word", ("loaded-word",), _CHOICES, form.loaded),
    Mutation("form: options combined", ("combining-option",), _ONE, form.sum),
    Mutation("form: shown solved", ("shown-solved",), _ORDER, form.solved),
    Mutation("form: numbers descend", ("numbers-unsorted",), _ONE, form.descending),
    Mutation("form: one pair", ("lone-opposites",), _ONE, form.pair),
    Mutation("form: a small not", ("small-negation",), _ONE, form.turned),
    Mutation("form: nothing asked", ("unfocused",), _ONE, prompted(*_EMPTY)),
    Mutation("form: too long", ("long-prompt",), (*_CHOICES, "true_false"), form.endless),
    Mutation("form: correction lost or added", ("correction",), _STATED, form.uncorrected),
    Mutation("form: nothing left over", ("elimination",), ("match",), form.left_over),
    Mutation("form: misquoted", ("misquoted",), _ALL, form.misquoted),
    Mutation("form: another line", ("other-evidence",), _STATED, form.elsewhere),
    Mutation("form: a slip", ("typo",), _ONE, form.misspelt),
    Mutation("form: a picture without words", ("wordless-picture",), _ALL, form.wordless),
    Mutation("form: no such key", ("unusable",), _ALL, form.keyless),
)  # fmt: skip
