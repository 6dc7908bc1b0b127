"""What the article says a thing is: asked for its name, and for what it means, beside what is mixed
up with it. The knowledge has to agree with the article, and with nothing else more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from questions.facts.model import Definition, Evidence
from questions.facts.phrasing import is_plural_name
from questions.items.build import Context
from questions.items.choosing import Ground
from questions.items.model import Kind, Tier
from questions.items.question import PLAIN, Answer, Question, Text, Words
from questions.items.templates.meanings import (
    agree,
    fits_as_well,
    is_borne_out,
    is_meant,
    is_of_class,
    is_told_from,
)
from questions.items.templates.things import (
    Thing,
    believable,
    find_things,
    plural_of,
)
from questions.items.wording import lower_first, proper, tidy, within
from questions.knowledge import Body, Movement, Verdict
from questions.language.told_actions import told_action
from questions.language.words import holds_phrase, lemmas, words
from questions.limits.clang import holds_its_term, tells_its_meaning

_FEWEST, _MOST, _PAIR = 2, 3, 2
_LONGEST = 24
# An article, an adjective and a noun; what is shorter before a comma is but an adjective.
_NOUN_PHRASE = 3
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# What points to another sentence, or is no part of one.
_UNCLEAR = re.compile(
    r"[:;|\[\]{}“”\"<>=]|\b(?:this|these|those|it|they|them|its|their|we|our|i|he|she|called|known"
    r"|above|below|following|etc|e\.g|i\.e|page|article|section|figure|image)\b|\.\s|https?",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:that|which|who|whose|where|when|of|in|at|on|between|around|from|to|toward|towards|away|so"
    r"|with|for|along|across|over|under|inside|within)\b",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"\b(?:and|or|the|an?|of|in|to|for|with|by|at|on|from|that|which)$")
_HEALTHY = re.compile(r"\b(?:normal(?:ly)?|natural(?:ly)?|healthy|physiological)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"^(?:an?|the|one) (?:\w+ )?(?:group|set|series|pair|type|kind|form|one) of ")


@dataclass(frozen=True, slots=True)
class _Told:
    """What one fact of the article says that a thing is."""

    fact: str
    term: str
    text: str
    evidence: Evidence


def choose(context: Context) -> Iterator[Question]:
    for thing, told in context.once("named", lambda: _told(context)).items():
        if thing.is_disputed:
            continue
        named = next((one for each in told if (one := _named(context, thing, each))), None)
        if named and context.register != PLAIN:
            yield named
        if thing.sort == "condition" and (meant := _meant(context, thing, told)):
            yield meant


def _told(context: Context) -> Mapping[Thing, list[_Told]]:
    """What the article says of things that are known, by thing: their definitions, of words of the
    field what tables say of them, and of conditions what they come about by."""
    found: dict[Thing, list[_Told]] = {}
    for one in context.facts.definitions:
        for thing in find_things(context.body, _bare(one.term)):
            told = _Told(one.id, one.term, _whole(one), one.evidence)
            found.setdefault(thing, []).append(told)
    for attribute in context.facts.attributes:
        for row in attribute.rows:
            for thing in find_things(context.body, _bare(row.subject)):
                if thing.is_word:
                    evidence = (*attribute.evidence, *row.evidence)
                    told = _Told(row.id, row.subject, " and ".join(row.value), evidence)
                    found.setdefault(thing, []).append(told)
    for listing in context.facts.causes:
        for thing in find_things(context.body, _bare(listing.of)):
            if thing.sort == "condition":
                found.setdefault(thing, []).extend(
                    _Told(item.id, listing.of, item.name, item.evidence) for item in listing.items
                )
    return found


def _is_what_is_meant(thing: Thing, told: _Told) -> bool:
    """Whether the article calls the condition by words of its own name, since nicknames are said of
    more than one ("runner's knee"), and speaks of nothing that healthy people have too."""
    is_own = not lemmas(_bare(told.term)).isdisjoint(lemmas(thing.name))
    return thing.sort != "condition" or (is_own and not _HEALTHY.search(told.text))


def _bare(term: str) -> str:
    return _BRACKETS.sub("", term)


def _whole(one: Definition) -> str:
    """The meaning to the end of its sentence."""
    at = one.source.find(one.key)
    return one.source[at:] if at >= 0 else one.key


# ---------------------------------------------------------------------------- the name of a meaning


def _named(context: Context, thing: Thing, told: _Told) -> Question | None:
    """Recall: which of these has the meaning that the article gives."""
    meaning = _phrase(told.text)
    if (
        meaning is None
        or not _is_what_is_meant(thing, told)
        or not (thing.is_word or _DIFFERENCE.search(meaning))
        or plural_of(thing) is None
        or is_plural_name(told.term) != is_plural_name(thing.name)
        or holds_its_term(meaning, told.term, ())
        or any(holds_phrase(meaning, name) for name in thing.names)
        or not is_of_class(_opening(meaning), thing)
        or not is_meant(context.body, meaning, thing)
        or not is_borne_out(meaning, thing)
        or not _does(context, thing, meaning)
    ):
        return None
    pool = _names_beside(context, thing, told.term, meaning)
    if not pool:
        return None
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="term.named",
        about=(told.fact,),
        topic=context.topic_of(told.fact, "Terms"),
        evidence=told.evidence,
        slots={"things": plural_of(thing) or "", "meaning": meaning},
        keys=(Answer(_called(told.term, thing), "", told.fact),),
        pool=pool,
        least=min(_MOST, len(pool[0])) if thing.opposite else _FEWEST,
        are_names=True,
        are_paired=thing.opposite is not None,
        why=_why(thing),
    )


def _phrase(text: str) -> str | None:
    """The meaning as a phrase that can be quoted by itself; None where it is none."""
    phrase = lower_first(tidy(_BRACKETS.sub("", text)).rstrip(" .,"))
    is_clear = not _UNCLEAR.search(phrase) and not _ENDS_OPEN.search(phrase)
    return phrase if is_clear and len(phrase.split()) <= _LONGEST else None


def _opening(meaning: str) -> str:
    """The words of a meaning before what tells the thing from others of its class: "tendons", of a
    group of four tendons that …", "vertical line", of a vertical line, which …"."""
    opening = _DIFFERENCE.split(_SEVERAL.sub("", meaning), maxsplit=1)[0]
    first = opening.partition(",")[0]
    return first if len(first.split()) >= _NOUN_PHRASE else opening


def _names_beside(context: Context, thing: Thing, term: str, meaning: str) -> list[list[Answer]]:
    tiers = [
        [
            one
            for one in tier
            if _can_stand(context, thing, one, meaning)
            and not _may_be_called(one, term)
            and not tells_its_meaning(_called(term, thing), meaning, [one.name])
        ]
        for tier in believable(context.body, thing)
    ]
    if thing.opposite:
        tiers = [_in_pairs(thing, [one for tier in tiers for one in tier])]
    found = [[_name(one) for one in tier] for tier in tiers]
    return found if sum(map(len, found)) >= _FEWEST else []


def _can_stand(context: Context, thing: Thing, one: Thing, meaning: str) -> bool:
    """Whether a name is wrong for sure and not for its class alone: the class that the meaning
    opens with is also its own."""
    is_named = any(holds_phrase(meaning, name) for name in one.names)
    return (
        not is_named
        and is_told_from(context.body, meaning, thing, one)
        and is_of_class(_opening(meaning), one)
        and not _may_do(context, thing, one, meaning)
        and not fits_as_well(context.body, meaning, thing, _own_words(context, one))
    )


def _own_words(context: Context, one: Thing) -> str:
    """What the article itself says that another thing is."""
    told = context.once("named", lambda: _told(context)).get(one, ())
    return " ".join(each.text for each in told)


def _may_be_called(one: Thing, term: str) -> bool:
    """Whether a term is a wider name of another thing: a high ankle sprain is a sprained ankle."""
    return any(lemmas(_bare(term)) <= lemmas(name) for name in one.names)


def _does(context: Context, thing: Thing, meaning: str) -> bool:
    """Whether a muscle makes the movement that its meaning tells, whatever the position."""
    movement = _told_movement(context, thing, meaning)
    return movement is None or context.body.says(thing.name, None, movement.key) is Verdict.YES


def _may_do(context: Context, thing: Thing, one: Thing, meaning: str) -> bool:
    """Whether another muscle makes the movement that the meaning tells, too."""
    movement = _told_movement(context, thing, meaning)
    return movement is not None and (
        context.body.says(one.name, None, movement.key) is not Verdict.NO
    )


def _told_movement(context: Context, thing: Thing, meaning: str) -> Movement | None:
    muscle = context.body.find_muscle(thing.name)
    if muscle is None:
        return None
    known = context.body.find_movement(meaning)
    return told_action(meaning, muscle, context.body.movements) or known


def _in_pairs(thing: Thing, able: Sequence[Thing]) -> list[Thing]:
    """Its opposite with another pair of opposites, so that no lone pair tells the answer; where
    there is no other such pair among things of its sort, all of them."""
    if sum(one.opposite is not None for one in (thing, *able)) <= _PAIR:
        return list(able)
    by_name = {name: one for one in able for name in one.names}
    opposite = by_name.get(thing.opposite or "")
    for one in able:
        other = by_name.get(one.opposite or "")
        if opposite and other and opposite not in (one, other):
            return [opposite, one, other]
    return []


def _name(one: Thing) -> Answer:
    return Answer(proper(one.name), one.is_told, None, Ground(Tier.LEXICON, one.is_told))


def _called(term: str, thing: Thing) -> str:
    """A thing as the article calls it, one of it where it speaks of several; a muscle or a word by
    its whole name, as others are told."""
    is_short = thing.is_word and words(term)[-1:] != words(thing.name)[-1:]
    if thing.sort == "muscle" or is_short:
        return thing.name
    called = re.sub(r"^(?:an?|the) ", "", lower_first(within(_bare(term))))
    single = called.removesuffix("s")
    return single if thing.sort == "condition" and single.lower() in thing.names else called


# ---------------------------------------------------------------------------- what a condition is


def _meant(context: Context, thing: Thing, told: Sequence[_Told]) -> Question | None:
    """Recall: what the name of a condition means, in the words of the knowledge, which the article
    has to bear out: so that all options are told alike."""
    found = _bearing_out(context.body, thing, told)
    if found is None:
        return None
    text, proof = found
    beside = [
        [
            one
            for one in tier
            if one.what
            and is_told_from(context.body, text, thing, one)
            and not _may_be_called(one, proof.term)
            and not _tells(context, _called(proof.term, thing), thing, one)
        ]
        for tier in believable(context.body, thing)
    ]
    return Question(
        kind=Kind.SINGLE_CHOICE,
        template="condition.what",
        about=(proof.fact,),
        topic=context.topic_of(proof.fact, "Conditions"),
        evidence=proof.evidence,
        slots={"term": _called(proof.term, thing)},
        keys=(Answer(_described(thing), "", proof.fact),),
        pool=[
            [_description(one) for one in tier if context.register != PLAIN or one.plain]
            for tier in beside
        ],
        are_names=True,
        why=_why(thing),
    )


def _tells(context: Context, term: str, thing: Thing, one: Thing) -> bool:
    """Whether the words of the term find what it means beside what another thing is."""
    is_plain = context.register == PLAIN
    meaning, other = (
        each.plain if is_plain and each.plain else each.what or "" for each in (thing, one)
    )
    return tells_its_meaning(term, meaning, [other])


def _bearing_out(body: Body, thing: Thing, told: Sequence[_Told]) -> tuple[str, _Told] | None:
    """What of the article agrees with what a condition is, and the fact that says it: all of its
    definitions together, else any one fact."""
    defined = [one for one in told if one.fact.startswith("def")]
    for several in (defined, *([one] for one in told)):
        text = " ".join(one.text for one in several)
        heads = [one for one in several if agree(_opening(thing.what or ""), one.text)]
        is_clear = all(_is_what_is_meant(thing, one) for one in several)
        if heads and is_clear and is_meant(body, text, thing):
            return text, max(heads, key=lambda one: _borne_out(one.text, thing))
    return None


def _borne_out(told: str, thing: Thing) -> int:
    return sum(agree(word, told) for word in words(thing.what or ""))


def _described(one: Thing) -> Text:
    what = one.what or ""
    return Words(what, one.plain or what)


def _description(one: Thing) -> Answer:
    told = Words(
        f"That is the meaning of “{proper(one.name)}”.",
        f"A doctor calls that “{proper(one.name)}”.",
    )
    return Answer(_described(one), told, None, Ground(Tier.LEXICON, one.is_told))


# ---------------------------------------------------------------------------- explanations


def _why(one: Thing) -> str:
    """What it is for or how it comes about; else what it is."""
    return one.why or one.is_told
