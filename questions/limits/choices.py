"""What a set of options must not show, told from their words alone. Generation draws by these rules
and the checker applies them again; they compare word tokens, never substrings."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from questions.knowledge import body
from questions.language.opposites import are_opposite_words
from questions.language.words import lemmas, words
from questions.lexicon import table
from questions.limits.clang import common_words

LONGEST_PROMPT = 35
_LONGEST_KEY = 1.25
_FEW_WORDS = 3
_OPENING = 4  # letters in which names of one family agree
_WIDEST_VARIATION = 0.5
_ABSOLUTE = frozenset(
    ["always", "never", "only", "all", "must", "every", "none", "completely", "entirely"]
)
_VAGUE = frozenset(
    ["often", "usually", "sometimes", "generally", "frequently", "occasionally", "rarely"]
)
_QUALIFIED = re.compile(r"\s*\(.*")
_NUMBER = re.compile(r"\d")
_PART = re.compile(r"(?:the )?[\w-]+ (?:fibers|part|head|portion) of ", re.IGNORECASE)
# Neither "swing" nor "something" is a form of a verb, and "swelling" is a thing by itself.
_ING = re.compile(
    r"(?!(?:(?:some|any|no|every)?thing|swelling|tingling|bruising|bleeding|feeling|morning)$)"
    r".*[aeiouy].*ing"
)
_ASKS_FOR_A = re.compile(r"\b(an?)\s*[:…]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChoiceSet:
    """A prompt with its right and wrong options; `neutral` are lemmas that clang for nobody: the
    words of the title and of the topic. Names need not be alike in form; what is paired comes in
    pairs of opposites, whatever their words."""

    prompt: str
    keys: tuple[str, ...]
    distractors: tuple[str, ...]
    neutral: frozenset[str]
    are_names: bool = False
    are_paired: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.keys, *self.distractors)


def is_clean(choices: ChoiceSet) -> bool:
    """Whether no rule for the prompt and the options is broken."""
    return not any(rule(choices) for rule in _RULES)


def can_stand_together(texts: Sequence[str], *, are_names: bool) -> bool:
    """Whether options are alike in size and form: what a larger set cannot mend."""
    return not _are_unlike(texts) and (are_names or not _open_differently(texts))


def is_long_prompt(prompt: str) -> bool:
    return len(prompt.split()) > LONGEST_PROMPT


def is_whole(text: str) -> bool:
    """Whether a text could be a sentence or a phrase, and not a piece that was cut out badly: it
    opens with a letter, a number or a quotation mark, and its brackets and quotes are paired."""
    opens = bool(text) and (text[0].isalnum() or text[0] in "“(<>≤≥_[")
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return opens and all(text.count(first) == text.count(last) for first, last in pairs)


def has_longest_key(choices: ChoiceSet) -> bool:
    """A single key more than a quarter longer than every distractor, unless all are short."""
    if len(choices.keys) != 1 or all(len(words(text)) <= _FEW_WORDS for text in choices.texts):
        return False
    return len(choices.keys[0]) > _LONGEST_KEY * max(map(len, choices.distractors))


def has_clang(choices: ChoiceSet) -> bool:
    """A content word that the prompt shares with every key and with no distractor, also in another
    form, in a compound, or as another word for the same."""
    return common_words(choices.prompt, choices.keys, choices.distractors, choices.neutral)


def has_convergence(choices: ChoiceSet) -> bool:
    """The key alone has the most words in common with the other options, by two or more."""
    if len(choices.keys) != 1:
        return False
    common = [_shared_with_others(choices.texts, place) for place in range(len(choices.texts))]
    return common[0] >= max(common[1:]) + 2


def has_unlike_options(choices: ChoiceSet) -> bool:
    """Lengths that vary too much, or options that repeat or hold another."""
    return _are_unlike(choices.texts)


def has_mixed_openings(choices: ChoiceSet) -> bool:
    """Options that begin in different forms: with "to", with an -ing form, with a number."""
    return not choices.are_names and _open_differently(choices.texts)


def has_grammatical_cue(choices: ChoiceSet) -> bool:
    """Capitals or end punctuation that differ, an a or an that fits some options only, or a key
    that alone is a plural or alone is none."""
    return (
        _differ([text[:1].isupper() for text in choices.texts if text[:1].isalpha()])
        or _differ([text.rstrip()[-1:] in ".!?;:," for text in choices.texts])
        or _fits_some(choices)
        or _has_odd_number(choices)
    )


def has_lone_opposites(choices: ChoiceSet) -> bool:
    """Of three or more options two are opposites where not all are meant to be: a pair with the key
    in it points to the key, and two that are twins of each other are both ruled out."""
    if len(choices.keys) != 1 or len(choices.texts) < 3 or choices.are_paired:
        return False
    return any(
        are_opposites(first, second)
        for place, first in enumerate(choices.texts)
        for second in choices.texts[place + 1 :]
    )


def has_odd_key(choices: ChoiceSet) -> bool:
    """Names that open alike, or three of one group, beside a single key that does not belong there:
    who cannot tell the hamstrings apart still sees that the answer is the fourth name."""
    if not choices.are_names or len(choices.keys) != 1 or len(choices.distractors) < 2:
        return False
    openings = [_opening(text) for text in choices.texts]
    if openings[1] and {*openings[1:]} == {openings[1]} != {openings[0]}:
        return True
    groups = [_groups_of(text) for text in choices.texts]
    return len(groups) > 3 and bool(frozenset.intersection(*groups[1:]) - groups[0])


def _opening(name: str) -> str:
    """How a name begins: "semi…", "gluteus …"; nothing for a short first word."""
    first = next(iter(words(_whole(name))), "")
    return first[:_OPENING] if len(first) > _OPENING else ""


@lru_cache(maxsize=4096)
def _groups_of(name: str) -> frozenset[str]:
    known = body().find_muscle(_whole(name))
    return _groups().get(known.name, frozenset()) if known else frozenset()


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """The groups that each muscle is one of. Those that are called by what they do are left out:
    who knows what they do knows what is asked."""
    doers = frozenset(table("anatomy")["doers"].values())
    found: dict[str, frozenset[str]] = {}
    for group in body().muscles.values():
        if doers.isdisjoint(words(group.name)):
            for name in group.group_of:
                found[name] = found.get(name, frozenset()) | {group.name}
    return found


def has_loaded_words(choices: ChoiceSet) -> bool:
    """Absolute or vague words in some options only."""
    return _differ([bool((_ABSOLUTE | _VAGUE) & set(words(text))) for text in choices.texts])


def are_opposites(first: str, second: str) -> bool:
    """Whether two texts are the same but for words that are swapped for their opposites, or the
    same name with different qualifiers."""
    if "(" in first and "(" in second and first.split(" (")[0] == second.split(" (")[0]:
        return True
    if _PART.match(first) and _PART.match(second) and _whole(first) == _whole(second):
        return True
    one, other = words(first), words(second)
    if len(one) != len(other):
        return False
    differing = {pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]}
    turned = {pair for pair in differing if are_opposite_words(*pair)}
    return bool(turned) and all(lemmas(a) == lemmas(b) for a, b in differing - turned)


def _whole(text: str) -> str:
    """What a part is a part of: "gluteus medius" of "anterior fibers of gluteus medius"."""
    return text.split(" of ", 1)[-1]


def _differ(seen: Sequence[bool]) -> bool:
    return any(seen) and not all(seen)


def _are_unlike(texts: Sequence[str]) -> bool:
    told = [words(text) for text in texts]
    if len(set(told)) != len(told) or () in told or _some_inside_another(told):
        return True
    is_short = max(map(len, told)) <= _FEW_WORDS
    return not is_short and _variation([len(text) for text in texts]) > _WIDEST_VARIATION


def _open_differently(texts: Sequence[str]) -> bool:
    return len({_opening_form(text) for text in texts}) > 1


def _variation(lengths: Sequence[int]) -> float:
    """The coefficient of variation. By hand: `statistics` is exact, and slow, in fractions, and a
    bank asks this thousands of times."""
    mean = sum(lengths) / len(lengths)
    return math.sqrt(sum((one - mean) ** 2 for one in lengths) / len(lengths)) / mean


def _shared_with_others(texts: Sequence[str], place: int) -> int:
    own = lemmas(texts[place])
    return sum(len(own & lemmas(text)) for other, text in enumerate(texts) if other != place)


def _some_inside_another(told: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words of one stand in another: then they are found there and in their own
    place."""
    spaced = [f" {' '.join(one)} " for one in told]
    everything = "|".join(spaced)
    return any(everything.count(one) > 1 for one in spaced)


