"""Which rules an item is held to, in the order in which their findings are told. A new one is one
line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from questions.quality.auditor.case import Case
from questions.quality.auditor.findings import Finding
from questions.quality.auditor.rules import (
    claims,
    goals,
    lists,
    options,
    order,
    plain_words,
    prompts,
    second_keys,
    slots,
    telling,
    usable,
    verdicts,
    wording,
    world,
)

Rule = Callable[[Case], Iterable[Finding]]

USABLE: Rule = usable.find_unusable

RULES: tuple[Rule, ...] = (
    order.find_told_order,
    order.find_exchangeable_steps,
    order.find_wrong_order,
    order.find_told_step,
    world.find_negations,
    world.find_impossible_parts,
    world.find_strange_conditions,
    world.find_other_sorts,
    telling.find_clang,
    telling.find_echo,
    telling.find_told_pairs,
    telling.find_lone_speaker,
    telling.find_convergence,
    lists.find_wrong_members,
    lists.find_wrong_placing,
    lists.find_wrong_verdict,
    lists.find_open_list,
    second_keys.find_second_keys,
    second_keys.find_union,
    second_keys.find_overlapping_numbers,
    verdicts.find_wrong_pairs,
    verdicts.find_wrong_number,
    verdicts.find_wrong_statement,
    goals.find_exchangeable_goals,
    goals.find_goal_as_locator,
    goals.find_dose_as_locator,
    claims.find_disputed_statement,
    claims.find_disputed_options,
    claims.find_open_remainder,
    plain_words.find_symptom_as_condition,
    plain_words.find_false_without,
    plain_words.find_false_gloss,
    wording.find_article_asked,
    wording.find_glued_goal,
    wording.find_pairs_placed_together,
    wording.find_lopsided_groups,
    wording.find_wrong_article,
    wording.find_bare_key,
    wording.find_number_of_article,
    slots.find_page_words,
    slots.find_verb_for_noun,
    slots.find_hollow_answer,
    slots.find_refused_names,
    slots.find_other_names,
    slots.find_cut_texts,
    slots.find_hollow_prompt,
    options.find_longest_key,
    options.find_unlike_options,
    options.find_grammatical_cue,
    options.find_loaded_words,
    options.find_combining_options,
    options.find_order_cue,
    options.find_lone_opposites,
    prompts.find_unfocused,
    prompts.find_too_long,
    prompts.find_small_negation,
    prompts.find_bad_correction,
    prompts.find_elimination,
    usable.find_misquoted,
    usable.find_other_evidence,
    usable.find_typo,
)
