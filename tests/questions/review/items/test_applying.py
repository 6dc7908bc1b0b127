import pytest

from questions.items.registers import PLAIN, plain_id
from questions.review.items import (
    Hiding,
    ItemVerb,
    Reason,
    Rewording,
    apply_to_bank,
    certain_misfits,
)
from tests.questions.review.items.samples import (
    QUOTE,
    TEXT,
    bank_of,
    facts_of,
    made,
    several,
    single,
    statement,
    written,
)

_ID = "single_choice.part.0123456789ab"
_OTHER = "multiple_choice.parts.0123456789ab"
_STEM = "Which part of the ear has nothing but skin and fat?"
_EDITED = TEXT.replace(QUOTE, "The lobe is a soft thing.")
_MOVED = TEXT.replace("# Ear muscles\n", "# Ear muscles\n\nEars differ from one to the next.\n")


def _bank():
    return bank_of(
        made(single(), _ID),
        made(single(), _ID, variant=1),
        made(several(), _OTHER),
        made(single(prompt="Which bit of the ear is soft?"), plain_id(_ID), register=PLAIN),
    )


def _apply(decisions, text=TEXT, bank=None):
    return apply_to_bank(bank or _bank(), decisions, facts_of(text))


def _hide(item_id=_ID):
    return {(ItemVerb.HIDE, item_id): Hiding(("member-1",))}


def _reword(stems, item_id=_ID):
    return {(ItemVerb.REWORD, item_id): Rewording(stems, ("member-1",))}


def _write(typed, text=TEXT):
    own = written(typed, text)
    return {(ItemVerb.WRITE, own.item.id): own}


def test_a_bank_that_nobody_decided_about_stays():
    reviewed = _apply({})
    assert (reviewed.bank, reviewed.shown, reviewed.misfits) == (_bank(), _bank(), {})


def test_hiding_takes_all_draws_and_both_wordings_out():
    reviewed = _apply(_hide())
    assert [item.id for item in reviewed.bank.items] == [_OTHER]
    assert reviewed.shown == _bank()
    assert reviewed.applied == _hide()


def test_hiding_keeps_the_order_of_the_others():
    reviewed = _apply(_hide(_OTHER))
    assert reviewed.bank.items == tuple(item for item in _bank().items if item.id != _OTHER)


def test_a_new_stem_is_that_of_every_draw_with_the_old_one():
    reviewed = _apply(_reword({single().prompt: _STEM}))
    told = [(item.id, item.prompt) for item in reviewed.bank.items]
    assert told[:2] == [(_ID, _STEM), (_ID, _STEM)]
    assert [item.prompt for item in reviewed.bank.items[2:]] == [
        item.prompt for item in _bank().items[2:]
    ]


def test_each_wording_has_stems_of_its_own():
    plain = _reword({"Which bit of the ear is soft?": _STEM}, plain_id(_ID))
    prompts = [item.prompt for item in _apply(plain).bank.items]
    assert prompts == [single().prompt, single().prompt, several().prompt, _STEM]


def test_a_question_that_was_reworded_can_be_hidden_and_shown_again():
    both = _hide() | _reword({single().prompt: _STEM})
    reviewed = _apply(both)
    assert [item.id for item in reviewed.bank.items] == [_OTHER]
    assert reviewed.shown.items[0].prompt == _STEM
    assert reviewed.misfits == {}


@pytest.mark.parametrize("typed", [single, several, statement])
def test_an_own_question_is_asked_behind_the_others(typed):
    reviewed = _apply(_write(typed()))
    assert reviewed.bank.items == (*_bank().items, written(typed()).item)


def test_an_own_question_goes_along_with_its_sentence():
    (item,) = _apply(_write(single()), _MOVED).bank.items[-1:]
    (quote,) = item.evidence
    assert quote.text == QUOTE
    assert facts_of(_MOVED).article.text[quote.start : quote.end] == QUOTE
    assert quote.start > written(single()).item.evidence[0].start


def test_what_no_longer_fits_does_nothing_and_is_told():
    gone = "single_choice.part.ffffffffffff"
    decisions = {**_hide(gone), **_reword({single().prompt: _STEM}, gone), **_write(single())}
    reviewed = _apply(decisions, _EDITED)
    assert reviewed.bank == _bank()
    assert reviewed.applied == {}
    assert {key: one.reason for key, one in reviewed.misfits.items()} == {
        (ItemVerb.HIDE, gone): Reason.GONE,
        (ItemVerb.REWORD, gone): Reason.GONE,
        (ItemVerb.WRITE, written(single()).item.id): Reason.QUOTE_GONE,
    }


def test_a_question_that_is_worded_otherwise_now_keeps_its_new_words():
    reviewed = _apply(_reword({"What it asked before?": _STEM, single().prompt: "Which is soft?"}))
    assert reviewed.bank.items[0].prompt == "Which is soft?"
    (misfit,) = reviewed.misfits.values()
    assert (misfit.reason, misfit.stems) == (Reason.OTHER_STEM, ("What it asked before?",))
    (applied,) = reviewed.applied.values()
    assert applied.stems == {single().prompt: "Which is soft?"}


def test_a_stem_that_spoils_the_question_is_not_asked():
    reviewed = _apply(_reword({single().prompt: "Which part of the ear is called the lobe?"}))
    assert reviewed.bank == _bank()
    (misfit,) = reviewed.misfits.values()
    assert misfit.reason is Reason.FLAWED
    assert misfit.flaws


def test_a_stem_that_wants_an_edit_is_asked():
    stem = "The parts of the ear and the hand."
    reviewed = _apply(_reword({single().prompt: stem}))
    assert reviewed.bank.items[0].prompt == stem
    assert reviewed.misfits == {}


def test_an_own_question_with_a_flaw_beside_new_facts_is_not_asked():
    typed = single(
        prompt="Which muscle holds the ear still?",
        options=tuple(
            type(one)(name, name == "Tragicus")
            for one, name in zip(
                single().options,
                ("Tragicus", "Auricularis anterior", "Auricularis superior", "Antitragicus"),
                strict=True,
            )
        ),
        quote="Tragicus",
    )
    before = TEXT.replace("4 muscles", "3 muscles").replace("- Antitragicus\n", "")
    reviewed = _apply(_write(typed, before))
    assert reviewed.bank == _bank()
    (misfit,) = reviewed.misfits.values()
    assert misfit.reason is Reason.FLAWED


def test_facts_alone_say_what_certainly_does_not_fit():
    facts = facts_of(_EDITED)
    known = facts.groups[0].members[0].id
    decisions = {
        (ItemVerb.HIDE, "a.b.1"): Hiding(("member-0", "member-1")),
        (ItemVerb.HIDE, "a.b.2"): Hiding(("member-0", known)),
        (ItemVerb.HIDE, "a.b.3"): Hiding(()),
        (ItemVerb.REWORD, "a.b.4"): Rewording({"Old?": "New?"}, ("member-0",)),
        **_write(single()),
        **_write(several(quote="Tragicus")),
    }
    found = certain_misfits(decisions, facts)
    assert found[ItemVerb.REWORD, "a.b.4"].stems == ("Old?",)
    assert {key[1]: one.reason for key, one in found.items()} == {
        "a.b.1": Reason.GONE,
        "a.b.4": Reason.GONE,
        written(single()).item.id: Reason.QUOTE_GONE,
    }
