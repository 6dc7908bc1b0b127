"""The plain wording of an item: the same question, facts and key in words that a patient has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from questions.checks.choices import ChoiceSet, has_mixed_openings, is_clean, is_long_prompt
from questions.items.model import Blanks, Feedback, Hint, Item, Key, Kind, Option, OptionGroup
from questions.items.opposites import has_opposites
from questions.items.registers.edits import UntellableError
from questions.items.registers.rewriting import Rewritten, joint_of, rewrite, with_place
from questions.items.typed import read_typed
from questions.items.wording import capital, lower_first
from questions.items.words import holds_phrase, lemmas, words
from questions.lexicon import table

_ON_TERMS = frozenset({"term", "terms", "definition"})
CLINICAL, PLAIN = "clinical", "plain"
# Fewer words that differ would make two items that are alike but for a word.
_FEWEST_CHANGES = 4


def plain_twins(items: Iterable[Item], title: str) -> Iterator[Item]:
    """The plain wording of each clinical item that has one. The words of the article's title give
    no key away, and the joint that it names is meant where an item names none."""
    neutral, joint = lemmas(title), joint_of(title)
    for item in items:
        try:
            twin = _twin(item, neutral, joint)
        except UntellableError:
            continue
        if twin is not None:
            yield twin


def plain_id(clinical: str) -> str:
    """The id of an item's plain wording. Made of the clinical one, and so of fact, template and
    register."""
    template, _, _ = clinical.rpartition(".")
    digest = hashlib.sha256(f"{clinical}|{PLAIN}".encode()).hexdigest()
    return f"{template}.{digest[:12]}"


def _twin(item: Item, neutral: frozenset[str], title_joint: str | None) -> Item | None:
    groups_told = (group.text for group in item.groups)
    joint = joint_of(" ".join((item.prompt, item.topic, *groups_told)), title_joint)
    asked = rewrite(item.prompt, joint)
    options = {one.id: rewrite(one.text, joint) for one in item.options}
    groups = {one.id: rewrite(one.text, joint) for one in item.groups}
    told = (asked, *options.values(), *groups.values())
    if not _differs(item, told) or _repeats_itself(asked, told) or _asks_for_a_name(item):
        return None
    twin = replace(
        item,
        id=plain_id(item.id),
        register=PLAIN,
        prompt=with_place(_beside_blanks(item, asked.text, joint)),
        options=tuple(
            Option(one.id, _as_option(one.text, options[one.id].text), one.figure)
            for one in item.options
        ),
        groups=tuple(OptionGroup(one.id, groups[one.id].text) for one in item.groups),
        key=_key(item, joint),
        correction=item.correction and rewrite(item.correction, joint).text,
    )
    if not _is_sound(item, twin, neutral):
        return None
    return replace(twin, feedback=_feedback(item, joint), hint=_hint(item, joint))


def _beside_blanks(item: Item, text: str, joint: str | None) -> str:
    """The prompt with what follows a blank in plain words, where a name as a whole has them: behind
    "cam", "-type hip pinching" for "impingement"."""
    for blank, accepted in item.key.accepted.items() if isinstance(item.key, Blanks) else ():
        answer = accepted[0]
        for name in accepted[1:]:
            plain = rewrite(name, joint).text
            if name.startswith(answer) and plain.startswith(answer):
                clinical, said = name.removeprefix(answer), plain.removeprefix(answer)
                text = text.replace(f"[[{blank}]]{clinical}", f"[[{blank}]]{said}")
    return text


def _as_option(clinical: str, plain: str) -> str:
    """The plain words with a capital where the clinical ones began with a sign: ">60°"."""
    return plain if clinical[:1].isalpha() or clinical[:1].isdigit() else capital(plain)


def _feedback(item: Item, joint: str | None) -> Feedback:
    """The feedback in plain words, also where it quotes an option."""
    quoted = [
        (f"“{lower_first(one.text)}”", f"“{lower_first(plain)}”")
        for one in item.options
        if (plain := rewrite(one.text, joint).text) != one.text
    ]

    def told(text: str) -> str:
        plain = rewrite(text, joint).text
        for clinical, said in quoted:
            plain = plain.replace(clinical, said)
        return plain

    right, wrong = item.feedback.right, item.feedback.wrong
    plain_right = with_place(told(right))
    return Feedback(
        right=plain_right,
        wrong=plain_right if wrong == right else with_place(told(wrong)),
        by_option={one: told(said) for one, said in item.feedback.by_option.items()},
    )


def _hint(item: Item, joint: str | None) -> Hint | None:
    """The hint in the words of the item."""
    if item.hint is None or item.hint.text is None:
        return item.hint
    return replace(item.hint, text=rewrite(item.hint.text, joint).text)


def _key(item: Item, joint: str | None) -> Key:
    """The same key. Of a word to type, the plain one is shown first, if it is accepted."""
    if not isinstance(item.key, Blanks):
        return item.key
    return Blanks({blank: _plain_first(words, joint) for blank, words in item.key.accepted.items()})


def _plain_first(accepted: tuple[str, ...], joint: str | None) -> tuple[str, ...]:
    plain = _said_alone(accepted[0], joint)
    if plain == accepted[0]:
        return accepted
    if not read_typed(plain, accepted).is_right:
        raise UntellableError
    return tuple(dict.fromkeys((plain, *accepted)))


def _said_alone(word: str, joint: str | None) -> str:
    sides: Mapping[str, str] = table("glossary")["sides"]["words"]
    return sides.get(word) or rewrite(word, joint).text


def _differs(item: Item, told: Iterable[Rewritten]) -> bool:
    """Whether more than a word differs from the clinical wording."""
    before = frozenset[str]().union(*map(words, _texts(item)))
    after = frozenset[str]().union(*(words(one.text) for one in told))
    return len(before ^ after) >= _FEWEST_CHANGES


def _repeats_itself(asked: Rewritten, told: Iterable[Rewritten]) -> bool:
    """Whether plain words that came in say again, or turn round, what the prompt says already:
    "turning the thigh inward is what rolls the thigh inward" asks nothing."""
    added = frozenset[str]().union(*(one.added for one in told)) - _common()
    kept = asked.kept - _common()
    if lemmas(" ".join(asked.put_in - _common())) & lemmas(" ".join(kept)):
        return True
    if lemmas(" ".join(added)) & lemmas(" ".join(kept)):
        return True
    return has_opposites(added, kept)


def _asks_for_a_name(item: Item) -> bool:
    """Whether a question on a term is about one that plain words only describe: "hip pinching" is
    no term that anybody has to know."""
    if item.template.partition(".")[2] not in _ON_TERMS:
        return False
    told = " ".join(_texts(item))
    return any(holds_phrase(told, name) for name in table("glossary")["masses"])


def _common() -> frozenset[str]:
    """Words that every question about the body has."""
    parts: list[str] = table("anatomy")["body_parts"]
    return frozenset((*parts, "muscle", "muscles", "bone", "bones", "joint", "type", "toward"))


def _is_sound(item: Item, twin: Item, neutral: frozenset[str]) -> bool:
    shown = [words(option.text) for option in twin.options]
    sorted_into = [words(group.text) for group in twin.groups]
    if len(set(shown)) < len(shown) or len(set(sorted_into)) < len(sorted_into):
        return False
    if is_long_prompt(twin.prompt) or twin.correction == twin.prompt:
        return False
    if isinstance(twin.key, Blanks):
        told = set(words(twin.prompt))
        return not any(set(words(one[0])) <= told for one in twin.key.accepted.values())
    if twin.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.PICTURE):
        # Names may begin in different forms where the clinical ones do.
        return is_clean(_choices(twin, neutral, are_names=True)) and (
            not has_mixed_openings(_choices(twin, neutral, are_names=False))
            or not is_clean(_choices(item, neutral, are_names=False))
        )
    return True


def _choices(item: Item, neutral: frozenset[str], *, are_names: bool) -> ChoiceSet:
    key = {item.key} if isinstance(item.key, str) else set(cast(tuple[str, ...], item.key))
    return ChoiceSet(
        prompt=item.prompt,
        keys=tuple(option.text for option in item.options if option.id in key),
        distractors=tuple(option.text for option in item.options if option.id not in key),
        neutral=neutral,
        are_names=are_names,
    )


def _texts(item: Item) -> Iterator[str]:
    yield item.prompt
    yield from (option.text for option in item.options)
    yield from (group.text for group in item.groups)
