"""What holds for every item, whatever its article and its seed. Each rule says whether one item
keeps it, told from the facts without the code that makes items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from statistics import fmean

from questions.facts import flat
from questions.facts.model import Facts
from questions.items import Blanks, Item, Kind, NumericRange, public_view
from questions.language.words import words
from questions.scoring import InvalidResponseError, guess_score, parse, score


@dataclass(frozen=True)
class Known:
    """What rules ask of the facts, read off them once."""

    facts: Facts

    @cached_property
    def topics(self) -> Mapping[str, str]:
        return {one.id: one.topic for one in flat(self.facts)}

    @cached_property
    def refuting(self) -> frozenset[str]:
        """What a proof may name: a fact, or an exercise as a whole."""
        return frozenset(self.topics) | {one.id for one in self.facts.exercises}


Rule = Callable[[Known, Item], bool]

_CHOICES = (Kind.SINGLE_CHOICE, Kind.PICTURE, Kind.TRUE_FALSE, Kind.MULTIPLE_CHOICE)
_LONGEST_PROMPT = 35
_MOST_TO_MATCH = 7
_LONGEST_KEY = 1.25
_BROKEN = re.compile(r"\bNone\b|[{}]|\s{2}|\.\.|\s[.,;]|\b(\w+) \1\b|!")
_HIDDEN = ("key", "feedback", "facts", "fact_by_option", "evidence", "correction", "proofs", "id")


def broken(facts: Facts, items: Iterable[Item], rules: Mapping[str, Rule]) -> list[str]:
    """Which item breaks which rule."""
    known = Known(facts)
    return [
        f"{name}: {item.id} ({item.prompt})"
        for item in items
        for name, holds in rules.items()
        if not holds(known, item)
    ]


def response_of(item: Item) -> object:
    """The right answer as a learner gives it."""
    if isinstance(item.key, NumericRange):
        return item.key.low, item.key.high
    if isinstance(item.key, Blanks):
        return {blank: accepted[0] for blank, accepted in item.key.accepted.items()}
    return item.key


def keys_of(item: Item) -> set[str]:
    return {item.key} if isinstance(item.key, str) else set(item.key)


def right_and_wrong(item: Item) -> tuple[list[str], list[str]]:
    """The texts of the options of a choice."""
    right, wrong = [], []
    for option in item.options:
        (right if option.id in keys_of(item) else wrong).append(option.text)
    return right, wrong


def the_key_is_worth_all(known: Known, item: Item) -> bool:
    return score(item, response_of(item)).score == 1


def nothing_is_worth_nothing(known: Known, item: Item) -> bool:
    """An empty form is no answer, and an empty answer is refused or worth 0."""
    if parse(item, {}) is not None:
        return False
    empty = {} if isinstance(item.key, Mapping | Blanks) else ()
    try:
        return score(item, empty).score == 0
    except InvalidResponseError:
        return True


def a_guess_is_worth_what_chance_gives(known: Known, item: Item) -> bool:
    return abs(guess_score(item) - _chance(item)) < 1e-9


def evidence_quotes_word_for_word(known: Known, item: Item) -> bool:
    text = known.facts.article.text
    quotes = [*item.evidence, *(one for proof in item.proofs.values() for one in proof.evidence)]
    return bool(item.evidence) and all(text[one.start : one.end] == one.text for one in quotes)


def its_facts_are_known(known: Known, item: Item) -> bool:
    refuting = {fact for proof in item.proofs.values() for fact in proof.facts}
    return (
        bool(item.facts)
        and set(item.facts) <= set(known.topics)
        and set(item.facts).issuperset(item.fact_by_option.values())
        and refuting <= known.refuting
    )


def its_topic_is_that_of_a_fact(known: Known, item: Item) -> bool:
    return item.topic in {known.topics.get(fact) for fact in item.facts}


def wrong_options_are_proved_false_and_told_about(known: Known, item: Item) -> bool:
    """The other verdict on a statement needs no proof: its correction is one."""
    if item.kind not in _CHOICES:
        return not item.proofs
    wrong = {option.id for option in item.options} - keys_of(item)
    told = all(item.feedback.by_option.get(one) for one in wrong)
    reasons = all(proof.reason.endswith(".") for proof in item.proofs.values())
    proved = item.kind is Kind.TRUE_FALSE or set(item.proofs) == wrong
    return proved and told and reasons


def it_says_why(known: Known, item: Item) -> bool:
    return bool(item.feedback.right and item.feedback.wrong)


def options_differ(known: Known, item: Item) -> bool:
    """Drawings are lettered, so their texts differ anyway."""
    texts = [words(one.text) for one in (*item.options, *item.groups)]
    ids = [one.id for one in (*item.options, *item.groups)]
    figures = [one.figure for one in item.options if one.figure]
    return all(len(set(some)) == len(some) for some in (texts, ids, figures))


def its_prompt_is_short(known: Known, item: Item) -> bool:
    return 2 < len(item.prompt.split()) <= _LONGEST_PROMPT


def nothing_said_is_broken(known: Known, item: Item) -> bool:
    said = [item.prompt, item.correction or "", item.feedback.right, item.feedback.wrong]
    said += [one.text for one in (*item.options, *item.groups)]
    said += item.feedback.by_option.values()
    return not any(_BROKEN.search(one) for one in said)


def a_single_key_is_not_much_the_longest(known: Known, item: Item) -> bool:
    if item.kind is not Kind.SINGLE_CHOICE:
        return True
    (key,), wrong = right_and_wrong(item)
    is_short = all(len(words(one)) <= 3 for one in (key, *wrong))
    return is_short or len(key) <= _LONGEST_KEY * max(map(len, wrong))


def matching_is_not_done_by_elimination(known: Known, item: Item) -> bool:
    if item.kind is not Kind.MATCH:
        return True
    spare = item.reuse or len(item.groups) > len(item.options)
    return spare and 3 <= len(item.options) <= _MOST_TO_MATCH


def no_group_stays_empty(known: Known, item: Item) -> bool:
    if item.kind is not Kind.CLASSIFY:
        return True
    homes = Counter(item.key.values())
    return set(homes) == {group.id for group in item.groups}


def an_order_is_not_shown_solved(known: Known, item: Item) -> bool:
    shown = tuple(option.id for option in item.options)
    return item.kind is not Kind.ORDER or (shown != item.key and set(shown) == set(item.key))


def a_false_statement_keeps_its_correction(known: Known, item: Item) -> bool:
    if item.kind is not Kind.TRUE_FALSE:
        return item.correction is None
    return (item.correction is None) == (item.key == "true") and item.correction != item.prompt


def a_learner_sees_no_key(known: Known, item: Item) -> bool:
    """What is shown before the answer has no field that tells it, nor a sentence of the feedback,
    except where the statement to judge is that sentence."""
    seen = public_view(item)
    told = {item.feedback.right, item.feedback.wrong, *item.feedback.by_option.values()}
    told.discard(item.prompt)
    shown = repr(seen)
    return not any(hasattr(seen, name) for name in _HIDDEN) and not any(
        one and one in shown for one in told
    )


def a_hint_leaves_the_answer_open(known: Known, item: Item) -> bool:
    if item.hint is None:
        return True
    if item.hint.strikes is not None:
        is_wrong = item.hint.strikes not in keys_of(item)
        ids = {option.id for option in item.options}
        return item.hint.text is None and is_wrong and item.hint.strikes in ids and len(ids) > 3
    return bool(item.hint.text) and not _tells(item, item.hint.text)


def no_distractor_is_in_the_list_that_is_asked(known: Known, item: Item) -> bool:
    if item.template not in ("muscle.member", "muscle.several"):
        return True
    _, wrong = right_and_wrong(item)
    asked = {
        _bag(f"{member.name} {member.qualifier or ''}")
        for group in known.facts.groups
        if not {member.id for member in group.members}.isdisjoint(item.facts)
        for member in group.members
    }
    return not {_bag(one) for one in wrong} & asked


def it_has_a_difficulty(known: Known, item: Item) -> bool:
    return 0 < item.difficulty < 1


OF_ITEMS: Mapping[str, Rule] = {
    one.__name__: one
    for one in (
        the_key_is_worth_all,
        nothing_is_worth_nothing,
        a_guess_is_worth_what_chance_gives,
        evidence_quotes_word_for_word,
        its_facts_are_known,
        its_topic_is_that_of_a_fact,
        wrong_options_are_proved_false_and_told_about,
        it_says_why,
        options_differ,
        its_prompt_is_short,
        nothing_said_is_broken,
        a_single_key_is_not_much_the_longest,
        matching_is_not_done_by_elimination,
        no_group_stays_empty,
        an_order_is_not_shown_solved,
        a_false_statement_keeps_its_correction,
        a_learner_sees_no_key,
        a_hint_leaves_the_answer_open,
        no_distractor_is_in_the_list_that_is_asked,
        it_has_a_difficulty,
    )
}


def _chance(item: Item) -> float:
    """By trying every answer of a choice or an order; in the formula of the table for the rest."""
    ids = [option.id for option in item.options]
    if item.kind in (Kind.SINGLE_CHOICE, Kind.PICTURE, Kind.TRUE_FALSE):
        return fmean(score(item, one).score for one in ids)
    if item.kind is Kind.MULTIPLE_CHOICE:
        chosen = (some for size in range(len(ids) + 1) for some in combinations(ids, size))
        return fmean(score(item, some).score if some else 0.0 for some in chosen)
    if item.kind is Kind.ORDER:
        return fmean(score(item, some).score for some in permutations(ids))
    return 1 / len(item.groups) if item.groups else 0.0


def _tells(item: Item, hint: str) -> bool:
    """Whether a hint names what is right: for pairs the responses, for a sorting nothing that is
    sorted, for a number its ends."""
    if isinstance(item.key, NumericRange):
        ends = {f"{item.key.low:g}", f"{item.key.high:g}"}
        return not ends.isdisjoint(words(hint))
    if isinstance(item.key, Blanks):
        right = [one for accepted in item.key.accepted.values() for one in accepted]
    elif item.kind is Kind.MATCH:
        right = [group.text for group in item.groups if group.id in item.key.values()]
    elif item.kind in (Kind.CLASSIFY, Kind.ORDER):
        right = [option.text for option in item.options]
    else:
        right, _ = right_and_wrong(item)
    return any(one.lower() in hint.lower() for one in right)


def _bag(name: str) -> frozenset[str]:
    return frozenset(words(name)) - {"of", "the", "with"}
