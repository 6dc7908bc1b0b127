import pytest

from questions.review import (
    Decision,
    Doubt,
    Verb,
    apply,
    section_at,
    suggest_fields,
    suggest_list,
)
from tests.questions.review.samples import article, facts, id_of

_LAST = Decision(Verb.ADD, "cause", {"of": "stiff wrist", "name": "Typing"}, "Typing")


@pytest.mark.parametrize(
    ("title", "lead", "last", "kind", "home"),
    [
        ("When to be careful", "", None, "contraindication", "wrist pain"),
        ("Call your doctor", "", None, "red_flag", "wrist pain"),
        ("Daily life", "What makes it worse:", None, "cause", "wrist pain"),
        ("Stages of healing", "", None, "type", "stages of healing"),
        ("Bones of the hand", "", None, "member", "bones of the hand"),
        ("", "The bones are:", None, "member", "the bones are"),
        ("", "", None, "member", "the wrist"),
        ("At work", "", _LAST, "cause", "stiff wrist"),
        ("Glossary", "", _LAST, "definition", ""),
    ],
)
def test_a_list_is_taken_for_what_its_heading_says_or_what_was_added_last(
    title, lead, last, kind, home
):
    suggestion = suggest_list(article(), facts(), title, lead, last)
    assert (suggestion.kind, suggestion.home) == (kind, home)


def test_the_heading_and_the_lead_in_of_quoted_words():
    told = section_at(article(), "Flexor carpi ulnaris\nPalmaris longus", None)
    assert told == ("Flexors of the wrist", "Three muscles are flexors of the wrist:")
    assert section_at(article(), "nowhere in it", None) == ("", "")
    assert section_at(article(), "", 7) == ("", "")


def test_a_fact_begins_with_the_words_that_were_selected():
    assert suggest_fields("cause", " A fall\non the hand. ", _LAST) == {
        "name": "A fall on the hand",
        "of": "stiff wrist",
    }
    assert suggest_fields("member", "Trapezium", _LAST) == {"name": "Trapezium"}
    assert suggest_fields("dose", "Twice a day", None) == {}
    assert suggest_fields("none", "Twice a day", None) == {}
    assert suggest_fields("cause", "word " * 40, None) == {}


def test_each_doubt_says_what_it_is_about():
    entries = {one.id: one for one in apply(facts(), {}).entries}
    hedged = entries[id_of("typing may be one")]
    assert hedged.details[hedged.doubts.index(Doubt.HEDGED)] == "“may”"
    short = entries[id_of("Extensor carpi ulnaris")]
    assert short.details[short.doubts.index(Doubt.COUNT_NOT_MET)] == "2/4"
    warned = [one for one in entries.values() if Doubt.WARNED in one.doubts]
    assert all(one.details[one.doubts.index(Doubt.WARNED)] for one in warned)
