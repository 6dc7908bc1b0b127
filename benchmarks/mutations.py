"""Flaws put into sound items, one function each, named by the flaw. Written from the words of the
rules and without the code that looks for them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from benchmarks import second_keys
from questions.facts.model import Facts
from questions.items.model import Item, Kind, NumericRange, Option, OptionGroup, Quote

CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE)
_TURNED = re.compile(r"^((?:According to the article, )?[Ww]hich [^?]*?)\b(is|are|does|has|fits)\b")
_OPPOSITE = {
    "internal": "external", "external": "internal", "inward": "outward", "outward": "inward",
    "anterior": "posterior", "posterior": "anterior", "front": "back", "upper": "lower",
    "left": "right", "more": "less", "medial": "lateral", "lateral": "medial",
}  # fmt: skip
_FILLER = " as it is told in the passage that was given to all readers of this page beforehand"
_UNHEARD = ("velvet", "copper", "harbour", "lantern", "orchard")
_VAGUE = ("always", "never", "usually", "sometimes", "often")
_EMPTY = (
    "Which of these is true?",
    "Which of the following statements is correct?",
    "The following apply.",
    "Which one does it do?",
    "What about them?",
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A way to put a flaw into an item of these kinds; `inject` gives None where it cannot."""

    code: str
    name: str
    kinds: tuple[Kind, ...]
    inject: Callable[[Item, Facts, random.Random], Item | None]


def _texts(item: Item, texts: Mapping[str, str]) -> Item:
    """The item with other texts for some of its options."""
    options = tuple(replace(one, text=texts.get(one.id, one.text)) for one in item.options)
    return replace(item, options=options)


def _right(item: Item) -> list[Option]:
    keys = (item.key,) if isinstance(item.key, str) else item.key
    return [one for one in item.options if one.id in keys]


def _wrong(item: Item) -> list[Option]:
    right = {one.id for one in _right(item)}
    return [one for one in item.options if one.id not in right]


