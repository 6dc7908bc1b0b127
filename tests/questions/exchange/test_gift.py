import json
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest

from questions.exchange import FORMATS, Reason, export, losses
from questions.items import Kind, Option
from questions.items.blanks import GAP
from questions.scoring import score

GIFT = FORMATS["gift"]
_PARSE = """
const text = require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(require("gift-pegjs").parse(text)));
"""
SIGNS = "1 ~ 2 = 3 # {4} : 5 \\ 6 \\n ->\n// é “q”"


def _parse(data):
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no Node to run gift-pegjs")
    ran = subprocess.run([node, "-e", _PARSE], input=data, capture_output=True, check=False)
    if b"Cannot find module" in ran.stderr:
        pytest.skip("Node has no gift-pegjs: npm install --no-save gift-pegjs")
    assert ran.returncode == 0, ran.stderr.decode()
    return [one for one in json.loads(ran.stdout) if one["type"] != "Category"]


@pytest.fixture(scope="module")
def questions(exported):
    return {one["id"]: one for one in _parse(exported["gift"][0])}


def _text(part):
    return part["text"]


def _mark(one, given):
    """As Moodle marks: shares of options that were chosen, pairs that fit, what was typed."""
    if one["type"] == "MC":
        worth = {
            _text(each["text"]): 1.0 if each["isCorrect"] else (each["weight"] or 0) / 100
            for each in one["choices"]
        }
        return min(1.0, max(0.0, sum(worth[each] for each in given)))
    if one["type"] == "TF":
        return float(one["isTrue"] == (given == ["true"]))
    if one["type"] == "Matching":
        pairs = [
            (_text(each["subquestion"]), each["subanswer"])
            for each in one["matchPairs"]
            if _text(each["subquestion"])
        ]
        return sum(given.get(thing) == answer for thing, answer in pairs) / len(pairs)
    if one["type"] == "Short":
        return float(
            any(_text(each["text"]).lower() == given[0].lower() for each in one["choices"])
        )
    assert one["type"] == "Numerical"
    return float(abs(one["choices"]["number"] - given[0]) <= one["choices"]["range"])


def _given(item, response):
    texts = {one.id: one.text for one in item.options}
    groups = {one.id: one.text for one in item.groups}
    if item.kind is Kind.TRUE_FALSE:
        return [response]
    if isinstance(response, str):
        return [texts[response]]
    if item.kind is Kind.CLOZE:
        return list(response.values())
    if isinstance(response, dict):
        return {texts[one]: groups[at] for one, at in response.items()}
    return list(response) if item.kind is Kind.NUMERIC else [texts[one] for one in response]


def test_gift_pegjs_reads_all_that_is_not_left_out(items, exported, questions):
    left_out = {one.item_id for one in exported["gift"][1] if one.is_whole}
    assert list(questions) == [one.id for one in items if one.id not in left_out]


def test_a_file_scores_as_we_do(answered, questions):
    for item, responses in answered:
        for response in responses if item.id in questions else ():
            theirs = _mark(questions[item.id], _given(item, response))
            assert theirs == pytest.approx(score(item, response).score, abs=1e-4), item.id


def test_words_feedback_and_tags_come_through(items, questions):
    for item in items:
        if (one := questions.get(item.id)) is None:
            continue
        asked = _text(one["stem"]).replace(f"{GAP} ", GAP)
        assert asked == item.prompt.replace("[[b1]]", GAP)
        assert item.feedback.wrong in _text(one["globalFeedback"])
        assert f"topic:{item.topic}" in one["tags"]
        assert item.prompt.startswith(one["title"].rstrip("…").split(GAP)[0].rstrip("_ "))
        if one["type"] == "MC":
            told = [_text(each["feedback"] or {"text": ""}) for each in one["choices"]]
            assert told == [item.feedback.by_option.get(each.id, "") for each in item.options]


def test_signs_of_the_format_are_words_again(items):
    item = next(one for one in items if one.kind is Kind.SINGLE_CHOICE)
    options = (Option(item.options[0].id, SIGNS), *item.options[1:])
    to = BytesIO()
    assert not any(one.is_whole for one in export(GIFT, "T", [replace(item, options=options)], to))
    (one,) = _parse(to.getvalue())
    assert _text(one["choices"][0]["text"]) == SIGNS


@pytest.mark.parametrize(
    ("kind", "text"), [(Kind.SINGLE_CHOICE, "%50% of them"), (Kind.MATCH, "in -> out")]
)
def test_what_would_be_taken_for_a_sign_is_left_out(items, kind, text):
    item = next(one for one in items if one.kind is kind)
    options = (Option(item.options[0].id, text), *item.options[1:])
    (lost,) = losses(GIFT, replace(item, options=options))
    assert lost.reason is Reason.SIGNS


def test_drawings_ranges_and_orders_are_left_out_and_named(items):
    reasons = {one.kind: losses(GIFT, one)[0].reason for one in items if losses(GIFT, one)}
    assert reasons[Kind.PICTURE] is Reason.PICTURE
    assert reasons[Kind.ORDER] is Reason.KIND
    assert Reason.RANGE in {one.reason for item in items for one in losses(GIFT, item)}
