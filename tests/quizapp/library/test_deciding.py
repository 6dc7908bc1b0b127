from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import delete, select

from questions.review import State
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.library import cards, deciding, drafts
from quizapp.library.errors import FactGoneError, NotFoundError, RevisedError, WrongFieldsError
from quizapp.models import AuditEntry, ReviewDecision, User
from tests.quizapp.library.conftest import EARS, Desk, id_of

pytestmark = pytest.mark.every_database


def _decide(
    desk: Desk, user: int, article: int, fact: str, verb: str, seen: str = "", **fields: str
) -> None:
    """Decides with the page just opened, or with one that was `seen` before."""
    seen = seen or desk.sight(user, article, fact)
    desk.do(deciding.decide, user, article, fact, verb, fields, seen, utc_now())


def _card(desk: Desk, user: int, article: int, fact: str) -> cards.Card:
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
    assert (card.standing.by, card.standing.revision) == ("ina", 1)


def test_a_correction_shows_both_wordings_and_is_corrected_further(
    desk: Desk, ina: int, ears: int, tragus: str
) -> None:
    _decide(desk, ina, ears, tragus, "correct", name="Tragic muscle")
    _decide(desk, ina, ears, tragus, "correct", qualifier="upper part")
    entry = _card(desk, ina, ears, tragus).entry
    assert entry.text.startswith("Tragic muscle (upper part)")
    assert entry.was.startswith("Tragicus is")


