"""Name the structure in the drawing: a letter marks it, and the article names it.

What is marked stands in the drawings (`questions.figures.structures`), what it is and what it is
mixed up with in the knowledge of the body; a structure is asked only where a fact of the article
has its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.facts.model import Evidence
from questions.figures import Marked
from questions.figures.marked import LETTER
from questions.figures.structures import STRUCTURES, Structure
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.model import Item, Kind, Tier
from questions.items.pictures.drawn import with_figure
from questions.items.templates.actors import course
from questions.items.wording import capital
from questions.knowledge import Body
from questions.language.words import holds_phrase, words

_DIFFICULTY = 0.4
# What is neither bone nor muscle stands together: a joint has few parts of each of these kinds.
_MUSCLE, _SOFT, _SOFT_KINDS = (
    "muscle",
    "soft tissue",
    frozenset({"cartilage", "ligament", "tendon", "bursa"}),
)
# These may be those of a shoulder, where nothing speaks of the hip.
_SHARED_NAMES = frozenset({"labrum", "rim of the socket", "socket rim"})
_OF_HIP = frozenset({"hip", "hips", "acetabulum", "acetabular", "femur", "femoral", "thigh"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A structure or a muscle as the knowledge of the body has it: what kind it is, the phrase that
    tells it, what it is mixed up with."""

    name: str
    kind: str
    what: str
    names: tuple[str, ...]
    beside: tuple[str, ...]
    part_of: str | None = None

    @property
    def said(self) -> str:
        """The name inside a sentence."""
        return self.name if self.kind == _MUSCLE else f"the {self.name}"


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a fact names something: the words that name it, and the sentence around them."""

    fact: str
    text: str
    source: str
    evidence: Evidence


def make(context: Context) -> Iterator[Item]:
    mentions, asked = tuple(_mentions(context)), set[str]()
    for view, structures in STRUCTURES.items():
        for key, structure in structures.items():
            part = _part(context.body, structure.name)
            mention = _naming(context, mentions, part) if part else None
            if part is None or mention is None or part.name in asked:
                continue
            asked.add(part.name)
            yield from _name_of(context, Marked(view, key), part, mention)


def _mentions(context: Context) -> Iterator[_Mention]:
    """What the facts are about, and then what else they name."""
    facts = context.facts
    for one in facts.definitions:
        yield _Mention(one.id, one.term, one.source, one.evidence)
    for types in facts.types:
        for told in types.definitions.values():
            yield _Mention(told.id, told.source, told.source, told.evidence)
    for group in facts.groups:
        for member in group.members:
            evidence = (*group.evidence, *member.evidence)
            yield _Mention(member.id, member.name, group.label, evidence)
    for one in facts.definitions:
        yield _Mention(one.id, one.key, one.source, one.evidence)


def _naming(context: Context, mentions: tuple[_Mention, ...], part: _Part) -> _Mention | None:
    """The first fact that names the part, where it is one of the hip."""
    title = words(context.facts.article.title)
    for one in mentions:
        named = {name for name in part.names if holds_phrase(one.text, name)}
        if named - _SHARED_NAMES or (named and _OF_HIP & {*title, *words(one.source)}):
            return one
    return None


def _name_of(context: Context, scene: Marked, part: _Part, mention: _Mention) -> Iterator[Item]:
    structure = STRUCTURES[scene.view][scene.structure]
    why = f"{LETTER} marks {part.said}, {part.what}."
    stem = Stem(
        kind=Kind.PICTURE,
        template="picture.structure",
        topic=context.topic_of(mention.fact, "Structures"),
        facts=(mention.fact,),
        prompt=f"Which structure does the letter {LETTER} mark in this drawing?",
        evidence=mention.evidence,
        right=why,
        wrong=why,
        difficulty=_DIFFICULTY,
        scene=structure.name,
    )
    key = Choice(capital(structure.name), why)
    rivals = (*_beside(context.body, scene, part), *_neighbours(context.body, part))
    pool = [_wrong(one, structure) for one in dict.fromkeys(rivals)]
    item = context.single_choice(stem, key, [pool], are_names=True)
    made = with_figure(context, stem, item, scene)
    if made is not None:
        yield made


def _beside(body: Body, scene: Marked, part: _Part) -> Iterator[_Part]:
    """What the same drawing shows of the same kind."""
    for key, other in STRUCTURES[scene.view].items():
        found = _part(body, other.name)
        if key != scene.structure and found and _is_rival(part, found):
            yield found


def _neighbours(body: Body, part: _Part) -> Iterator[_Part]:
    """What it is mixed up with, of the same kind, in the drawing or not."""
    for name in part.beside:
        found = _part(body, name)
        if found and _is_rival(part, found):
            yield found


def _is_rival(part: _Part, other: _Part) -> bool:
    """Whether a mark on the one is none on the other: neither is a piece of the other."""
    is_piece = other.part_of == part.name or part.part_of == other.name
    return other.name != part.name and other.kind == part.kind and not is_piece


def _wrong(other: _Part, structure: Structure) -> Choice:
    reason = f"{capital(other.said)} is {other.what}."
    why = f"You chose {other.said}, {other.what}. {LETTER} is {structure.place}."
    return Choice(capital(other.name), why, ground=Ground(Tier.LEXICON, reason))


def _part(body: Body, name: str) -> _Part | None:
    structure = body.find_structure(name)
    if structure is not None:
        names = _terms((name, structure.name, *structure.aliases))
        kind = _SOFT if structure.kind in _SOFT_KINDS else structure.kind
        return _Part(
            structure.name, kind, structure.what, names, structure.neighbours, structure.part_of
        )
    muscle = body.find_muscle(name)
    if muscle is None or not muscle.origin or not muscle.insertion:
        return None
    what = f"a muscle that runs from {course(muscle)}"
    return _Part(muscle.name, _MUSCLE, what, (name, *muscle.aliases), muscle.neighbours)


def _terms(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are the term in another form, as "head of the femur": who read "hip socket"
    has not read "acetabulum"."""
    noun = words(names[0])[-1]
    return tuple(name for name in names if noun in words(name))
