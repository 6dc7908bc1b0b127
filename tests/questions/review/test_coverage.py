from questions.facts import extract, flat
from questions.items import generate
from questions.reading import read
from questions.review import Decision, Verb, apply, changes, coverage
from tests.questions.review.samples import TEXT, article, facts, id_of


def test_every_sentence_tells_its_facts_and_which_are_asked_for():
    covered = coverage(article(), facts(), generate(facts(), 1))
    by_text = {one.text: one for one in covered}
    assert by_text["Palmaris longus"].facts == (id_of("Palmaris longus"),)
    assert by_text["Palmaris longus"].is_tested
    assert len(by_text["Three muscles are flexors of the wrist:"].facts) == 3
    assert not by_text["The wrist"].has_fact
    assert all(article().quote(one.span) == one.text for one in covered)


def test_without_items_nothing_is_tested():
    bank = generate(extract(read(b"# Nothing\n\nThere is nothing here at all to be found.\n")), 1)
    covered = coverage(article(), facts(), bank)
    assert not any(one.is_tested for one in covered)
    assert any(one.has_fact for one in covered)


def test_an_edit_elsewhere_keeps_facts_and_items():
    old = generate(facts(), 1)
    new = extract(read(TEXT.replace("The wrist\n", "The wrist\n\nA new opening.\n", 1).encode()))
    found = changes(facts(), new, old, generate(new, 1))
    assert found.facts.kept == tuple(one.id for one in flat(new))
    assert (found.facts.changed, found.facts.new, found.facts.gone) == ((), (), ())
    assert found.stale == ()
    assert not found.items.changed


def test_an_edited_sentence_makes_its_items_stale():
    old = generate(facts(), 1)
    new = extract(read(TEXT.replace("Palmaris longus", "Gracilis").encode()))
    found = changes(facts(), new, old, generate(new, 1))
    assert found.facts.gone == (id_of("Palmaris longus"),)
    assert found.facts.new == (id_of("Gracilis", new),)
    asked = {item.id for item in old.items if id_of("Palmaris longus") in item.facts}
    assert found.stale
    assert set(found.stale) <= asked


def test_other_words_under_the_same_id_are_a_change():
    fact = id_of("Palmaris longus")
    correction = Decision(Verb.CORRECT, "member", {"name": "Flexor digitorum superficialis"})
    new = apply(facts(), {fact: correction}).facts
    old = generate(facts(), 1)
    found = changes(facts(), new, old, generate(new, 1))
    asked = {item.id for item in old.items if fact in item.facts}
    assert found.facts.changed == (fact,)
    assert found.items.changed
    assert {*found.items.changed, *found.stale} <= asked