def test_what_was_taken_back_is_open_again(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    _decide(desk, ina, ears, tragus, "reject")
    _decide(desk, ina, ears, tragus, "undo")
    card = _card(desk, ina, ears, tragus)
    assert card.standing is not None
    assert (card.entry.state, card.standing.revision) == (State.FOUND, 2)


@pytest.mark.parametrize("acts", [["reject"], ["reject", "undo"], ["reject", "undo", "reject"]])
@pytest.mark.parametrize("verb", ["accept", "correct"])
def test_a_decision_that_was_not_seen_is_never_overwritten(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str, acts: list[str], verb: str
) -> None:
    seen = desk.sight(ina, ears, tragus)
    for act in acts:
        _decide(desk, otto, ears, tragus, act)
    before = _card(desk, ina, ears, tragus)
    with pytest.raises(RevisedError):
        _decide(desk, ina, ears, tragus, verb, seen, name="Tragic muscle")
    assert _card(desk, ina, ears, tragus) == before


def test_the_same_decision_twice_is_made_once(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    seen = desk.sight(ina, ears, tragus)
    for _ in range(2):
        _decide(desk, ina, ears, tragus, "accept", seen)
    standing = _card(desk, ina, ears, tragus).standing
    assert standing is not None
    assert standing.revision == 1


def test_who_decides_as_somebody_else_did_is_told_that_the_page_was_old(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    seen = desk.sight(ina, ears, tragus)
    _decide(desk, otto, ears, tragus, "accept")
    with pytest.raises(RevisedError):
        _decide(desk, ina, ears, tragus, "accept", seen)


def test_a_sentence_that_changed_with_its_list_is_not_accepted_unseen(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    other = id_of(desk.page(ina, ears), "Helicis major")
    seen, of_all = desk.sight(ina, ears, tragus), desk.page(ina, ears).sight_of_certain
    _decide(desk, otto, ears, other, "correct", group="wigglers of the ear")
    assert "wiggler" in _card(desk, ina, ears, tragus).entry.text
    with pytest.raises(RevisedError):
        _decide(desk, ina, ears, tragus, "accept", seen)
    with pytest.raises(RevisedError):
        desk.do(deciding.accept_certain, ina, ears, of_all, utc_now())
    assert _card(desk, ina, ears, tragus).entry.state is State.FOUND


def test_nothing_is_decided_on_a_page_of_an_older_text(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    page = desk.page(ina, ears)
    seen = desk.sight(ina, ears, tragus)
    edited = drafts.Wording(page.head.title, EARS.replace("soft", "firm"))
    desk.do(drafts.save_text, otto, page.head, 1, edited, utc_now())
    with pytest.raises(RevisedError):
        _decide(desk, ina, ears, tragus, "accept", seen)
    with pytest.raises(RevisedError):
        desk.do(deciding.accept_certain, ina, ears, page.sight_of_certain, utc_now())
    assert desk.page(ina, ears).checked == 0


def _label(desk: Desk, user: int, article: int, fact: str) -> str:
    fields = desk.page(user, article, fact).fields
    return next(field.value for field in fields if field.name == "group")


def test_the_latest_name_of_a_list_stands_whichever_fact_it_came_with(
    desk: Desk, ina: int, otto: int, ears: int
) -> None:
    names = ("Helicis major", "Antitragicus", "Helicis minor", "Tragicus")
    facts = [id_of(desk.page(ina, ears), name) for name in names]
    for number, fact in enumerate((*facts, *reversed(facts))):
        user = (ina, otto)[number % 2]
        _decide(desk, user, ears, fact, "correct", group=f"wigglers number {number}")
        assert {_label(desk, ina, ears, one) for one in facts} == {f"wigglers number {number}"}
    assert desk.page(ina, ears).lost == ()


def test_a_new_name_of_a_list_outlives_the_fact_that_it_came_with(
    desk: Desk, ina: int, ears: int, tragus: str
) -> None:
    other = id_of(desk.page(ina, ears), "Helicis major")
    _decide(desk, ina, ears, tragus, "correct", group="wigglers of the ear", name="Tragic")
    for verb in ("reject", "undo"):
        _decide(desk, ina, ears, tragus, verb)
        assert _label(desk, ina, ears, other) == "wigglers of the ear"
    assert "Tragicus is" in _card(desk, ina, ears, tragus).entry.text


def test_a_list_gets_its_first_name_back(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    first = _label(desk, ina, ears, tragus)
    for name in ("wigglers of the ear", first):
        _decide(desk, ina, ears, tragus, "correct", group=name)
    entry = _card(desk, ina, ears, tragus).entry
    assert (entry.state, entry.was) == (State.ACCEPTED, "")


def test_a_field_that_is_left_out_stays_as_somebody_corrected_it(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    _decide(desk, otto, ears, tragus, "correct", group="wigglers of the ear", qualifier="upper")
    _decide(desk, ina, ears, tragus, "correct", name="Tragic")
    assert "Tragic (upper)" in _card(desk, ina, ears, tragus).entry.text
    assert _label(desk, ina, ears, tragus) == "wigglers of the ear"


def test_a_name_of_a_list_is_no_checked_fact(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    _decide(desk, ina, ears, tragus, "correct", group="wigglers of the ear")
    (row,) = [one for one in desk.library().rows if one.article_id == ears]
    assert row.checked == desk.page(ina, ears).checked == 1


def test_accepting_keeps_a_correction(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    _decide(desk, ina, ears, tragus, "correct", name="Tragic muscle")
    _decide(desk, ina, ears, tragus, "accept")
    assert _card(desk, ina, ears, tragus).entry.state is State.CORRECTED


def test_fields_that_cannot_be_used_are_named(desk: Desk, ina: int, ears: int, tragus: str) -> None:
    with pytest.raises(WrongFieldsError) as caught:
        _decide(desk, ina, ears, tragus, "correct", name=" ")
    assert caught.value.problems == {"name": "empty"}
    assert _card(desk, ina, ears, tragus).standing is None


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
    _decide(desk, ina, ears, fact, "correct", name="Ear lobe", group="soft parts of the ear")
    card = _card(desk, ina, ears, fact)
    assert (card.entry.state, card.entry.text.split(" is ")[0]) == (State.ADDED, "Ear lobe")
    _decide(desk, ina, ears, fact, "reject")
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
    count = desk.do(deciding.accept_certain, ina, ears, page.sight_of_certain, utc_now())
    assert (count, desk.page(ina, ears).certain) == (len(page.certain), ())
    assert _card(desk, ina, ears, tragus).entry.state is State.REJECTED


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_what_is_certain_is_accepted_only_as_it_was_seen(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str, verb: str
) -> None:
    seen = desk.page(ina, ears).sight_of_certain
    _decide(desk, otto, ears, tragus, verb)
    with pytest.raises(RevisedError):
        desk.do(deciding.accept_certain, ina, ears, seen, utc_now())
    assert desk.page(ina, ears).checked == 1


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
    assert desk.do(deciding.drop_lost, ina, ears, after.sight_of_lost, utc_now()) == 1
    assert desk.page(ina, ears).lost == ()


def test_only_lost_decisions_that_were_seen_are_dropped_and_old_pages_stay_old(
    desk: Desk, ina: int, otto: int, ears: int, tragus: str
) -> None:
    _decide(desk, ina, ears, tragus, "accept")
    (page, seen) = (desk.page(ina, ears), desk.sight(ina, ears, tragus))
    head = page.head
    without = drafts.Wording(head.title, EARS.replace("- Tragicus\n", ""))
    desk.do(drafts.save_text, otto, head, 1, without, utc_now())
    with pytest.raises(RevisedError):
        desk.do(deciding.drop_lost, ina, ears, page.sight_of_lost, utc_now())
    lost = desk.page(ina, ears)
    assert len(lost.lost) == 1
    desk.do(deciding.drop_lost, ina, ears, lost.sight_of_lost, utc_now())
    desk.do(drafts.save_text, otto, lost.head, 2, head.wording, utc_now())
    card = _card(desk, ina, ears, tragus)
    assert card.standing is not None
    assert (card.entry.state, card.standing.revision) == (State.FOUND, 2)
    with pytest.raises(RevisedError):
        _decide(desk, ina, ears, tragus, "reject", seen)


def test_many_may_bring_the_same_article_at_once(desk: Desk, ina: int, otto: int) -> None:
    count = 12
    gate = threading.Barrier(count)

    def bring(number: int) -> int:
        gate.wait(timeout=30)
        return desk.bring((ina, otto)[number % 2])

    with ThreadPoolExecutor(count) as pool:
        articles = list(pool.map(bring, range(count)))
    assert len(set(articles)) == count
    assert len({row.article_id for row in desk.library().rows} & set(articles)) == count


def test_every_act_is_in_the_audit_log(
    app: Flask, desk: Desk, ina: int, ears: int, tragus: str
) -> None:
    _decide(desk, ina, ears, tragus, "correct", name="Tragic muscle")
    _decide(desk, ina, ears, tragus, "undo")
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
