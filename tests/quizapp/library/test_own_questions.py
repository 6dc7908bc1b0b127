from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from questions.items import Kind
from questions.review.items import TypedOption, TypedQuestion
from quizapp.articles.making import Wording
from quizapp.articles.rows import OWN_FACT
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.library import drafts, own_questions, previews, publishing
from quizapp.library.errors import (
    FactGoneError,
    FlawedError,
    NotFoundError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.models import Article, ArticleVersion, ItemReviewDecision, StoredFact, StoredItem
from tests.quizapp.library.conftest import HIPS, Desk
from tests.quizapp.library.questions import QUOTE, asked

pytestmark = pytest.mark.every_database


def _typed(prompt: str = "Which part of the hip is soft all the way through?", **changed: object):
    names = ("The skin", "The rim", "The socket")
    fields = {
        "kind": Kind.SINGLE_CHOICE,
        "prompt": prompt,
        "why": "No muscle is attached to it.",
        "topic": "Parts of the hip",
        "quote": QUOTE,
        "options": tuple(TypedOption(one, one == "The skin") for one in names),
        **changed,
    }
    return TypedQuestion(**fields)


def _add(desk: Desk, user: int, article: int, typed: TypedQuestion, anyway: bool = False) -> str:
    def add(actor: object) -> str:
        return own_questions.add_question(actor, article, typed, anyway=anyway, now=utc_now())

    return str(desk.do(add, user))


def _change(
    desk: Desk, user: int, article: int, item_id: str, typed: TypedQuestion, seen: str = ""
) -> str:
    sight = seen or desk.do(own_questions.get_own, user, article, item_id).sight

    def change(actor: object) -> str:
        return own_questions.change_question(
            actor, article, item_id, typed, sight, anyway=False, now=utc_now()
        )

    return str(desk.do(change, user))


@pytest.fixture
def own(desk: Desk, ina: int, hips: int) -> str:
    return _add(desk, ina, hips, _typed())


def test_an_own_question_is_among_the_others_with_who_wrote_it(
    desk: Desk, ina: int, hips: int, own: str
) -> None:
    page = desk.do(previews.get_items, ina, hips)
    assert own in page.ids
    assert page.writers == {own: "ina"}
    preview = desk.do(previews.get_preview, ina, hips, own, 1)
    assert preview.decided.written.by == "ina"
    assert [quote.text for quote in preview.item.evidence] == [QUOTE]
    assert preview.flaws == ()


def test_an_own_question_is_published_with_a_fact_of_its_own(
    app: Flask, desk: Desk, ina: int, hips: int, own: str
) -> None:
    assert desk.publish(ina, hips) == 1
    assert desk.publish(ina, hips) == 1
    with app.app_context():
        item = db.session.scalars(select(StoredItem).where(StoredItem.item_id == own)).one()
        fact = db.session.scalars(select(StoredFact).where(StoredFact.fact_id == own)).one()
        version = db.session.get_one(ArticleVersion, item.version_id)
        of_version = select(func.count()).where(StoredFact.version_id == version.id)
        facts = db.session.scalar(of_version)
    assert (item.template, item.topic) == ("own.single_choice", "Parts of the hip")
    assert (fact.kind, fact.topic, fact.text) == (
        OWN_FACT,
        "Parts of the hip",
        "No muscle is attached to it.",
    )
    assert version.facts["article"]["text"][fact.start : fact.end] == QUOTE
    row = next(one for one in desk.library().rows if one.article_id == hips)
    assert row.facts + 1 == facts


def test_an_article_without_facts_can_be_asked_about_by_hand(
    app: Flask, desk: Desk, ina: int
) -> None:
    walk = desk.bring(ina, "# A walk\n\nWe went to the sea and came back. It was a cold day.\n")
    names = ("To the sea", "To the hills", "To the town")
    options = tuple(TypedOption(one, one == "To the sea") for one in names)
    typed = _typed("Where did the walk lead?", options=options, quote="We went to the sea")
    _add(desk, ina, walk, typed)
    assert desk.publish(ina, walk) == 1


def test_better_feedback_keeps_the_question_and_other_words_make_another_one(
    app: Flask, desk: Desk, ina: int, otto: int, hips: int, own: str
) -> None:
    assert _change(desk, otto, hips, own, _typed(why="It is skin and fat.")) == own
    other = _change(desk, otto, hips, own, _typed("Which part of the hip does no muscle move?"))
    assert other != own
    assert {one.id for one in asked(desk, ina, hips)} >= {other}
    assert own not in {one.id for one in asked(desk, ina, hips)}
    back = _change(desk, ina, hips, other, _typed())
    assert back == own
    with app.app_context():
        query = select(ItemReviewDecision.item_id, ItemReviewDecision.revision)
        revisions = {row.item_id: row.revision for row in db.session.execute(query)}
    assert revisions == {own: 4, other: 2}


def test_a_change_that_was_not_seen_is_never_overwritten(
    desk: Desk, ina: int, otto: int, hips: int, own: str
) -> None:
    seen = desk.do(own_questions.get_own, ina, hips, own).sight
    _change(desk, otto, hips, own, _typed(why="It is skin and fat."))
    with pytest.raises(RevisedError):
        _change(desk, ina, hips, own, _typed(why="It is soft."), seen)
    with pytest.raises(RevisedError):
        desk.do(own_questions.remove_question, ina, hips, own, seen, utc_now())
    typed = desk.do(own_questions.get_own, ina, hips, own).typed
    assert typed.why == "It is skin and fat."


def test_the_same_change_twice_is_made_once(desk: Desk, ina: int, hips: int, own: str) -> None:
    seen = desk.do(own_questions.get_own, ina, hips, own).sight
    for _ in range(2):
        _change(desk, ina, hips, own, _typed(why="It is skin and fat."), seen)
    assert desk.do(own_questions.get_own, ina, hips, own).standing.revision == 2


def test_a_question_that_asks_something_else_by_now_is_gone(
    desk: Desk, ina: int, otto: int, hips: int, own: str
) -> None:
    seen = desk.do(own_questions.get_own, ina, hips, own).sight
    _change(desk, otto, hips, own, _typed("Which part of the hip does no muscle move?"))
    with pytest.raises(FactGoneError):
        _change(desk, ina, hips, own, _typed(why="It is soft."), seen)
    with pytest.raises(NotFoundError):
        desk.do(own_questions.get_own, ina, hips, own)


def test_removing_takes_it_out_of_the_next_version(
    app: Flask, desk: Desk, ina: int, hips: int, own: str
) -> None:
    desk.publish(ina, hips)
    seen = desk.do(own_questions.get_own, ina, hips, own).sight
    desk.do(own_questions.remove_question, ina, hips, own, seen, utc_now())
    assert desk.publish(ina, hips) == 2
    with app.app_context():
        count = select(func.count()).select_from(StoredItem).where(StoredItem.item_id == own)
        assert db.session.scalar(count) == 1


def test_the_same_question_is_not_stored_twice(
    desk: Desk, ina: int, otto: int, hips: int, own: str
) -> None:
    with pytest.raises(WrongFieldsError) as caught:
        _add(desk, otto, hips, _typed(why="It is soft."))
    assert caught.value.problems == {"prompt": "question_already_there"}
    other = _add(desk, otto, hips, _typed("Which part of the hip does no muscle move?"))
    with pytest.raises(WrongFieldsError):
        _change(desk, otto, hips, other, _typed())


def test_a_question_with_a_flaw_is_refused(desk: Desk, ina: int, hips: int) -> None:
    with pytest.raises(FlawedError) as caught:
        _add(desk, ina, hips, _typed("The parts of the hip and the hand."))
    assert all(flaw.message for flaw in caught.value.flaws)
    assert desk.do(previews.get_items, ina, hips).writers == {}


def test_minor_flaws_are_taken_once_the_writer_has_seen_them_and_others_never(
    desk: Desk, ina: int, hips: int
) -> None:
    options = (*_typed().options[:2], TypedOption("The gastrocnemuis"))
    with pytest.raises(FlawedError):
        _add(desk, ina, hips, _typed(options=options))
    own = _add(desk, ina, hips, _typed(options=options), anyway=True)
    assert own in {one.id for one in asked(desk, ina, hips)}
    with pytest.raises(FlawedError):
        _add(desk, ina, hips, _typed("Which part of the hip is called the skin?"), anyway=True)


def test_there_is_an_end_to_what_one_article_holds(
    desk: Desk, ina: int, hips: int, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_questions, "MAX_OWN", 1)
    with pytest.raises(WrongFieldsError) as caught:
        _add(desk, ina, hips, _typed("Which part of the hip does no muscle move?"))
    assert caught.value.problems == {"": "too_many"}


def test_an_own_question_outlives_an_edit_elsewhere_and_not_that_of_its_sentence(
    desk: Desk, ina: int, hips: int, own: str
) -> None:
    def edit(text: str) -> None:
        head = desk.page(ina, hips).head
        wording = Wording(head.title, text)
        desk.do(drafts.save_text, ina, head, head.text_revision, wording, utc_now())

    edit(HIPS.replace("# Rotators of the hip\n", "# Rotators of the hip\n\nHips differ a lot.\n"))
    (quote,) = desk.do(previews.get_preview, ina, hips, own, 1).item.evidence
    assert quote.text == QUOTE
    edit(HIPS.replace(QUOTE, "The skin hangs."))
    assert own not in {one.id for one in asked(desk, ina, hips)}
    (lost,) = desk.page(ina, hips).lost_items
    assert lost.standing.item_id == own
    typed = desk.do(own_questions.get_own, ina, hips, own).typed
    assert typed.quote == QUOTE


def test_deleting_an_article_deletes_what_is_known_of_its_own_questions(
    app: Flask, desk: Desk, ina: int, hips: int, own: str
) -> None:
    desk.publish(ina, hips)
    desk.do(publishing.delete_article, ina, hips, "Rotators of the hip", utc_now())
    with app.app_context():
        assert db.session.get(Article, hips) is None
        assert db.session.scalars(select(ItemReviewDecision.item_id)).all() == []
