"""Every code of a kind of fact has its words."""

from questions.facts.kinds.kind import Form
from questions.facts.kinds.registry import KINDS
from quizapp.library import words


def test_every_kind_has_a_name():
    assert list(words.KINDS) == list(KINDS)


def test_every_field_has_a_label():
    slots = {slot.name for kind in KINDS.values() for slot in kind.own_slots}
    homes = {kind.home for kind in KINDS.values() if kind.home}
    corrected = {home.name for home in homes if home.form is Form.LIST}
    added = {name for home in homes for name in (home.name, f"new_{home.name}")}
    assert slots | corrected | added <= set(words.FIELDS)
