from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, select

from questions.review import State
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.library import deciding, drafts, reviews
from quizapp.library.errors import FactGoneError, NotFoundError, RevisedError, WrongFieldsError
from quizapp.models import AuditEntry, ReviewDecision, User
from tests.quizapp.library.conftest import EARS, Desk, id_of

pytestmark = pytest.mark.every_database


def _decide(
    desk: Desk, user: int, article: int, fact: str, verb: str, seen: int = 0, **fields: str
) -> None:
    desk.do(deciding.decide, user, article, fact, verb, fields, seen, utc_now())


def _card(desk: Desk, user: int, article: int, fact: str) -> reviews.Card:
    card = desk.page(user, article).find(fact)
    assert card is not None
    return card


@pytest.fixture
def tragus(desk: Desk, ina: int, ears: int) -> str:
    return id_of(desk.page(ina, ears), "Tragicus")


@pytest.mark.parametrize(
    ("verb", "fields", "state"),
    [
        ("accept", {}, State.ACCEPTED),
        ("reject", {}, State.REJECTED),
        ("correct", {"name": "Tragicus muscle"}, State.CORRECTED),
        ("correct", {"name": "Tragicus"}, State.ACCEPTED),
    ],
)
def test_a_decision_stands_with_who_made_it(
    desk: Desk, ina: int, ears: int, tragus: str, verb: str, fields: dict[str, str], state: State
) -> None:
    _decide(desk, ina, ears, tragus, verb, **fields)
    card = _card(desk, ina, ears, tragus)
    assert card.entry.state is state
    assert card.standing is not None
    assert (card.standing.by, card.revision) == ("ina", 1)


def test_a_correction_shows_both_wordings_and_is_corrected_further(
    desk: Desk, ina: int, ears: int, tragus: str
) -> None:
    _decide(desk, ina, ears, tragus, "correct", name="Tragic muscle")
    _decide(desk, ina, ears, tragus, "correct", 1, qualifier="upper part")
    entry = _card(desk, ina, ears, tragus).entry
    assert entry.text.startswith("Tragicus (upper part)")
    assert entry.was.startswith("Tragicus is")


