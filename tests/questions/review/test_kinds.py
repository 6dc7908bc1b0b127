"""What a reviewer can do follows from what describes a kind."""

from dataclasses import dataclass, replace

from questions.facts import extract
from questions.facts.kinds.kind import Form, Kind, Slot, under
from questions.facts.kinds.listings import listed
from questions.facts.kinds.registry import KINDS
from questions.facts.model import ArticleRef, Facts, Listing
from questions.reading import read
from questions.reading.article import Span
from questions.review.kinds import slots
from questions.review.kinds.listed import reviewed
from questions.review.kinds.registry import FACT_KINDS
from questions.review.values import Addition, Field


@dataclass(frozen=True, slots=True)
class MoreFacts(Facts):
    """Facts with a section that the format does not have."""

    benefits: tuple[Listing, ...] = ()


SECTION = listed(
    "benefits", "benefit", under("What it does good"), lambda name, of: f"{of} is good for {name}."
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
    assert wanted.startswith("benefits-")
    facts = can.add(empty, Addition(values, new.evidence, new.sentence, wanted))
    (entry,) = SECTION.entries(facts)
    ((name, part),) = SECTION.parts(entry)
    assert (name, part.id) == ("benefit", wanted)
    assert KIND.say(entry, part) == "jumping is good for a fresh fracture."
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


def table():
    text = (
        "# Legs\n\n| Muscle | Nerve |\n| --- | --- |\n| Soleus | Tibial nerve |\n"
        "| Sartorius | Femoral nerve |\n"
    )
    return extract(read(text.encode(), name="article.md"))


def test_a_column_is_named_once_for_all_its_rows():
    facts, can = table(), FACT_KINDS["attribute"]
    (column,) = facts.attributes
    renamed = can.lists.rename(facts, {column.id: "innervation"})
    assert [one.relation for one in renamed.attributes] == ["innervation"]
    assert renamed.attributes[0].rows == column.rows


def test_a_row_is_corrected_moved_added_and_removed():
    facts, can = table(), FACT_KINDS["attribute"]
    (column,) = facts.attributes
    row = column.rows[0]
    typed = {"subject": "Soleus", "value": "Tibial nerve\nS1, S2", "relation": "nerve"}
    assert can.check(facts, typed, row.id) == {}
    corrected = can.correct(facts, row.id, typed).attributes[0]
    assert corrected.rows[0].value == ("Tibial nerve", "S1, S2")
    moved = can.correct(facts, row.id, typed | {"new_relation": "root"})
    assert [(one.relation, len(one.rows)) for one in moved.attributes] == [
        ("nerve", 1),
        ("root", 1),
    ]
    taken = {"subject": "Sartorius", "value": "Femoral nerve", "relation": "nerve"}
    assert can.check(facts, taken, row.id) == {"subject": "already_there"}
    new = Addition(
        {"subject": "Gracilis", "value": "Obturator nerve", "relation": "nerve"},
        (Span(0, 4),),
        "Gracilis: obturator nerve.",
    )
    added = can.add(facts, replace(new, id=can.own_id(facts, new)))
    assert [one.subject for one in added.attributes[0].rows][-1] == "Gracilis"
    assert can.remove(facts, [row.id]).attributes[0].rows == column.rows[1:]
