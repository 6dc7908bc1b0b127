"""What is read from the files of other programs."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace

from questions.items.model import Kind
from questions.pictures import Picture, PictureProblem

MAX_PARTS = 12  # of what is matched or put in order


class Unreadable(enum.StrEnum):
    """Why a file cannot be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    NO_FORMAT = "no_format"
    NO_XML = "no_xml"
    ENTITIES = "entities"


class Refusal(enum.StrEnum):
    """Why a question cannot be taken."""

    KIND = "kind"
    PICTURE = "picture"
    BRACES = "braces"
    NO_ANSWER = "no_answer"
    WILDCARD = "wildcard"
    SEVERAL_NUMBERS = "several_numbers"


class UnreadableFileError(Exception):
    """The file cannot be read at all."""

    def __init__(self, code: Unreadable) -> None:
        super().__init__(code.value)
        self.code = code


class RefusedError(Exception):
    """A question cannot be taken; `detail` names what is in the way, where that has a name, and
    `problem` says of a picture why."""

    def __init__(
        self, code: Refusal, detail: str = "", problem: PictureProblem | None = None
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.detail = detail
        self.problem = problem


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture or another file that stays out, while its question comes in."""

    name: str
    problem: PictureProblem


@dataclass(frozen=True, slots=True)
class Choice:
    """An option; `share` is the part of the mark that it is worth, below 0 where it costs. `said`
    are the pictures in its feedback."""

    text: str
    share: float
    feedback: str = ""
    pictures: tuple[Picture, ...] = ()
    said: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing and what belongs to it; where nothing does, the thing is empty."""

    thing: str
    group: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said after an answer: why, what would be true instead of a false statement, and the
    sentences that are quoted."""

    why: str = ""
    correction: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A question as a file has it, counted from 1. Which of the parts are there depends on the
    kind: `choices`; `pairs` to match; `steps` in their order; `accepted` spellings for each blank,
    which stand in the prompt as [[b1]]; a range of numbers with its unit. `pictures` stand in
    what is asked, `explaining` in what is said of every answer; `left_out` names what stays out.
    `is_lessened` says that answers worth a part of the mark are not kept."""

    number: int
    name: str
    kind: Kind
    prompt: str
    told: Told = field(default_factory=Told)
    choices: tuple[Choice, ...] = ()
    verdict: bool | None = None
    pairs: tuple[Pair, ...] = ()
    steps: tuple[str, ...] = ()
    accepted: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[float, float] | None = None
    unit: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    hint: str = ""
    pictures: tuple[Picture, ...] = ()
    explaining: tuple[Picture, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    is_lessened: bool = False

    def tag(self, name: str) -> str:
        """What a tag such as "topic:Hip" says; empty where there is none."""
        start = f"{name}:"
        return next((one.removeprefix(start) for one in self.tags if one.startswith(start)), "")


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that cannot be taken; `detail` is the kind that it is of or the picture that it
    has, where that is why, and `problem` what is wrong with that."""

    number: int
    name: str
    reason: Refusal
    detail: str = ""
    problem: PictureProblem | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    questions: tuple[ReadQuestion, ...] = ()
    refused: tuple[Refused, ...] = ()


def with_parts_told(question: ReadQuestion) -> ReadQuestion:
    """The question with what is said of each thing beside it: files that have no place for that
    have it as a list below the rest. One with more things than can be taken stays as it is."""
    if not 0 < sum(bool(pair.thing) for pair in question.pairs) <= MAX_PARTS:
        return question
    things = {f"- {pair.thing}: ": pair.thing for pair in question.pairs if pair.thing}
    lines = question.told.why.split("\n")
    said: dict[str, str] = {}
    for line in lines:
        for start, thing in things.items():
            if line.startswith(start):
                said[thing] = line.removeprefix(start)
    if not said:
        return question
    taken = {f"- {thing}: {words}" for thing, words in said.items()}
    kept = [line for line in lines if line not in taken]
    return replace(
        question,
        told=replace(question.told, why="\n".join(kept)),
        pairs=tuple(replace(one, feedback=said.get(one.thing, "")) for one in question.pairs),
    )
