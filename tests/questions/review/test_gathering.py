import pytest

from questions.facts import flat
from questions.review import (
    Decision,
    State,
    Verb,
    apply,
    column_additions,
    gather,
    lines_of,
    list_additions,
    list_kinds,
)
from tests.questions.review.samples import article, facts, id_of
from tests.questions.review.test_unread import of

_PAGE = """# The hand

## Bones at the back

- Hamate
- Capitate (head)

## Words

- Dorsal: towards the back of the hand
- Palmar – towards the palm

## Signs

| Sign | What is seen |
| --- | --- |
| Phalen | numb fingers |
| Tinel | tingling; pain |
| Allen | |
"""


def added(found, decisions):
    """What stands because it was added; what is found as well counts as accepted."""
    states = (State.ADDED, State.ACCEPTED)
    return [one.text for one in apply(found, decisions).entries if one.state in states]


def test_a_list_is_added_line_by_line_whatever_marks_it_has():
    source, found = of(_PAGE)
    told = "• Hamate\n\n 2. Capitate (head)\n"
    gathered = gather(found, {}, list_additions(source.text, "member", "back bones", told, None))
    assert gathered.refused == ()
    assert [one.fields for one in gathered.decisions.values()] == [
        {"group": "back bones", "name": "Hamate"},
        {"group": "back bones", "name": "Capitate", "qualifier": "head"},
    ]
    assert len(added(found, gathered.decisions)) == 2


def test_lines_with_a_name_and_a_meaning_are_cut_in_two():
    source, found = of(_PAGE)
    rejected = {one.id: Decision(Verb.REJECT, one.kind) for one in flat(found)}
    told = "Dorsal: towards the back of the hand\nPalmar – towards the palm"
    gathered = gather(found, rejected, list_additions(source.text, "definition", "", told, None))
    terms = [one.fields["term"] for one in gathered.decisions.values()]
    assert (terms, gathered.refused) == (["Dorsal", "Palmar"], ())
    (refused,) = gather(
        found, {}, list_additions(source.text, "definition", "", "Hamate", None)
    ).refused
    assert (refused.quote, refused.code) == ("Hamate", "empty")


def test_the_same_list_once_more_adds_nothing():
    source, found = of(_PAGE)
    additions = list_additions(source.text, "cause", "pain", "Hamate\nCapitate (head)", None)
    first = gather(found, {}, additions)
    again = gather(found, first.decisions, additions)
    assert (len(first.decisions), again.decisions, again.already_there) == (2, {}, 2)


def test_words_that_the_article_does_not_have_are_refused_by_name():
    source, found = of(_PAGE)
    additions = list_additions(source.text, "cause", "pain", "Hamate\nA fall", None)
    (refused,) = gather(found, {}, additions).refused
    assert (refused.quote, refused.field, refused.code) == ("A fall", "quote", "quote_not_found")


def test_a_list_of_many_lines_is_refused_as_a_whole():
    source, found = of(_PAGE)
    additions = list_additions(source.text, "cause", "pain", "Hamate\n" * 500, None)
    assert "too_many_lines" in [one.code for one in gather(found, {}, additions).refused]


def test_a_list_that_got_another_name_still_takes_lines():
    group = next(one.id for one in facts().groups if one.label.lower().startswith("flexors"))
    renamed = {group: Decision(Verb.RENAME, "member", {"group": "benders of the wrist"})}
    told = "Extensor carpi ulnaris"
    additions = list_additions(article().text, "member", "benders of the wrist", told, None)
    rejected = {id_of(told): Decision(Verb.REJECT, "member")}
    gathered = gather(facts(), {**renamed, **rejected}, additions)
    after = apply(facts(), {**renamed, **rejected, **gathered.decisions}).facts
    members = [one.name for one in after.groups[0].members]
    assert (after.groups[0].label, told in members) == ("benders of the wrist", True)


def test_a_column_is_named_once_for_all_its_rows():
    source, found = of(_PAGE)
    table = next(b for s in source.sections for b in s.blocks if b.rows)
    rejected = {one.id: Decision(Verb.REJECT, one.kind) for one in flat(found)}
    gathered = gather(found, rejected, column_additions(table, 0, {1: "finding"}))
    after = apply(found, {**rejected, **gathered.decisions}).facts
    (column,) = after.attributes
    assert column.relation == "finding"
    assert [(row.subject, row.value) for row in column.rows] == [
        ("Phalen", ("numb fingers",)),
        ("Tinel", ("tingling", "pain")),
    ]
    (evidence,) = column.rows[0].evidence
    assert source.quote(evidence) == "Phalen | numb fingers"


@pytest.mark.parametrize("kind", list_kinds())
def test_every_kind_of_list_is_kept_when_the_text_changes_elsewhere(kind):
    source, found = of(_PAGE)
    rejected = {one.id: Decision(Verb.REJECT, one.kind) for one in flat(found)}
    told = "Dorsal: towards the back of the hand"
    gathered = gather(found, rejected, list_additions(source.text, kind, "hand", told, None))
    assert len(gathered.decisions) == 1
    _, edited = of(_PAGE.replace("# The hand", "# Hands\n\nThere are two of them."))
    assert len(added(edited, {**rejected, **gathered.decisions})) == 1
    _, gone = of(_PAGE.replace("towards the back", "at the back"))
    assert gathered.decisions.keys() <= apply(gone, gathered.decisions).lost.keys()


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("- a\r\n* b\r\n\r\n3) c", ("a", "b", "c")),
        ("(a) bend\nb. stretch", ("bend", "stretch")),
        ("A. Smith\n12 times", ("A. Smith", "12 times")),
        ("", ()),
    ],
)
def test_marks_of_lists_are_no_words(told, lines):
    assert lines_of(told) == lines
