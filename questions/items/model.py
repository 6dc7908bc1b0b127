"""Items as values: a question with its key, feedback and evidence. Holds the key: never send an
Item to a learner; `public_view` makes what may be sent."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from questions.figures.scenes import Scene
from questions.pictures import Picture

# The name of the item's own drawing among its scenes, beside the ids of options.
ITS_FIGURE = "figure"
# That of a drawing which belongs to the explanation alone: nothing of it is seen before.
EXPLAINING = "explains"


def said_place(option: str) -> str:
    """Where pictures stand in what is said to whoever chose that option."""
    return f"said-{option}"


class Kind(enum.StrEnum):
    """The kinds of question, named as in the items format."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    TRUE_FALSE = "true_false"
    CLASSIFY = "classify"
    MATCH = "match"
    ORDER = "order"
    NUMERIC = "numeric"
    CLOZE = "cloze"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, a thing to sort, a premise or a step. The id tells nothing about the key."""

    id: str
    text: str
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """A group to sort into, or a response to match with."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class NumericRange:
    """A closed range with its unit; one number has equal ends."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, slots=True)
class Blanks:
    """For each blank of a prompt, by id, the spellings that are accepted; the first is shown."""

    accepted: Mapping[str, tuple[str, ...]]


# One option id; several; where each option belongs; a range; the words of blanks.
Key = str | tuple[str, ...] | Mapping[str, str] | NumericRange | Blanks


@dataclass(frozen=True, slots=True)
class Feedback:
    """`by_option` says for an option why choosing or misplacing it is wrong, as a contrast: what
    was chosen does this, the question asked for that."""

    right: str
    wrong: str
    by_option: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of the article's text with the words it covers."""

    start: int
    end: int
    text: str


class Tier(enum.StrEnum):
    """Where a wrong answer comes from, the likeliest mistake first."""

    OPPOSITE = "opposite"
    QUALIFIER = "qualifier"
    ARTICLE = "article"
    LEXICON = "lexicon"


@dataclass(frozen=True, slots=True)
class Proof:
    """Why an option is false: `reason` says it in a sentence, for reviewers; `facts` are those
    that make it so, `evidence` where the article states them."""

    tier: Tier
    reason: str
    facts: tuple[str, ...] = ()
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """Help that does not give the key away: a sentence, or a wrong option that is struck out."""

    text: str | None = None
    strikes: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question, in the shape of the items format.

    `id` is made of facts, template and register; `variant` tells its draws apart.
    `fact_by_option` names, where an element of the answer tests one fact of its own, that fact.
    `proofs` has, for each option that is wrong in a choice, why it is. `scenes` has the numbers
    behind each drawing, by option id, ITS_FIGURE or EXPLAINING: they tell the answer. `pictures`
    are those of somebody's own question, by the same names and that of `said_place`. `difficulty`
    is between 0 and 1.
    """

    id: str
    kind: Kind
    template: str
    variant: int
    lang: str
    topic: str
    register: str
    prompt: str
    options: tuple[Option, ...]
    groups: tuple[OptionGroup, ...]
    reuse: bool
    key: Key
    correction: str | None
    feedback: Feedback
    evidence: tuple[Quote, ...]
    facts: tuple[str, ...]
    difficulty: float
    figure: str | None = None
    fact_by_option: Mapping[str, str] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    hint: Hint | None = None
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    pictures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)

    @property
    def asked_scenes(self) -> Mapping[str, Scene]:
        """What is drawn beside the question, without what only explains its answer."""
        return {name: one for name, one in self.scenes.items() if name != EXPLAINING}

    @property
    def asked_pictures(self) -> Mapping[str, tuple[Picture, ...]]:
        """What is seen before an answer: beside the question, and the options."""
        places = (ITS_FIGURE, *(option.id for option in self.options))
        return {name: self.pictures[name] for name in places if name in self.pictures}


@dataclass(frozen=True, slots=True)
class Bank:
    """All items made from one article with one seed."""

    title: str
    sha256: str
    seed: int
    items: tuple[Item, ...]
