"""Which flaws are looked for, in the order in which they are told. A new one is one line here."""

from __future__ import annotations

from questions.checks import (
    distractors,
    evidence,
    keys,
    options,
    prompts,
    shape,
    sorting,
    spelling,
    statements,
    steps,
)
from questions.checks.model import Rule

USABLE = Rule("unusable", "Mend or remove the item: nobody can answer it.", shape.find_unusable)

RULES: tuple[Rule, ...] = (
    Rule(
        "second-key",
        "Replace the option by one that the article makes false, or ask more exactly.",
        keys.find_second_key,
    ),
    Rule(
        "two-keys-by-union",
        "Offer something that is no such type instead, or tell both features.",
        keys.find_union_key,
    ),
    Rule(
        "implausible-distractor",
        "Take a wrong answer of the same sort as the right one.",
        distractors.find_implausible_distractor,
    ),
    Rule("longest-key", "Shorten the key or lengthen a distractor.", options.find_longest_key),
    Rule("clang", "Use another word, or a distractor that has it too.", options.find_clang),
    Rule("convergence", "Share the words out over all options.", options.find_convergence),
    Rule("grammatical-cue", "Give all options the same form.", options.find_grammatical_cue),
    Rule("loaded-word", "Take the word out, or use it in all options.", options.find_loaded_words),
    Rule(
        "combining-option",
        "Remove the option: each has to be an answer by itself.",
        options.find_combining_options,
    ),
    Rule("order-cue", "Put numbers in order, and shuffle steps.", options.find_order_cue),
    Rule("overlapping-numbers", "Keep the ranges apart.", options.find_overlapping_numbers),
    Rule(
        "lone-opposites",
        "Give the pair of opposites a second one for company, or drop one of the two.",
        options.find_lone_opposites,
    ),
    Rule("unlike-options", "Use options of one size and kind.", options.find_unlike_options),
    Rule(
        "negative-prompt",
        "Ask for what is so, or write the negation in capitals.",
        prompts.find_negative_prompt,
    ),
    Rule(
        "unfocused-prompt",
        "Ask a short question that can be answered with the options covered.",
        prompts.find_unfocused_prompt,
    ),
    Rule(
        "false-statement",
        "Change one value only, into one of the same sort, and give the right statement.",
        statements.find_false_statement,
    ),
    Rule(
        "elimination",
        "Add responses or let them be used again; at most seven premises of one type.",
        sorting.find_elimination,
    ),
    Rule(
        "unfixed-order",
        "Ask only for steps whose order the article fixes.",
        steps.find_unfixed_order,
    ),
    Rule(
        "evidence",
        "Quote the sentence that says what the key says, word for word.",
        evidence.find_bad_evidence,
    ),
    Rule("typo", "Correct the word, or add it to the lexicon.", spelling.find_typo),
)
