"""The entries of the knowledge as values. `data/` has a file for each region or sort of thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Degrees from which on muscles may act otherwise than on a straight joint.
_CLEARLY_BENT = 40


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement of a joint. `does` is plain ("turns the thigh inward"), `clinical_does` the
    field's words; `line` completes "it passes …" for the muscles that make it. `shown` is by which
    end of the limb it is seen, as a clause, and `shown_by` the words for that end; `shown_lying` is
    the same of somebody who lies on the side."""

    key: str
    joint: str
    name: str
    does: str
    do: str
    doing: str
    clinical_does: str
    opposite: str | None = None
    agents: tuple[str, ...] = ()
    other_name: str | None = None
    aliases: tuple[str, ...] = ()
    segment: str | None = None
    plane: str | None = None
    line: str | None = None
    shown: str | None = None
    shown_by: tuple[str, ...] = ()
    shown_lying: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a muscle does. `when` ("hip flexed") limits it to a position, `beyond` gives its angle
    in degrees; `agreed` is false where textbooks differ. `line` completes "it passes …"."""

    movement: str
    when: str | None = None
    beyond: float | None = None
    agreed: bool = True
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle, a named part of one, or a group that goes by one name (`group_of`)."""

    name: str
    actions: tuple[Action, ...]
    aliases: tuple[str, ...] = ()
    region: str | None = None
    layer: str | None = None
    nerve: str | None = None
    origin: str | None = None
    insertion: str | None = None
    neighbours: tuple[str, ...] = ()
    is_minor: bool = False
    group_of: tuple[str, ...] = ()
    parts: Mapping[str, Muscle] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConditionType:
    """One type of a condition: what is seen of it (`findings`), what a surgeon does about it, what
    it does, and the structure that is changed."""

    name: str
    findings: tuple[str, ...] = ()
    repair: str | None = None
    plain_repair: str | None = None
    effect: str | None = None
    structure: str | None = None
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition. `cases` are vignettes that point to it and to no other; `tells` is what in them
    settles it; those that it `overlaps` are never offered beside it; `limits` are the movements
    that it typically restricts; `comfort` is a sentence on what whoever has it need not fear. Where
    texts differ on what it is, it `is_disputed`."""

    name: str
    site: str
    sort: str
    what: str
    aliases: tuple[str, ...] = ()
    felt: str | None = None
    mechanism: str | None = None
    signs: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    tells: str | None = None
    plain: str | None = None
    comfort: str | None = None
    confused_with: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    types: Mapping[str, ConditionType] = field(default_factory=dict)
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """A bone, a joint, a ligament or another part; `what` completes "… is …", and `role` is a
    sentence on what it is for, beginning with "It"."""

    name: str
    kind: str
    what: str
    aliases: tuple[str, ...] = ()
    region: str | None = None
    part_of: str | None = None
    neighbours: tuple[str, ...] = ()
    plain: str | None = None
    role: str | None = None
    joint_type: str | None = None
    bones: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field that names no part: a movement of any joint, a plane, a direction, a kind
    of contraction. `what` completes "… is …"."""

    name: str
    kind: str
    what: str
    aliases: tuple[str, ...] = ()
    plain: str | None = None
    opposite: str | None = None
    neighbours: tuple[str, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """A condition beside a complaint that it does not cause, and why it does not."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint with the causes that textbooks name, and conditions of its site that are none."""

    name: str
    site: str
    known: tuple[str, ...]
    others: tuple[Cause, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UrgentSign:
    """A sign that calls for prompt care, what it may mean, and how soon."""

    sign: str
    suggests: str
    how_soon: str


@dataclass(frozen=True, slots=True)
class SignThatCanWait:
    """What worries whoever has a condition and is seen to at an appointment; why it can wait."""

    sign: str
    condition: str
    why: str


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one region: only these are offered against each other."""

    region: str
    urgent: tuple[UrgentSign, ...]
    can_wait: tuple[SignThatCanWait, ...]


@dataclass(frozen=True, slots=True)
class Posture:
    """An everyday position with the angle of a joint in it."""

    name: str
    joint: str
    movement: str
    degrees: float
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Lever:
    """A scene in which a visible part shows what happens at a joint; `{side}` is left or right.
    `beside` is how another movement would show, as a clause."""

    movement: str
    setup: str
    move: str
    why: str
    beside: str = ""
    joint_at: Mapping[str, float] = field(default_factory=dict)
    tells: bool = False

    @property
    def is_straight(self) -> bool:
        """Whether the joint that moves is about straight: what muscles do there is what is known
        of them without a position."""
        return self.joint_at.get(self.movement.split()[0], 0) < _CLEARLY_BENT

    @property
    def is_active(self) -> bool:
        """Whether the person moves, and is not moved: only then is a muscle at work."""
        return "examiner" not in self.move and "examiner" not in self.setup


@dataclass(frozen=True, slots=True)
class Pivot:
    """The pelvis moved over a standing leg: what happens at the hip of `leg`."""

    scene: str
    leg: str
    movement: str
    why: str
    beside: str = ""
    turns: str | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a weak or tight group of muscles shows: the case, what is asked, and why."""

    movement: str
    sort: str
    case: str
    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A typical mistake in an exercise: how a caution names it, how it is seen, what it costs."""

    sign: tuple[str, ...]
    seen: str
    cost: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """Which verbs a part of the body can do, and what can be put around it."""

    name: str
    does: frozenset[str]
    wears: frozenset[str]
    beside: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry was checked."""

    key: str
    title: str
    url: str
