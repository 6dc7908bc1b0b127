"""C. A key that its words tell: clang on stems, split compounds and synonyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.quality.auditor.case import Case, finding, names_quoted
from questions.quality.auditor.findings import Family, Finding
from questions.quality.auditor.views import Choice
from questions.quality.limits import SHARED_WITH_OTHERS
from questions.quality.words import (
    content,
    marks,
    senses_of,
    shared,
    without_quotes,
)

# Parts of the body, and what any name of an exercise and any goal may share.
_BODILY = content(
    "hip hips knee knees thigh leg legs foot feet ankle pelvis body joint femur trunk arm hand "
    "shoulder elbow wrist neck head back spine bone floor ground move motion 90 hold"
)
_SPEAKING = 2  # so many words of the topic make an option the only one that speaks of it
_TOLD_PAIRS = 2


def find_clang(case: Case) -> Iterator[Finding]:
    """A word of the prompt that only the key takes up."""
    item = case.item
    if not item.is_choice or item.is_drawn or not item.wrong:
        return
    wrong = [one.text for one in item.wrong]
    for key in item.right if item.is_single else ():
        if case.muscle_in(key.text):
            continue
        if cues := _cues(case, key.text, wrong):
            message = (
                f"The prompt tells the key “{key.text}”: {_listed(cues)}. "
                "Say it in other words, or let a distractor say it too."
            )
            yield finding("clang", Family.TOLD, message, option=key.id)


def find_echo(case: Case) -> Iterator[Finding]:
    """A true statement on an exercise that only says its name again."""
    item = case.item
    if not item.is_statement or not item.is_true:
        return
    rest = without_quotes(item.prompt)
    for name in names_quoted(case):
        rest = rest.replace(name, " ")
    for name in names_quoted(case):
        cues = shared(name, rest) - _BODILY
        if len({one for one in cues if one.startswith("=")}) > 1 or cues & content(name):
            message = (
                f"“{name}” says already what is stated of it ({_listed(cues)}): it must be true. "
                "Ask for what the name does not tell."
            )
            yield finding("echo", Family.TOLD, message)


def find_told_pairs(case: Case) -> Iterator[Finding]:
    """A match in which the words of the pairs find each other."""
    item = case.item
    if item.kind != "match":
        return
    texts = {one.id: one.text for one in item.groups}
    told = []
    for option in item.options:
        mate = texts.get(item.placed.get(option.id, ""), "")
        others = [text for text in texts.values() if text != mate]
        cues = {
            one
            for one in shared(option.text, mate)
            if not any(one in shared(option.text, other) for other in others)
        }
        if cues:
            told.append(f"“{option.text}” ({_listed(cues)})")
    if len(told) >= _TOLD_PAIRS or len(told) * 2 >= len(item.options) > 0:
        message = f"Words find their pairs: {', '.join(told)}. Match what shares no words."
        yield finding("told-pairs", Family.TOLD, message)


def find_lone_speaker(case: Case) -> Iterator[Finding]:
    """The only option that speaks of the article's topic."""
    item = case.item
    if not item.is_single or item.is_drawn or not item.wrong:
        return
    topic = content(case.facts.title) - _BODILY
    for key in item.right:
        alone = marks(key.text).stems & topic
        alone -= {word for one in item.wrong for word in marks(one.text).stems}
        if len(alone) >= _SPEAKING and not case.muscle_in(key.text):
            message = (
                f"Only “{key.text}” speaks of the article's topic ({_listed(alone)}). "
                "Let the others speak of it too."
            )
            yield finding("lone-speaker", Family.TOLD, message, option=key.id)


def find_convergence(case: Case) -> Iterator[Finding]:
    """A key with the most words in common with the other options."""
    item = case.item
    if not item.is_single or len(item.options) < 3 or item.is_drawn:
        return
    scores = {one.id: _in_common(one, item.options) for one in item.options}
    for key in item.right:
        rest = max(score for one, score in scores.items() if one != key.id)
        if scores[key.id] >= rest + SHARED_WITH_OTHERS:
            message = "The key has the most words in common with the others. Share them out."
            yield finding("convergence", Family.TOLD, message, option=key.id, is_minor=True)


def _cues(case: Case, key: str, wrong: Sequence[str]) -> frozenset[str]:
    """What prompt and key share and no distractor has, in these or in like words."""
    prompt = case.item.prompt
    # Of an exercise that the prompt names, the words of the title count: its name tells its goal.
    free = frozenset[str]() if case.names else case.topic
    told = shared(prompt, key) - free - _BODILY
    elsewhere = {word for one in wrong for word in marks(one).all | marks(one).joined}
    return frozenset(
        one
        for one in told
        if one not in elsewhere and not senses_of(one) & elsewhere and not one.isdigit()
    )


def _in_common(option: Choice, options: Sequence[Choice]) -> int:
    rest = [one.text for one in options if one.id != option.id]
    words = content(option.text)
    return sum(any(word in content(one) for one in rest) for word in words)


def _listed(cues: Sequence[str] | frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(one.lstrip("=") for one in cues))