def _opening_form(text: str) -> str:
    first = next(iter(words(text)), "")
    if first == "to" or _NUMBER.match(first):
        return "to" if first == "to" else "number"
    return "ing" if _ING.fullmatch(first) else "word"


def _fits_some(choices: ChoiceSet) -> bool:
    """Whether the prompt ends in a or an, and some options do not go on from it."""
    asked = _ASKS_FOR_A.search(choices.prompt)
    if asked is None:
        return False
    wants_vowel = asked[1].lower() == "an"
    return any((text[:1].lower() in "aeiou") is not wants_vowel for text in choices.texts)


def _has_odd_number(choices: ChoiceSet) -> bool:
    """Whether the single key and every distractor end in one noun, which the key alone has in the
    plural, or alone in the singular."""
    if len(choices.keys) != 1 or not choices.distractors:
        return False
    key, *others = (_last_word(text) for text in choices.texts)
    return all(key in (f"{one}s", f"{one}es") or one in (f"{key}s", f"{key}es") for one in others)


def _last_word(text: str) -> str:
    return next(reversed(words(_QUALIFIED.sub("", text))), "")


def _has_long_prompt(choices: ChoiceSet) -> bool:
    return is_long_prompt(choices.prompt)


_RULES: tuple[Callable[[ChoiceSet], bool], ...] = (
    _has_long_prompt,
    has_longest_key,
    has_unlike_options,
    has_mixed_openings,
    has_grammatical_cue,
    has_lone_opposites,
    has_odd_key,
    has_clang,
    has_convergence,
    has_loaded_words,
)