def _one_wrong(item: Item, text: str, rng: random.Random) -> Item:
    return _texts(item, {rng.choice(_wrong(item)).id: text})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _another_key(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A distractor becomes something else of the list that the key is in."""
    shown = {option.text.lower() for option in item.options}
    for names in _lists(facts):
        if not item.template.endswith("does_not_belong") and item.facts[0] in names:
            fitting = [text for text in names.values() if text.lower() not in shown]
            if fitting:
                return _one_wrong(item, _capital(rng.choice(fitting)), rng)
    return None


def _lists(facts: Facts) -> list[dict[str, str]]:
    groups = [
        {
            one.id: f"{one.name} ({one.qualifier})" if one.qualifier else one.name
            for one in g.members
        }
        for g in facts.groups
    ]
    lists = [
        {one.id: one.name for one in listing.items}
        for listing in (*facts.causes, *facts.functions, *facts.red_flags)
    ]
    return [*groups, *lists]


def _wrong_key(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """What is right is told to be wrong, in questions that have one fact and one answer."""
    asked = ("belongs", "goal", "exercise_by_goal", "position", "term", "definition", "type")
    if item.template.partition(".")[2] not in asked:
        return None
    return replace(item, key=rng.choice(_wrong(item)).id)


def _moved(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """One thing in the wrong group."""
    if not isinstance(item.key, Mapping) or len(item.options) < 4:
        return None
    listed = {member.id for group in facts.groups for member in group.members}
    if item.kind is Kind.CLASSIFY and not listed & set(item.facts):
        return None
    moved = rng.choice(item.options).id
    others = [group.id for group in item.groups if group.id != item.key[moved]]
    return replace(item, key={**item.key, moved: rng.choice(others)})


def _true_called_false(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    if item.key != "true" or item.template.endswith(("doubled", "steps", "combined_type")):
        return None
    return replace(item, key="false", correction=f"It is not so that {item.prompt}")


def _union(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    combined = [name for types in facts.types for name in types.names if "combined" in name.lower()]
    defined = {one.id for types in facts.types for one in types.definitions.values()}
    if (
        not combined
        or not set(item.facts) & defined
        or item.template == "single_choice.combined_type"
    ):
        return None
    return _one_wrong(item, rng.choice(("Combined", "Combined impingement")), rng)


def _stranger(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A distractor that is nothing like the key: a muscle, a position or a number, whichever the
    item is not about."""
    if "exercise" in item.prompt.lower() or any(one.name in item.prompt for one in facts.exercises):
        return _one_wrong(item, rng.choice(("Gracilis", "Soleus", "Deltoid", "Masseter")), rng)
    return _one_wrong(item, rng.choice(("20 repetitions", "3 sets", "Side-lying", "Prone")), rng)


def _long_key(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    key = _right(item)[0]
    longest = max(len(one.text) for one in _wrong(item))
    return _texts(item, {key.id: key.text + (_FILLER * 9)[: max(40, longest)].rstrip()})


def _clang(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    word = rng.choice(_UNHEARD)
    texts = {one.id: f"{one.text} {word}" for one in _right(item)}
    return replace(_texts(item, texts), prompt=f"Think of a {word}. {item.prompt}")


def _convergent(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """Each distractor shares words with the key that it shares with no other."""
    key, texts, shared = _right(item)[0], {}, []
    pool = [f"{word}{end}" for word in _UNHEARD for end in ("ish", "ful", "less")]
    rng.shuffle(pool)
    for place, one in enumerate(_wrong(item)[:3]):
        mine = pool[5 * place : 5 * place + 5]
        texts[one.id] = f"{one.text} {' '.join(mine)}"
        shared += mine
    return _texts(item, {**texts, key.id: f"{key.text} {' '.join(shared)}"})


def _odd_form(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    key = rng.choice(_right(item))
    if not key.text[:1].isalpha():
        return _texts(item, {key.id: f"{key.text}."})
    odd = (f"{key.text}.", key.text[:1].lower() + key.text[1:])
    return _texts(item, {key.id: rng.choice(odd)})


def _loaded(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    one = rng.choice(item.options)
    return _texts(item, {one.id: f"{one.text}, {rng.choice(_VAGUE)}"})


def _all_of_them(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    first, second = rng.sample([one.text for one in item.options], 2)
    joined = f"{first} and {second}"
    wording = (
        "All of the above",
        "None of the above",
        "Both A and B",
        "None of these",
        "True",
        joined,
    )
    return _one_wrong(item, rng.choice(wording), rng)


def _solved(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    place = {one: at for at, one in enumerate(item.key)}  # type: ignore[arg-type]
    return replace(item, options=tuple(sorted(item.options, key=lambda one: place[one.id])))


def _descending(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    if not all(re.match(r"\d", one.text) for one in item.options):
        return None
    return replace(item, options=tuple(reversed(item.options)))


def _overlapping(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    key = _right(item)[0]
    found = re.fullmatch(r"(\d+)(?:–(\d+))?( \D+)", key.text)
    if found is None:
        return None
    low, high = int(found[1]), int(found[2] or found[1])
    return _one_wrong(item, f"{max(0, low - 1)}–{high + rng.randint(1, 5)}{found[3]}", rng)


def _pair(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    key = _right(item)[0].text
    words = [word for word in key.lower().split() if word in _OPPOSITE]
    others = " ".join(one.text.lower() for one in _wrong(item))
    if len(words) != 1 or any(word in others for word in _OPPOSITE) or "(" in key:
        return None
    return _one_wrong(item, re.sub(words[0], _OPPOSITE[words[0]], key, flags=re.IGNORECASE), rng)


def _unlike(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    one, other = rng.sample(item.options, 2)
    odd = (f"{other.text.upper()}!", f"{other.text} and so on", f"{one.text}{_FILLER * 6}")
    return _texts(item, {one.id: rng.choice(odd)})


def _turned(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    does = {"is": "is not", "are": "are not", "does": "does not", "has": "does not have"}
    prompt, count = _TURNED.subn(
        lambda found: f"{found[1]}{does.get(found[2], 'does not fit')}", item.prompt
    )
    return replace(item, prompt=prompt) if count and "NOT" not in prompt else None


def _aimless(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    if item.kind is Kind.TRUE_FALSE:
        return replace(item, prompt=rng.choice(("It is one of them.", "They do so, too.")))
    if item.kind in (Kind.ORDER, Kind.MATCH, Kind.CLASSIFY, Kind.NUMERIC):
        return replace(item, prompt=rng.choice(("The hip.", "Here are some things.")))
    return replace(item, prompt=rng.choice(_EMPTY))


def _endless(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    return replace(item, prompt=f"Before you answer, read this{_FILLER * 3}. {item.prompt}")


def _uncorrected(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    correction = None if item.key == "false" else "This is how it is."
    return replace(item, correction=correction)


def _twice_swapped(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """The correction of another statement: both what it is about and what it says are changed."""
    members = [(group, member) for group in facts.groups for member in group.members]
    if item.key != "false" or not item.template.endswith(".member") or len(facts.groups) != 2:
        return None
    others = [
        f"{member.name} belongs to the {group.label}"
        for group, member in members
        if member.name.lower() not in item.prompt.lower()
        and group.label.split()[0].lower() not in item.prompt.lower()
    ]
    return replace(item, correction=f"{rng.choice(others)}.") if others else None


def _by_elimination(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    if not isinstance(item.key, Mapping):
        return None
    used = set(item.key.values())
    groups = tuple(group for group in item.groups if group.id in used)
    return replace(item, groups=groups, reuse=False)


def _mixed(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    odd = OptionGroup(rng.choice(item.groups).id, rng.choice(("Gracilis", "Deltoid")))
    return replace(item, groups=tuple(odd if one.id == odd.id else one for one in item.groups))


def _swapped_steps(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    key = list(item.key)  # type: ignore[arg-type]
    one, other = rng.sample(range(len(key)), 2)
    key[one], key[other] = key[other], key[one]
    return replace(item, key=tuple(key))


def _caution(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    text = rng.choice(
        ("Do not let the back sag", "Keep breathing", "Avoid any pain", "Never bounce")
    )
    return _texts(item, {rng.choice(item.options).id: text})


def _same_step(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    one, other = rng.sample(item.options, 2)
    return _texts(item, {one.id: f"{other.text} again"})


def _misquoted(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    place = rng.randrange(len(item.evidence))
    one = item.evidence[place]
    bad = (
        replace(one, start=one.start + 1, end=one.end + 1),
        replace(one, text=f"{one.text} indeed"),
        replace(one, end=len(facts.article.text) + 5),
    )
    evidence = list(item.evidence)
    evidence[place] = rng.choice(bad)
    return replace(item, evidence=tuple(evidence))


def _unproved(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """A sentence of the article that stands elsewhere."""
    text = facts.article.text
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]{20,}", text)]
    told = {*item.evidence, *(quote for proof in item.proofs.values() for quote in proof.evidence)}
    free = [
        (start, end)
        for start, end in lines
        if all(quote.end <= start or end <= quote.start for quote in told)
    ]
    if not free:
        return None
    start, end = rng.choice(free)
    return replace(item, evidence=(Quote(start, end, text[start:end]),))


def _misspelt(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    """Two letters swapped, one lost or one doubled in a long word."""
    long = [
        (option, word) for option in item.options for word in re.findall(r"[a-z]{7,}", option.text)
    ]
    if not long:
        return None
    option, word = rng.choice(long)
    at = rng.randrange(1, len(word) - 2)
    while word[at] == word[at + 1]:
        at = rng.randrange(1, len(word) - 2)
    slips = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    )
    return _texts(item, {option.id: option.text.replace(word, rng.choice(slips), 1)})


def _keyless(item: Item, facts: Facts, rng: random.Random) -> Item | None:
    if isinstance(item.key, NumericRange):
        return replace(item, key=NumericRange(item.key.high + 1, item.key.low, item.key.unit))
    if isinstance(item.key, Mapping):
        return replace(item, key={**item.key, next(iter(item.key)): "elsewhere"})
    if isinstance(item.key, tuple):
        return replace(item, key=(*item.key[1:], "elsewhere"))
    if isinstance(item.key, str):
        return replace(item, key="elsewhere")
    return replace(item, prompt=item.prompt.replace("[[b1]]", "_____"))


_STATEMENT, _MATCH, _ORDER = (Kind.TRUE_FALSE,), (Kind.MATCH,), (Kind.ORDER,)
_ONE = (Kind.SINGLE_CHOICE,)
_WITH_OPTIONS = (*CHOICES, Kind.CLASSIFY, Kind.MATCH, Kind.ORDER)
_ASKING = (*_WITH_OPTIONS, Kind.NUMERIC, Kind.TRUE_FALSE)
_ALL = tuple(Kind)

MUTATIONS: tuple[Mutation, ...] = (
    Mutation("second-key", "another of the list", CHOICES, _another_key),
    Mutation("second-key", "the right one called wrong", _ONE, _wrong_key),
    Mutation("second-key", "one in a wrong place", (Kind.CLASSIFY, Kind.MATCH), _moved),
    Mutation("second-key", "true called false", _STATEMENT, _true_called_false),
    Mutation("second-key", "another word accepted", (Kind.CLOZE,), second_keys.another_word),
    Mutation("second-key", "another name left out", (Kind.CLOZE,), second_keys.another_gap),
    Mutation("second-key", "another role", (Kind.CLASSIFY,), second_keys.another_role),
    Mutation("second-key", "another step", _ONE, second_keys.another_step),
    Mutation("second-key", "completed otherwise", _ONE, second_keys.another_completion),
    Mutation("second-key", "another list", _ONE, second_keys.another_list),
    Mutation("two-keys-by-union", "combined offered", _ONE, _union),
    Mutation("implausible-distractor", "a stranger", CHOICES, _stranger),
    Mutation("longest-key", "a long key", _ONE, _long_key),
    Mutation("clang", "a word in common", CHOICES, _clang),
    Mutation("convergence", "words shared with all", _ONE, _convergent),
    Mutation("grammatical-cue", "an odd form", CHOICES, _odd_form),
    Mutation("loaded-word", "a loaded word", CHOICES, _loaded),
    Mutation("combining-option", "all of the above", CHOICES, _all_of_them),
    Mutation("order-cue", "shown solved", _ORDER, _solved),
    Mutation("order-cue", "numbers descend", _ONE, _descending),
    Mutation("overlapping-numbers", "ranges overlap", _ONE, _overlapping),
    Mutation("lone-opposites", "one pair", _ONE, _pair),
    Mutation("unlike-options", "repeated, longer, inside", CHOICES, _unlike),
    Mutation("negative-prompt", "a small not", CHOICES, _turned),
    Mutation("unfocused-prompt", "nothing asked", _ASKING, _aimless),
    Mutation("unfocused-prompt", "too long", _ALL, _endless),
    Mutation("false-statement", "correction lost or added", _STATEMENT, _uncorrected),
    Mutation("false-statement", "two values swapped", _STATEMENT, _twice_swapped),
    Mutation("elimination", "nothing left over", _MATCH, _by_elimination),
    Mutation("elimination", "types mixed", _MATCH, _mixed),
    Mutation("unfixed-order", "steps swapped", _ORDER, _swapped_steps),
    Mutation("unfixed-order", "a caution", _ORDER, _caution),
    Mutation("unfixed-order", "the same step again", _ORDER, _same_step),
    Mutation("evidence", "misquoted", _ALL, _misquoted),
    Mutation("evidence", "another sentence", _ALL, _unproved),
    Mutation("typo", "a slip", _WITH_OPTIONS, _misspelt),
    Mutation("unusable", "no such key", _ALL, _keyless),
)  # fmt: skip