def test_what_was_taken_back_is_open_again(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    _decide(desk, ina, ears, tragus, "reject")
    _decide(desk, ina, ears, tragus, "undo", 1)
    card = _card(desk, ina, ears, tragus)
    assert (card.entry.state, card.revision) == (State.FOUND, 2)


@pytest.mark.parametrize("first", ["accept", "undo"])
def test_a_decision_that_was_not_seen_is_never_overwritten(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str, first: str
) -> None:
    _decide(desk, otto, ears, tragus, "reject")
    if first == "undo":
        _decide(desk, otto, ears, tragus, "undo", 1)
        _decide(desk, otto, ears, tragus, "reject", 2)
    with pytest.raises(RevisedError):
        _decide(desk, ina, ears, tragus, "accept", 1 if first == "undo" else 0)
    assert _card(desk, ina, ears, tragus).entry.state is State.REJECTED


def test_the_same_decision_twice_is_made_once(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    for _ in range(2):
        _decide(desk, ina, ears, tragus, "accept")
    assert _card(desk, ina, ears, tragus).revision == 1


def test_fields_that_cannot_be_used_are_named(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    with pytest.raises(WrongFieldsError) as caught:
        _decide(desk, ina, ears, tragus, "correct", name=" ")
    assert caught.value.problems == {"name": "empty"}
    assert _card(desk, ina, ears, tragus).revision == 0


def test_a_fact_that_is_not_there_cannot_be_decided_about(desk: Desk, ina: int, ears: int) -> None:
    with pytest.raises(FactGoneError):
        _decide(desk, ina, ears, "member-0", "accept")
    with pytest.raises(NotFoundError):
        _decide(desk, ina, 2_000_000, "member-0", "accept")


def _add(desk: Desk, user: int, article: int, quote: str, **fields: str) -> str:
    args = ("member", fields, quote, None, utc_now())
    return str(desk.do(deciding.add_fact, user, article, *args))


def test_an_addition_is_a_fact_with_its_sentence(desk: Desk, ina: int, ears: int) -> None:
    label = "holders of the ear"
    fact = _add(desk, ina, ears, "The lobe is soft", name="Lobe", new_group=label)
    card = _card(desk, ina, ears, fact)
    assert card.entry.state is State.ADDED
    assert card.quote == "The lobe is soft and has no muscle in it at all."


def test_an_addition_is_corrected_under_its_id_and_removed(desk: Desk, ina: int, ears: int) -> None:
    fact = _add(desk, ina, ears, "The lobe is soft", name="Lobe", new_group="soft parts")
    _decide(desk, ina, ears, fact, "correct", 1, name="Ear lobe", group="soft parts of the ear")
    card = _card(desk, ina, ears, fact)
    assert (card.entry.state, card.entry.text.split(" is ")[0]) == (State.ADDED, "Ear lobe")
    _decide(desk, ina, ears, fact, "reject", 2)
    assert desk.page(ina, ears).find(fact) is None


@pytest.mark.parametrize(
    ("quote", "name", "problems"),
    [
        ("", "Lobe", {"quote": "empty"}),
        ("No such words", "Lobe", {"quote": "quote_not_found"}),
        ("The lobe is soft", "", {"name": "empty"}),
        ("The lobe is soft", "\x00", {"": "unreadable"}),
    ],
)
def test_an_addition_needs_words_of_the_article_and_a_name(
    desk: Desk, ina: int, ears: int, quote: str, name: str, problems: dict[str, str]
) -> None:
    with pytest.raises(WrongFieldsError) as caught:
        _add(desk, ina, ears, quote, name=name, new_group="soft parts")
    assert caught.value.problems == problems


def test_accepting_what_is_certain_leaves_the_rest(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    _decide(desk, otto, ears, tragus, "reject")
    page = desk.page(ina, ears)
    certain = page.certain
    count = desk.do(deciding.accept_certain, ina, ears, page.head.text_revision, utc_now())
    after = desk.page(ina, ears)
    assert (count, after.certain) == (certain, 0)
    assert _card(desk, ina, ears, tragus).entry.state is State.REJECTED


def test_what_is_certain_is_accepted_of_the_text_that_was_seen(
    desk: Desk, ina: int, ears: int
) -> None:
    with pytest.raises(RevisedError):
        desk.do(deciding.accept_certain, ina, ears, 99, utc_now())
    assert desk.page(ina, ears).checked == 0


def test_decisions_stay_with_their_sentences_and_lost_ones_are_told(
    desk: Desk, ina: int, ears: int, tragus: str
) -> None:
    page = desk.page(ina, ears)
    kept = id_of(page, "Helicis major")
    for fact in (tragus, kept):
        _decide(desk, ina, ears, fact, "accept")
    changed = drafts.Wording(page.head.title, EARS.replace("- Tragicus\n", ""))
    desk.do(drafts.save_text, ina, page.head, 1, changed, utc_now())
    after = desk.page(ina, ears)
    assert _card(desk, ina, ears, kept).entry.state is State.ACCEPTED
    assert [one.text.split(" is ")[0] for one in after.lost] == ["Tragicus"]
    assert desk.do(deciding.drop_lost, ina, ears, utc_now()) == 1
    assert desk.page(ina, ears).lost == ()


def test_every_act_is_in_the_audit_log(
    app: Flask, desk: Desk, ina: int, ears: int, tragus: str
) -> None:
    _decide(desk, ina, ears, tragus, "correct", name="Tragic muscle")
    _decide(desk, ina, ears, tragus, "undo", 1)
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        told = [(entry.action, entry.subject) for entry in entries if entry.actor != "system"]
    acts = ("article.import", "article.correct", "article.undo")
    assert told == [(act, f"article {ears}") for act in acts]


def test_decisions_of_a_deleted_account_stay_without_its_name(
    app: Flask, desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    _decide(desk, otto, ears, tragus, "reject")
    with app.app_context():
        db.session.execute(delete(User).where(User.id == otto))
        db.session.commit()
        assert db.session.scalars(select(ReviewDecision.by_id)).all() == [None]
    card = _card(desk, ina, ears, tragus)
    assert card.entry.state is State.REJECTED
    assert card.standing is not None
    assert card.standing.by == ""


def test_the_next_fact_is_the_next_unchecked_one_around_the_end(
    desk: Desk, ina: int, ears: int, make_user: Callable[..., int]
) -> None:
    page = desk.page(ina, ears)
    first, *_, last = [card.entry.id for card in page.cards]
    assert page.next_after(last, "all") == first
    _decide(desk, ina, ears, first, "accept")
    assert desk.page(ina, ears).next_after(last, "all") == page.cards[1].entry.id
    assert desk.page(ina, ears).next_after("", "rejected") == page.cards[1].entry.id
