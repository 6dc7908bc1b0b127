"""What a reviewer can do follows from what describes a kind."""

from dataclasses import dataclass

from questions.facts.kinds.kind import Form, Kind, Slot, under
from questions.facts.kinds.listings import listed
from questions.facts.kinds.registry import KINDS
from questions.facts.model import ArticleRef, Facts, Listing
from questions.reading.article import Span
from questions.review.kinds import slots
from questions.review.kinds.listed import reviewed
from questions.review.kinds.registry import FACT_KINDS
from questions.review.values import Addition, Field


@dataclass(frozen=True, slots=True)
class MoreFacts(Facts):
    """Facts with a section that the format has and no reader fills yet."""

    contraindications: tuple[Listing, ...] = ()


SECTION = listed(
    "contraindications",
    "contraindication",
    under("When not to"),
    lambda name, of: f"Reason not to do {of}: {name}.",
)
(KIND,) = SECTION.kinds

ANYTHING = Kind(
    name="anything",
    slots=(
        Slot("of", Form.LIST),
        Slot("note", Form.NAME, optional=True),
        Slot("tools", Form.THINGS),
        Slot("side", Form.CHOICE, choices=("left", "right")),
        Slot("low", Form.RANGE, optional=True),
        Slot("high", Form.RANGE, optional=True),
        Slot("told", Form.SENTENCES),
    ),
    values=lambda entry, part: part,
    say=lambda entry, part: "",
)
GOOD = {"of": "X", "tools": "a mat, a band,", "side": "left", "high": "3-4", "told": "One.\nTwo."}


def test_every_kind_can_be_reviewed():
    assert list(FACT_KINDS) == list(KINDS)


def test_another_listed_kind_is_only_described():
    can = reviewed(SECTION, KIND)
    empty = MoreFacts(ArticleRef("Jumping", "", ""))
    assert can.blank(empty) == (Field("name", "", multiline=True), Field("new_of", "Jumping"))
    values = {"name": "A fresh fracture", "new_of": "Jumping"}
    assert can.check(empty, values, "") == {}
    new = Addition(values, (Span(0, 3),), "Not with a fracture.")
    wanted = can.own_id(empty, new)
    assert wanted.startswith("contraindications-")
    facts = can.add(empty, Addition(values, new.evidence, new.sentence, wanted))
    (entry,) = SECTION.entries(facts)
    ((name, part),) = SECTION.parts(entry)
    assert (name, part.id) == ("contraindication", wanted)
    assert KIND.say(entry, part) == "Reason not to do jumping: a fresh fracture."
    assert can.check(facts, values, "") == {"name": "already_there"}
    assert SECTION.entries(can.remove(facts, {wanted}))[0].items == ()


def test_fields_are_shown_as_a_person_types_them():
    told = slots.typed(ANYTHING, GOOD)
    shown = {one.name: one.value for one in slots.fields(ANYTHING, {"of": "X", **told})}
    assert shown == {
        "of": "X",
        "note": "",
        "tools": "a mat, a band",
        "side": "left",
        "low": "",
        "high": "3-4",
        "told": "One.\nTwo.",
    }


def test_each_slot_is_checked_by_its_form():
    assert slots.wrong(ANYTHING, GOOD) == {}
    assert slots.wrong(ANYTHING, {}) == {
        "of": "empty",
        "tools": "empty",
        "side": "unknown_choice",
        "low": "empty",
        "told": "empty",
    }
    long = {"note": "n" * 121, "tools": "t" * 121, "low": "4-3", "told": "s" * 601}
    assert slots.wrong(ANYTHING, {**GOOD, **long}) == {
        "note": "too_long",
        "tools": "too_long",
        "low": "not_a_range",
        "told": "too_long",
    }


def test_an_addition_can_go_where_there_is_something_or_to_something_new():
    first, second, *_ = slots.blank(ANYTHING, ("X", "Y", "X"))
    assert (first.name, first.choices, first.optional) == ("of", ("X", "Y"), True)
    assert (second.name, second.value, second.optional) == ("new_of", "", True)
