"""An article of our own to review, and decisions about it, valid and not."""

from functools import cache

from hypothesis import strategies as st

from questions.facts import extract, flat
from questions.facts.model import Facts
from questions.reading import Article, read
from questions.review import KINDS, Decision, Verb, fields_for, fields_of

TEXT = """# The wrist

## Flexors of the wrist

Three muscles are flexors of the wrist:

- Flexor carpi radialis
- Flexor carpi ulnaris
- Palmaris longus

## Extensors of the wrist

There are four extensors of the wrist:

- Extensor carpi ulnaris
- Extensor carpi radialis brevis

## Sprains

There are two types of wrist sprain: mild and severe. A mild sprain is a ligament that was
stretched. A severe sprain is a ligament that was torn.

## What causes wrist pain?

- A fall on the hand
- Typing may be one

## Wrist curl

This strengthens the flexors. Sit down and rest the forearm on a table. Curl the hand up with a
dumbbell. Lower it slowly. Do 2 to 3 sets of 10 repetitions, twice a day.

## Table press

Stand in front of a table. Press both palms down. Hold for 20 seconds.
"""


@cache
def article() -> Article:
    return read(TEXT.encode())


@cache
def facts() -> Facts:
    return extract(article())


def id_of(text: str, of: Facts | None = None) -> str:
    """The id of the one statement that holds these words."""
    (found,) = [one.id for one in flat(of or facts()) if text in one.text]
    return found


# What a person may well type into the fields, by name; amounts are all the others.
_LIKELY = {
    "name": ("Gracilis", "Palmaris longus", "mild", "Typing all day, or a fall", "a. b. c."),
    "qualifier": ("", "deep part", ">60 degrees"),
    "group": ("Flexors of the wrist", "extensors of the wrist", "Bones of the hand"),
    "new_group": ("", "Bones of the hand", "wrist flexors"),
    "of": ("wrist sprain", "wrist pain", "Swelling"),
    "new_of": ("", "wrist pain", "Swelling"),
    "definition": ("a ligament that was stretched", "a bone that broke", "both", "mild or severe"),
    "term": ("Sprain", "Flexion of the wrist"),
    "exercise": ("Wrist curl", "Table press"),
    "new_exercise": ("", "Fist", "Sit"),
    "goal": ("Strengthen the palm.", "Loosen the fingers after typing.\nIt may help."),
    "steps": ("Bend it.\nHold it.\nLet it go again.", "Sit down."),
    "position": ("standing", "seated", "prone"),
    "equipment": ("dumbbell, table", "band", "a very soft ball"),
    "sides": ("", "each"),
}
_AMOUNTS = ("", "", "8", "8-12", "10000", "12-8")
_ODD = (
    "", " ", "?", "x" * 700, "\x00", "=1+1", "<b>bold</b>", "{{ 7 }}", "(", "| a", "NOT one",
    "twice",
)  # fmt: skip
_QUOTES = (
    "Palmaris longus", "rest the forearm", "A fall on the hand", "Sprains", "Hold for 20 seconds.",
    "Press both palms down. Hold", "wrist:\n\n- Flexor", "the", "", "nowhere in it",
)  # fmt: skip
_odd = st.sampled_from(_ODD) | st.text(alphabet="abXY é ß İ .,:;()[]-'\"<>&|/\\\n", max_size=12)


def _typed(name: str, *also: str) -> st.SearchStrategy[str]:
    likely = st.sampled_from((*_LIKELY.get(name, _AMOUNTS), *also))
    return st.integers(0, 9).flatmap(lambda chance: likely if chance else _odd)


@st.composite
def corrections(draw: st.DrawFn, of: Facts) -> tuple[str, Decision]:
    one = draw(st.sampled_from(flat(of)))
    fields = draw(st.lists(st.sampled_from(fields_of(of, one.id)), unique=True))
    typed = {field.name: draw(_typed(field.name, field.value)) for field in fields}
    verb = draw(st.sampled_from((Verb.ACCEPT, Verb.REJECT, Verb.CORRECT, Verb.CORRECT)))
    return one.id, Decision(verb, one.kind, typed if verb is Verb.CORRECT else {})


@st.composite
def additions(draw: st.DrawFn, of: Facts) -> Decision:
    kind = draw(st.sampled_from(tuple(KINDS)))
    fields = fields_for(kind, of)
    typed = {field.name: draw(_typed(field.name, *field.choices)) for field in fields}
    quote = draw(st.sampled_from(_QUOTES))
    return Decision(Verb.ADD, kind, typed, quote, draw(st.none() | st.integers(0, 2000)))
