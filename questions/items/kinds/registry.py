"""Which kinds there are, in the order in which a bank lists them. A new kind is one module here."""

from __future__ import annotations

from questions.items.build import Template
from questions.items.kinds import (
    classify,
    cloze,
    match,
    multiple_choice,
    numeric,
    order,
    picture,
    single_choice,
    true_false,
)

TEMPLATES: tuple[Template, ...] = (
    classify.make,
    single_choice.make,
    multiple_choice.make,
    match.make,
    order.make,
    numeric.make,
    cloze.make,
    picture.make,
    true_false.make,
)
