"""One article from bytes to feedback, through the front door alone."""

import random

import questions
from questions.articles import shipped_article
from questions.items.blanks import with_gaps


def test_an_article_becomes_a_scored_answer():
    facts = questions.extract(questions.read(shipped_article()))
    bank = questions.generate(facts, seed=1)
    first = questions.draw(bank.items, length=1, rng=random.Random(3))[0]
    item = questions.item_from_json(questions.item_to_json(first.item))

    seen = questions.public_view(item, first.option_order, first.group_order)
    assert seen.prompt == with_gaps(item.prompt)
    assert questions.parse(item, {}) is None
    assert 0 <= questions.guess_score(item) < 1


def test_a_right_answer_is_explained_with_its_sentence():
    facts = questions.extract(questions.read(shipped_article()))
    bank = questions.generate(facts, seed=1)
    item = next(one for one in bank.items if one.kind == "single_choice")

    response = questions.parse(item, {"answer": [item.key]})
    outcome = questions.score(item, response)
    told = questions.explain(item, response, outcome)

    assert outcome.is_right
    assert told.verdict == "right"
    assert all(quote.text in facts.article.text for quote in told.quotes)


def test_everything_at_the_door_is_there():
    assert all(hasattr(questions, name) for name in questions.__all__)
