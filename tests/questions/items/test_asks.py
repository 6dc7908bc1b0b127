"""What each template asks of the mind stands in a table."""

import tomllib
from importlib.resources import files

import pytest

from questions.items.asks import Asks, asks_by_template, asks_of

_CATALOGUES = ("clinical.toml", "plain.toml")


def worded_templates(*endings):
    """The templates that a catalogue has sentences for; of files whose names end so."""
    folder = files("questions.items") / "catalogue"
    catalogues = [one for one in folder.iterdir() if one.name.endswith(_CATALOGUES)]
    told = [one for one in catalogues if one.name.endswith(endings or _CATALOGUES)]
    assert told
    return {name for one in told for name in tomllib.loads(one.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def templates(shipped_bank):
    """Those of drawn questions have their sentences elsewhere: a bank shows them."""
    return worded_templates() | {item.template for item in shipped_bank.items}


def test_every_template_has_its_line(templates):
    assert templates - set(asks_by_template()) == set()


@pytest.mark.parametrize(
    ("template", "asks"),
    [
        ("scene.lever", Asks.APPLY),
        ("muscle.opponent", Asks.APART),
        ("muscle.member", Asks.RECALL),
        ("sort.muscles", Asks.APART),
        ("a template of an older version", Asks.RECALL),
    ],
)
def test_what_a_template_asks(template, asks):
    assert asks_of(template) is asks
