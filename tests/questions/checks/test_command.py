"""`python -m questions check`."""

import copy
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import questions.articles
from questions.__main__ import main
from questions.articles import shipped_article
from questions.checks.reading import UnreadableBankError, bank_from_json
from questions.facts import extract
from questions.items import bank_to_json, generate
from questions.reading import read

ARTICLE = str(Path(questions.articles.__file__).with_name("hip-internal-rotation.md"))
BANK = bank_to_json(generate(extract(read(shipped_article())), 1))


def bank_with(**changes):
    """The bank of its first choice alone, changed."""
    first = next(one for one in BANK["items"] if one["kind"] == "single_choice")
    return {**BANK, "items": [{**copy.deepcopy(first), **changes}]}


@pytest.fixture
def check(tmp_path, capsys):
    def run(bank, *more):
        path = tmp_path / "bank.json"
        data = bank if isinstance(bank, bytes) else json.dumps(bank).encode()
        path.write_bytes(data)
        status = main(["check", str(path), *(more or ("--article", ARTICLE))])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_the_shipped_article_makes_a_bank_without_flaws(capsys):
    assert main(["check", ARTICLE]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert " items, 0 flaws; the plain register reads at grade " in line


def test_a_bank_is_checked_with_its_article(check):
    assert check(BANK)[0] == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"key": "elsewhere"}, "unusable"),
        ({"evidence": [{"start": 0, "end": 10**9, "text": "Hip"}]}, "evidence"),
        ({"evidence": [{"start": 0, "end": 3, "text": "Hop"}]}, "evidence"),
        ({"evidence": []}, "evidence"),
        ({"prompt": "Which of these is true?"}, "unfocused-prompt"),
    ],
)
def test_a_flaw_is_one_line_with_item_and_advice(check, changes, code):
    status, out, err = check(bank_with(**changes))
    item = bank_with()["items"][0]["id"]
    *flaws, summary = out.splitlines()
    assert status == 1
    assert any(line.startswith(f"{item}: {code}: ") for line in flaws)
    assert summary.startswith("1 items, ")
    assert err == ""


def test_the_facts_are_made_again_to_find_a_second_key(check):
    bank = bank_with(facts=["an id that this article has not"])
    for option in bank["items"][0]["options"]:
        if option["id"] != bank["items"][0]["key"]:
            option["text"] = "Gluteus minimus"
            break
    bank["items"][0]["prompt"] = "Which of these muscles is an internal rotator of the hip?"
    assert "second-key: “Gluteus minimus” is right as well" in check(bank)[1]


def test_what_a_file_says_does_not_steer_the_terminal(check):
    out = check(bank_with(id="a\x1b[31m\nb\ud800", key="elsewhere"))[1]
    assert out.splitlines()[0].startswith("a [31m b : unusable: ")
    assert len(out.splitlines()) == 2


@pytest.mark.parametrize(
    "bank",
    [
        b"{",
        b"\xff\xfe{",
        b"[" * 100_000,
        b"[]",
        b'"items/1"',
        {},
        {**BANK, "schema": "facts/1"},
        {**BANK, "items": None},
        {**BANK, "items": [1]},
        {**BANK, "items": [{}]},
        {**BANK, "article": None},
        {**BANK, "seed": "1"},
        bank_with(kind="essay"),
        bank_with(kind=["single_choice"]),
        bank_with(prompt=1),
        bank_with(options=None),
        bank_with(options=[{"id": "a"}]),
        bank_with(options=[{"id": "a", "text": None, "figure": None}]),
        bank_with(key=None),
        bank_with(key={"low": 1}),
        bank_with(kind="numeric"),
        bank_with(kind="cloze", key={"b1": 3}),
        bank_with(evidence=[{"start": "0", "end": 3, "text": "Hip"}]),
        bank_with(facts=[1]),
        bank_with(feedback=None),
        bank_with(proofs={"a": None}),
    ],
    ids=lambda bank: None,
)
def test_what_is_no_bank_gives_one_line_and_status_2(check, bank):
    status, out, err = check(bank)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "bank.json: " in err


def test_a_bank_needs_its_article(check):
    status, _, err = check(BANK, "--seed", "1")
    assert status == 2
    assert err.endswith("a bank needs its article: --article FILE\n")


@pytest.mark.parametrize("missing", ["file", "article"])
def test_a_missing_file_is_named(tmp_path, capsys, missing):
    nowhere = str(tmp_path / "nowhere.md")
    named = [nowhere] if missing == "file" else [ARTICLE, "--article", nowhere]
    assert main(["check", *named]) == 2
    assert capsys.readouterr().err == f"{nowhere}: No such file or directory\n"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(field=st.sampled_from(sorted(BANK["items"][0])), value=JSON)
def test_any_value_in_any_field_is_read_or_refused(field, value):
    with suppress(UnreadableBankError):
        bank_from_json(json.dumps(bank_with(**{field: value})).encode())
