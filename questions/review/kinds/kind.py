"""What can be done with every kind of fact: the same verbs for each."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from questions.facts.model import Facts
from questions.review.values import Addition, Field, Problems, Values


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of statement.

    `fields` gives what can be corrected in the fact of that id, with its value; it raises
    NotThereError for an id that is no such fact. `blank` gives the fields of an addition.
    `check` says what is wrong with values: of the fact of that id, or of an addition where it
    is "".
    `correct` puts the values into the fact, `add` puts a new one in, `remove` takes several out
    and leaves what they were in, `own_id` is the id that an addition gets.
    """

    fields: Callable[[Facts, str], tuple[Field, ...]]
    blank: Callable[[Facts], tuple[Field, ...]]
    check: Callable[[Facts, Values, str], Problems]
    correct: Callable[[Facts, str, Values], Facts]
    add: Callable[[Facts, Addition], Facts]
    remove: Callable[[Facts, Collection[str]], Facts]
    own_id: Callable[[Facts, Addition], str]
