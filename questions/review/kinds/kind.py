"""What can be done with every kind of fact: the same verbs for each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from questions.facts.model import Facts
from questions.review.values import Addition, Field, Problems, Values


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that facts of one kind stand in. Each has a name, which each of its facts shows.

    `field` is the field of a fact with that name. `names` gives the name of each list by its id,
    `home` the list of the fact of that id; it raises NotThereError. `named` is the first list of a
    name, None where there is none. `rename` gives lists other names, by their ids. `wrong` says
    what keeps the list of that id from being called as it is.
    """

    field: str
    names: Callable[[Facts], Mapping[str, str]]
    home: Callable[[Facts, str], str]
    named: Callable[[Facts, str], str | None]
    rename: Callable[[Facts, Mapping[str, str]], Facts]
    wrong: Callable[[Facts, str], Problems]


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of statement.

    `fields` gives what can be corrected in the fact of that id, with its value; it raises
    NotThereError for an id that is no such fact. `blank` gives the fields of an addition.
    `check` says what is wrong with values: of the fact of that id, or of an addition where it
    is "".
    `correct` puts the values into the fact, `add` puts a new one in, `remove` takes several out
    and leaves what they were in, `own_id` is the id that an addition gets. What names a list that
    is not there yet makes one. `lists` is None where each fact stands for itself.
    """

    fields: Callable[[Facts, str], tuple[Field, ...]]
    blank: Callable[[Facts], tuple[Field, ...]]
    check: Callable[[Facts, Values, str], Problems]
    correct: Callable[[Facts, str, Values], Facts]
    add: Callable[[Facts, Addition], Facts]
    remove: Callable[[Facts, Collection[str]], Facts]
    own_id: Callable[[Facts, Addition], str]
    lists: Lists | None = None
