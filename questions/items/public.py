"""What a learner's browser may get before an answer is scored, listed field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from questions.figures import in_words
from questions.items.blanks import Piece, split, with_gaps
from questions.items.model import Hint, Item, Kind, NumericRange, Option, OptionGroup
from questions.pictures import Picture

_T = TypeVar("_T", Option, OptionGroup)


@dataclass(frozen=True, slots=True)
class PublicItem:
    """A question without its answer: no key, no feedback, no evidence, no facts, and no item id,
    from whose digest a fact could be told. `hint` is there once it was asked for.
    `prompt` has gaps for blanks; where words are to be typed, `lead` is what is asked and
    `sentence` what they are typed into. `in_words` says what the drawings show, by option id or
    ITS_FIGURE, for whoever cannot see them; `pictures` of somebody's own question have the
    same names."""

    kind: Kind
    topic: str
    lang: str
    prompt: str
    options: tuple[Option, ...]
    groups: tuple[OptionGroup, ...]
    reuse: bool
    unit: str | None
    figure: str | None
    has_hint: bool
    hint: Hint | None
    lead: str = ""
    sentence: tuple[Piece, ...] = ()
    in_words: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)

    @property
    def has_drawn_options(self) -> bool:
        return any(option.figure or option.id in self.pictures for option in self.options)


def public_view(
    item: Item,
    option_order: Sequence[str] | None = None,
    group_order: Sequence[str] | None = None,
    with_hint: bool = False,
) -> PublicItem:
    """The item as a learner may see it, options and groups in the given orders of ids (its own
    where none is given). Raises KeyError for an id that the item has not."""
    options = {option.id: option for option in item.options}
    groups = {group.id: group for group in item.groups}
    lead, sentence = split(item.prompt)
    return PublicItem(
        kind=item.kind,
        topic=item.topic,
        lang=item.lang,
        prompt=with_gaps(item.prompt),
        options=_in_order(options, option_order),
        groups=_in_order(groups, group_order),
        reuse=item.reuse,
        unit=item.key.unit if isinstance(item.key, NumericRange) else None,
        figure=item.figure,
        has_hint=item.hint is not None,
        hint=item.hint if with_hint else None,
        in_words={name: in_words(scene) for name, scene in item.asked_scenes.items()},
        lead=lead,
        sentence=sentence,
        pictures=item.asked_pictures,
    )


def _in_order(things: Mapping[str, _T], order: Sequence[str] | None) -> tuple[_T, ...]:
    return tuple(things.values()) if order is None else tuple(things[one] for one in order)
