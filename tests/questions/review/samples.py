"""An article of our own to review, and decisions about it, valid and not."""

from functools import cache

from hypothesis import strategies as st

from questions.facts import extract, statements
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
    (found,) = [one.id for one in statements(of or facts()) if text in one.text]
    return found


_TYPED = (
    "Gracilis", "Palmaris longus", "flexors of the wrist", "Flexors of the wrist", "mild", "torn",
    "extensors of the wrist", "Wrist curl", "Table press", "8", "8-12", "twice", "each", "standing",
    "Bend it.\nHold it.", "dumbbell, table", "a ligament that was stretched", "", " ", "?",
    "x" * 700,
    "\x00", "=1+1", "<b>bold</b>", "{{ 7 }}", "(", "| a", "NOT one", "a. b. c.",
)  # fmt: skip
_QUOTES = (
    "Palmaris longus", "rest the forearm", "A fall on the hand", "Sprains", "Hold for 20 seconds.",
    "Press both palms down. Hold", "nowhere in it", "", "the", "wrist:\n\n- Flexor",
)  # fmt: skip
_texts = st.sampled_from(_TYPED) | st.text(max_size=20)


@st.composite
def corrections(draw: st.DrawFn, of: Facts) -> tuple[str, Decision]:
    one = draw(st.sampled_from(statements(of)))
    names = [field.name for field in fields_of(of, one.id)]
    typed = draw(st.dictionaries(st.sampled_from(names), _texts))
    verb = draw(st.sampled_from((Verb.ACCEPT, Verb.REJECT, Verb.CORRECT)))
    return one.id, Decision(verb, one.kind, typed if verb is Verb.CORRECT else {})


@st.composite
def additions(draw: st.DrawFn, of: Facts) -> Decision:
    kind = draw(st.sampled_from(KINDS))
    typed = {}
    for field in fields_for(kind, of):
        likely = field.choices or (_TYPED if not field.value else (field.value,))
        typed[field.name] = draw(st.sampled_from(likely) | _texts)
    quote = draw(st.sampled_from(_QUOTES))
    return Decision(Verb.ADD, kind, typed, quote, draw(st.none() | st.integers(0, 2000)))
