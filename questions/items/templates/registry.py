"""Which templates there are, in the order in which a bank lists them. A new one is a module and a
line here, and its sentences in the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from questions.items import pictures
from questions.items.build import Context
from questions.items.model import Item
from questions.items.question import Question
from questions.items.templates import (
    actions,
    causes,
    classified,
    doses,
    mirrored,
    named,
    opposed,
    programs,
    purposes,
    scenes,
    stages,
    statements,
    tabled,
    terms,
    two_ways,
    type_sets,
    warnings,
)

Chooser = Callable[[Context], Iterable[Question]]

TEMPLATES: tuple[Chooser, ...] = (
    classified.choose,
    opposed.choose,
    two_ways.choose,
    scenes.choose,
    purposes.choose,
    doses.choose,
    programs.choose,
    mirrored.choose,
    stages.choose,
    type_sets.choose,
    causes.choose,
    terms.choose,
    named.choose,
    statements.choose,
    actions.choose,
    warnings.choose,
    tabled.choose,
)
# Drawn questions make their items themselves: each needs the numbers behind its drawing.
DRAWN: tuple[Callable[[Context], Iterable[Item]], ...] = (pictures.make,)
