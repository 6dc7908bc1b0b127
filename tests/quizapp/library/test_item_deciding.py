from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from questions.items import Item
from questions.review.items import ItemVerb, Reason
from quizapp.articles.making import Wording
from quizapp.articles.service import import_article
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.library import drafts, item_deciding, previews, publishing
from quizapp.library.errors import (
    FactGoneError,
    FlawedError,
    NotFoundError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.item_deciding import Wanted
from quizapp.models import ArticleVersion, AuditEntry, ItemReviewDecision, StoredItem, User
from tests.quizapp.library.conftest import HIPS, Desk
from tests.quizapp.library.questions import a_choice, asked, decide_item, other_stem, sight

pytestmark = pytest.mark.every_database


@pytest.fixture
def item(desk: Desk, ina: int, hips: int) -> Item:
    return a_choice(desk, ina, hips)


def _edit(desk: Desk, user: int, article: int, text: str) -> None:
    head = desk.page(user, article).head
    edited = Wording(head.title, text)
    desk.do(drafts.save_text, user, head, head.text_revision, edited, utc_now())


def _lost(desk: Desk, user: int, article: int) -> list[tuple[ItemVerb, str, Reason]]:
    lost = desk.do(previews.get_items, user, article).lost
    return [(one.standing.verb, one.standing.item_id, one.misfit.reason) for one in lost]


def _stored_prompts(app: Flask, item: Item) -> set[str]:
    with app.app_context():
        newest = select(func.max(ArticleVersion.id)).scalar_subquery()
        query = select(StoredItem.body).where(
            StoredItem.item_id == item.id, StoredItem.version_id == newest
        )
        return {body["prompt"] for body in db.session.scalars(query)}


def test_a_hidden_question_is_not_published_until_it_is_shown_again(
    app: Flask, desk: Desk, ina: int, hips: int, item: Item
) -> None:
    before = {one.id for one in asked(desk, ina, hips)}
    decide_item(desk, ina, hips, item, "hide")
    assert {one.id for one in asked(desk, ina, hips)} == before - {item.id}
    assert [one.id for one in desk.do(previews.get_items, ina, hips).hidden] == [item.id]
    assert desk.publish(ina, hips) == 1
    assert _stored_prompts(app, item) == set()
    decide_item(desk, ina, hips, item, "show")
    assert desk.page(ina, hips).head.is_changed
    assert desk.publish(ina, hips) == 2
    assert _stored_prompts(app, item)


def test_a_new_stem_is_published_and_given_back(
    app: Flask, desk: Desk, ina: int, hips: int, item: Item
) -> None:
    decide_item(desk, ina, hips, item, "reword", f"  {other_stem(item)}\n")
    decided = desk.do(previews.get_preview, ina, hips, item.id, 1).decided
    assert (decided.original, decided.reworded.by) == (item.prompt, "ina")
    assert desk.publish(ina, hips) == 1
    assert other_stem(item) in _stored_prompts(app, item)
    assert desk.publish(ina, hips) == 1
    decide_item(desk, ina, hips, item, "restore")
    assert desk.publish(ina, hips) == 2
    assert other_stem(item) not in _stored_prompts(app, item)


def test_what_was_done_is_told_before_publishing(
    desk: Desk, ina: int, hips: int, item: Item
) -> None:
    other = next(one for one in asked(desk, ina, hips) if one.id != item.id)
    decide_item(desk, ina, hips, item, "reword", other_stem(item))
    decide_item(desk, ina, hips, other, "hide")
    page = desk.do(publishing.get_publish_page, ina, hips)
    assert (page.hidden, page.reworded, page.written, page.lost_items) == (1, 1, 0, ())


def test_an_edit_elsewhere_keeps_what_was_done(desk: Desk, ina: int, hips: int, item: Item) -> None:
    hidden = asked(desk, ina, hips)[-1]
    decide_item(desk, ina, hips, item, "reword", other_stem(item))
    decide_item(desk, ina, hips, hidden, "hide")
    _edit(desk, ina, hips, HIPS.replace("is soft all", "is thin, and soft all"))
    told = {one.id: one.prompt for one in asked(desk, ina, hips)}
    assert told[item.id] == other_stem(item)
    assert hidden.id not in told
    assert _lost(desk, ina, hips) == []


def test_an_import_of_another_text_keeps_what_was_done(
    app: Flask, desk: Desk, ina: int, hips: int, item: Item
) -> None:
    decide_item(desk, ina, hips, item, "hide")
    with app.app_context():
        text = HIPS.replace("is soft all", "is thin, and soft all")
        import_article(text.encode(), "rotators-of-the-hip", 1, True, utc_now())
    assert _stored_prompts(app, item) == set()


def test_what_no_longer_fits_is_listed_kept_and_comes_back_with_the_text(
    desk: Desk, ina: int, hips: int, item: Item
) -> None:
    hidden = next(one for one in asked(desk, ina, hips) if one.id != item.id)
    decide_item(desk, ina, hips, item, "reword", other_stem(item))
    decide_item(desk, ina, hips, hidden, "hide")
    _edit(desk, ina, hips, HIPS.replace("hip", "knee"))
    gone = {(verb, one) for verb, one, _reason in _lost(desk, ina, hips)}
    assert gone == {(ItemVerb.REWORD, item.id), (ItemVerb.HIDE, hidden.id)}
    certain = desk.page(ina, hips).lost_items
    assert {(one.standing.verb, one.standing.item_id) for one in certain} == gone
    _edit(desk, ina, hips, HIPS)
    told = {one.id: one.prompt for one in asked(desk, ina, hips)}
    assert told[item.id] == other_stem(item)
    assert hidden.id not in told


def test_decisions_that_no_longer_fit_are_dropped_once(
    desk: Desk, ina: int, otto: int, hips: int, item: Item
) -> None:
    decide_item(desk, ina, hips, item, "hide")
    _edit(desk, ina, hips, HIPS.replace("hip", "knee"))
    seen = desk.do(previews.get_items, ina, hips).sight_of_lost
    assert desk.do(item_deciding.drop_lost_items, otto, hips, seen, utc_now()) == 1
    assert _lost(desk, ina, hips) == []
    with pytest.raises(RevisedError):
        desk.do(item_deciding.drop_lost_items, ina, hips, seen, utc_now())
    _edit(desk, ina, hips, HIPS)
    assert item.id in {one.id for one in asked(desk, ina, hips)}


@pytest.mark.parametrize("acts", [["hide"], ["hide", "show"], ["reword"], ["reword", "restore"]])
@pytest.mark.parametrize("act", ["hide", "reword"])
def test_what_was_not_seen_is_never_overwritten(
    desk: Desk, ina: int, otto: int, hips: int, item: Item, acts: list[str], act: str
) -> None:
    seen = sight(desk, ina, hips, item)
    for one in acts:
        decide_item(desk, otto, hips, item, one, other_stem(item))
    before = desk.do(previews.get_preview, ina, hips, item.id, 1)
    with pytest.raises(RevisedError):
        decide_item(desk, ina, hips, item, act, f"Look again. {item.prompt}", seen)
    assert desk.do(previews.get_preview, ina, hips, item.id, 1) == before


def test_the_same_twice_is_done_once(
    app: Flask, desk: Desk, ina: int, otto: int, hips: int, item: Item
) -> None:
    seen = sight(desk, ina, hips, item)
    for _ in range(2):
        decide_item(desk, ina, hips, item, "hide", seen=seen)
    with app.app_context():
        assert db.session.scalars(select(ItemReviewDecision.revision)).all() == [1]
    with pytest.raises(RevisedError):
        decide_item(desk, otto, hips, item, "hide", seen=seen)


def test_nothing_is_decided_on_a_page_of_an_older_text(
    desk: Desk, ina: int, otto: int, hips: int, item: Item
) -> None:
    seen = sight(desk, ina, hips, item)
    _edit(desk, otto, hips, HIPS.replace("soft", "firm"))
    with pytest.raises(RevisedError):
        decide_item(desk, ina, hips, item, "hide", seen=seen)


def test_what_was_done_after_the_page_was_opened_is_not_published(
    desk: Desk, ina: int, otto: int, hips: int, item: Item
) -> None:
    token = desk.do(publishing.get_publish_page, ina, hips).token
    decide_item(desk, otto, hips, item, "hide")
    with pytest.raises(RevisedError):
        desk.do(publishing.publish, ina, hips, token, utc_now())


@pytest.mark.parametrize(
    ("stem", "problem"),
    [("", "empty"), ("x" * 701, "too_long"), ("What is [[b1]]?", "other_blanks")],
)
def test_a_stem_that_cannot_be_one_is_refused(
    desk: Desk, ina: int, hips: int, item: Item, stem: str, problem: str
) -> None:
    with pytest.raises(WrongFieldsError) as caught:
        decide_item(desk, ina, hips, item, "reword", stem)
    assert caught.value.problems == {"stem": problem}


def test_a_stem_that_the_checker_speaks_against_is_refused_with_its_words(
    desk: Desk, ina: int, hips: int, item: Item
) -> None:
    with pytest.raises(FlawedError) as caught:
        decide_item(desk, ina, hips, item, "reword", "The muscles of the hip and the hand.")
    assert all(flaw.message for flaw in caught.value.flaws)
    assert desk.do(previews.get_preview, ina, hips, item.id, 1).decided.reworded is None


def test_the_old_stem_typed_again_takes_the_new_one_back(
    desk: Desk, ina: int, hips: int, item: Item
) -> None:
    decide_item(desk, ina, hips, item, "reword", other_stem(item))
    decide_item(desk, ina, hips, item, "reword", item.prompt)
    assert desk.do(previews.get_preview, ina, hips, item.id, 1).decided.reworded is None


def test_a_question_that_is_not_made_cannot_be_decided_about(
    desk: Desk, ina: int, hips: int
) -> None:
    wanted = Wanted("hide", "")
    for article, item_id, error in ((hips, "none", FactGoneError), (2_000_000, "x", NotFoundError)):
        with pytest.raises(error):
            desk.do(item_deciding.decide_item, ina, article, item_id, wanted, utc_now())


def test_each_act_is_noted(
    app: Flask, desk: Desk, ina: int, otto: int, hips: int, item: Item
) -> None:
    decide_item(desk, ina, hips, item, "hide")
    decide_item(desk, otto, hips, item, "show")
    with app.app_context():
        query = select(AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id.desc())
        rows = [tuple(row) for row in db.session.execute(query.limit(2))]
    acts = ("article.show_question", "article.hide_question")
    assert rows == [(act, f"article {hips}") for act in acts]


def test_what_a_deleted_account_did_stays_without_its_name(
    app: Flask, desk: Desk, ina: int, otto: int, hips: int, item: Item
) -> None:
    decide_item(desk, otto, hips, item, "hide")
    with app.app_context():
        db.session.execute(delete(User).where(User.id == otto))
        db.session.commit()
    hidden = desk.do(previews.get_preview, ina, hips, item.id, 1).decided.hidden
    assert hidden.by == ""


def test_deleting_an_article_takes_what_was_done_along(
    app: Flask, desk: Desk, ina: int, hips: int, item: Item, make_user: Callable[..., int]
) -> None:
    decide_item(desk, ina, hips, item, "hide")
    desk.do(publishing.delete_article, ina, hips, "Rotators of the hip", utc_now())
    with app.app_context():
        assert db.session.scalars(select(ItemReviewDecision.item_id)).all() == []
