import pytest

from questions.facts import extract, flat
from questions.reading import read
from questions.review import (
    Decision,
    EmptyReason,
    Shape,
    Verb,
    apply,
    reasons_for_nothing,
    unread,
)

_PAGE = """# The forearm

The front of the forearm bends the wrist.

## Please leave it alone with

- a cast
- a rash

## Layers

1. superficial
2. deep

1) skin
2) fat

## Signs

| Sign | What is done |
| --- | --- |
| Phalen | the wrists are bent |
| Tinel | the nerve is tapped |

## Fist

Make a fist. Open it again.

## Fan

Spread the fingers.

## Flexors of the wrist

In all, 2 muscles flex the wrist:

- Flexor carpi radialis
- Flexor carpi ulnaris
"""


def of(text):
    article = read(text.encode())
    return article, extract(article)


def told(passages):
    return [(one.shape, one.title, [block.text for block in one.blocks]) for one in passages]


def test_lists_tables_and_headings_without_a_fact_are_told_in_order():
    article, facts = of(_PAGE)
    assert [one.kind for one in flat(facts)] == ["member", "member"]
    passages = unread(article, facts)
    assert told(passages) == [
        (Shape.LIST, "Please leave it alone with", ["a cast", "a rash"]),
        (Shape.NUMBERED, "Layers", ["superficial", "deep"]),
        (Shape.NUMBERED, "Layers", ["skin", "fat"]),
        (Shape.TABLE, "Signs", [article_table(article)]),
        (
            Shape.HEADINGS,
            "The forearm",
            ["Fist", "Make a fist. Open it again.", "Fan", "Spread the fingers."],
        ),
    ]
    assert passages[3].columns == (0, 1)
    assert len({one.id for one in passages}) == len(passages)


def article_table(article):
    return next(b.text for s in article.sections for b in s.blocks if b.rows)


def test_what_somebody_rejected_was_read_all_the_same():
    article, facts = of(_PAGE)
    rejected = {one.id: Decision(Verb.REJECT, one.kind) for one in flat(facts)}
    after = apply(facts, rejected).facts
    assert told(unread(article, facts, after)) == told(unread(article, facts))
    assert len(unread(article, after)) > len(unread(article, facts))


def test_an_edit_elsewhere_leaves_ids_alone():
    before = {one.id for one in unread(*of(_PAGE))}
    after = {one.id for one in unread(*of(_PAGE.replace("bends the wrist", "moves the hand")))}
    assert before == after


def test_of_a_table_only_the_columns_without_a_fact_are_told():
    table = (
        "# Hip\n\n| Muscle | Nerve | Seen by whoever looks at the leg from behind |\n"
        "| --- | --- | --- |\n| Piriformis | S1 | yes |\n| Gracilis | obturator nerve | no |\n"
    )
    article, facts = of(table)
    assert [one.relation for one in facts.attributes] == ["nerve"]
    assert [one.columns for one in unread(article, facts)] == [(2,)]


def test_short_lines_below_each_other_are_a_list():
    article, facts = of("# At hand\n\nIt is good to have these here.\n\nTowel\n\nBroom handle\n")
    assert told(unread(article, facts)) == [(Shape.LIST, "At hand", ["Towel", "Broom handle"])]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            '[\n  {\n    "name": "Heel dig",\n    "steps": ["Dig it in."],\n    "sets": 3\n  }\n]',
            EmptyReason.DATA,
        ),
        ("Hips are nice.", EmptyReason.TOO_SHORT),
        ("I fell off my ladder and we laughed. " * 20, EmptyReason.STORY),
        ("The river runs slowly past the old mill. " * 20, EmptyReason.NO_LISTS),
        ("# Mill\n\n- The river runs past the old mill and on.\n" * 20, EmptyReason.NOT_UNDERSTOOD),
    ],
)
def test_an_article_that_gives_nothing_says_why(text, reason):
    article, facts = of(text)
    assert not flat(facts)
    assert reasons_for_nothing(article)[0] is reason
