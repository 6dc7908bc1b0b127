"""Files of ours come back; files of others come in, or say why not."""

import base64
import io
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.exchange import FORMATS, export
from questions.exchange.readers import (
    MAX_BYTES,
    Refusal,
    Unreadable,
    UnreadableFileError,
    read_questions,
)
from questions.items import Blanks, Kind, NumericRange, Option
from questions.items.blanks import GAP, with_gaps
from tests.questions.exchange.test_gift import SIGNS

# What asks the same in other words of the format.
_SAME_KIND = {Kind.PICTURE: Kind.SINGLE_CHOICE, Kind.CLASSIFY: Kind.MATCH}


def _line(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_a_bank_that_comes_back_is_the_same_but_for_what_is_lost(name, items, exported):
    data, lost = exported[name]
    read = read_questions(data)
    pictures = [one for one in items if one.kind is Kind.PICTURE]
    left_out = {one.item_id for one in lost if one.is_whole} | {one.id for one in pictures}
    kept = [one for one in items if one.id not in left_out]
    assert [one.reason for one in read.refused] == (
        [Refusal.PICTURE] * len(pictures) if name == "moodle" else []
    )
    assert len(read.questions) == len(kept)
    for item, one in zip(kept, read.questions, strict=True):
        assert one.kind is _SAME_KIND.get(item.kind, item.kind)
        assert one.prompt == _line(item.prompt)
        assert one.topic == item.topic
        assert one.tag("template") == item.template
        assert one.tag("register") == item.register
        assert one.tag("difficulty") == f"{item.difficulty:g}"
        assert [tag for tag in one.tags if tag.startswith("fact:")] == [
            f"fact:{fact}" for fact in item.facts
        ]
        assert one.told.why == _line(item.feedback.wrong)
        assert one.told.correction == (item.correction or "")
        assert one.told.quotes == tuple(_line(quote.text) for quote in item.evidence)
        assert _key(one) == _key_of(item)


_SIGNS = [*"ab ~=#{}:\\%*[]<>&/\"'-_.;5éß“—😀", "->", "{1:SA:=x}", "####", "%50%", "\\n", "]]>"]
_STRANGE = st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=12).map(
    lambda signs: _line("".join(signs)).strip("- ") or "a"
)


@pytest.mark.parametrize("name", ["moodle", "gift"])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(at=st.integers(0, 999), words=st.lists(_STRANGE, min_size=16, max_size=16, unique=True))
def test_any_words_come_back_or_are_listed_as_lost(name, items, at, words):
    """Of shipped questions of every kind, with strange words put into each of their parts."""
    pool = [one for one in items if one.kind is not Kind.PICTURE]
    item = pool[at % len(pool)]
    strange = _with_words(item, iter(words))
    to = io.BytesIO()
    lost = export(FORMATS[name], words[0], [strange], to)
    if any(one.is_whole for one in lost):
        return
    (one,) = read_questions(to.getvalue()).questions
    assert one.prompt == _line(strange.prompt)
    assert one.told.why == _line(strange.feedback.wrong)
    assert _key(one) == _key_of(strange)


def _with_words(item, words):
    said = {each: next(words) for each in item.feedback.by_option} if item.options else {}
    key = item.key
    if isinstance(key, Blanks):
        key = Blanks({blank: (next(words), next(words)) for blank in key.accepted})
    is_statement = item.kind is Kind.TRUE_FALSE
    return replace(
        item,
        prompt=item.prompt if isinstance(key, Blanks) else next(words),
        options=item.options
        if is_statement
        else tuple(
            replace(one, text=f"{next(words, one.id)} {n}") for n, one in enumerate(item.options)
        ),
        groups=tuple(replace(one, text=f"{n} {one.text}") for n, one in enumerate(item.groups)),
        key=key,
        feedback=replace(item.feedback, wrong=f"Why {next(words, 'so')}.", by_option=said),
    )


def _key(one):
    if one.kind is Kind.TRUE_FALSE:
        return one.verdict, {each.text: each.feedback for each in one.choices}
    if one.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        return [(each.text, each.share > 0, each.feedback) for each in one.choices]
    if one.kind is Kind.MATCH:
        pairs = {each.thing: (each.group, each.feedback) for each in one.pairs if each.thing}
        return pairs, {each.group for each in one.pairs}
    return one.steps or one.accepted or (*one.numbers, one.unit or None)


def _key_of(item):
    said = item.feedback.by_option
    if item.kind is Kind.TRUE_FALSE:
        return item.key == "true", {one: said.get(one, "") for one in ("true", "false")}
    if isinstance(item.key, Blanks):
        return tuple(tuple(words) for words in item.key.accepted.values())
    if isinstance(item.key, NumericRange):
        return item.key.low, item.key.high, _Unit(item.key.unit)
    texts = {one.id: one.text for one in item.options}
    if item.kind is Kind.ORDER:
        return tuple(texts[one] for one in item.key)
    if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE):
        right = item.key if isinstance(item.key, tuple) else (item.key,)
        return [(one.text, one.id in right, said.get(one.id, "")) for one in item.options]
    groups = {one.id: one.text for one in item.groups}
    used = {one: groups[at] for one, at in item.key.items()}
    return {texts[one]: (used[one], said.get(one, "")) for one in used}, set(groups.values())


class _Unit(str):
    """GIFT has no units: none is the same."""

    __hash__ = str.__hash__

    def __eq__(self, other):
        return other is None or str.__eq__(self, other)


GIFT = r"""
// somebody's file
$CATEGORY: $course$/top/Anatomy/Hip//Knee

// [tag:week 1] [tag:topic:Own]
::Signs:: What is 1 \+ 1\: \{two\} \= \~ \#\\{
  =a \= b#yes\: it is
  ~%0%c \~ d # no
  ~e\nf
#### Because <b>it</b> is.
}

Two {~%50%one ~%50%two ~%-100%three ~four}

TrueFalse{F#wrong#right}

The femur is a {=bone =thigh\-bone} of the leg.

Number? {#3:1}
Range? {#1..5}

::open:: Tell all. {}

Match{=a -> 1 =b -> 2 = -> 3}

[html]<p>Look: <img src="data:,">?</p>{=a ~b}

::never closed:: What {=a ~b

::next:: Next?{=a ~b ~c}

::wild:: Any? {=a*}

Several numbers {#=1:0 =%50%2:0}
"""


def test_gift_as_others_write_it():
    read = read_questions(GIFT.encode())
    by_start = {one.prompt.split()[0]: one for one in read.questions}
    signs = by_start["What"]
    assert signs.name == "Signs"
    assert signs.prompt == r"What is 1 \+ 1: {two} = ~ #" + "\\"
    assert [one.text for one in signs.choices] == ["a = b", "c ~ d", "e f"]
    assert [one.feedback for one in signs.choices] == ["yes: it is", "no", ""]
    assert signs.told.why == "Because it is."
    assert (signs.topic, signs.tags) == ("Own", ("week 1", "topic:Own"))
    assert by_start["Two"].kind is Kind.MULTIPLE_CHOICE
    assert by_start["Two"].topic == "Hip/Knee"
    assert [one.share for one in by_start["Two"].choices] == [0.5, 0.5, -1, 0]
    assert by_start["TrueFalse"].verdict is False
    assert by_start["The"].prompt == "The femur is a [[b1]] of the leg."
    assert by_start["Match"].pairs[2].group == "3"
    assert by_start["Next?"].name == "next"
    reasons = {one.name: one.reason for one in read.refused}
    assert reasons["open"] is Refusal.KIND
    assert reasons["never closed"] is Refusal.BRACES
    assert reasons["wild"] is Refusal.WILDCARD
    assert Refusal.PICTURE in reasons.values()
    assert Refusal.SEVERAL_NUMBERS in reasons.values()


def test_numbers_in_gift_are_ranges():
    read = read_questions(b"A? {#3:1}\n\nB? {#1..5}\n\nC? {#=7:0#yes ####Why}")
    assert [one.numbers for one in read.questions] == [(2, 4), (1, 5), (7, 7)]


def test_signs_come_back_from_gift(items):
    item = next(one for one in items if one.kind is Kind.SINGLE_CHOICE)
    strange = replace(item, options=(Option(item.options[0].id, SIGNS), *item.options[1:]))
    to = io.BytesIO()
    export(FORMATS["gift"], "T", [strange], to)
    (one,) = read_questions(to.getvalue()).questions
    assert one.choices[0].text == _line(SIGNS)


def _quiz(*questions):
    return f'<?xml version="1.0"?><quiz>{"".join(questions)}</quiz>'.encode()


def _question(kind, content, text="<![CDATA[<p>Which <b>one</b> &lt;3?</p>]]>", more=""):
    return (
        f'<question type="{kind}"><name><text>N</text></name>'
        f'<questiontext format="html"><text>{text}</text>{more}</questiontext>{content}</question>'
    )


_ANSWERS = (
    '<answer fraction="100" format="html"><text><![CDATA[<p>one</p>]]></text><feedback><text>yes'
    '</text></feedback></answer><answer fraction="0"><text>two &amp;amp; more</text></answer>'
)


def test_moodle_as_others_write_it():
    category = (
        "<question type='category'><category><text>$course$/A/Hip</text></category></question>"
    )
    (one,) = read_questions(_quiz(category, _question("multichoice", _ANSWERS))).questions
    assert one.prompt == "Which one <3?"
    assert [each.text for each in one.choices] == ["one", "two & more"]
    assert one.choices[0].feedback == "yes"
    assert one.topic == "Hip"


@pytest.mark.parametrize(
    ("kind", "content", "reason", "detail"),
    [
        ("essay", "", Refusal.KIND, "essay"),
        ("shortanswer", '<answer fraction="100"><text>fem*</text></answer>', Refusal.WILDCARD, ""),
        ("numerical", '<answer fraction="100"><text>x</text></answer>', Refusal.NO_ANSWER, ""),
        ("numerical", '<answer fraction="100"><text>nan</text></answer>', Refusal.NO_ANSWER, ""),
        ("truefalse", "", Refusal.NO_ANSWER, ""),
        ("cloze", "", Refusal.KIND, "cloze"),
    ],
)
def test_what_cannot_be_taken_says_why(kind, content, reason, detail):
    (one,) = read_questions(_quiz(_question(kind, content))).refused
    assert (one.reason, one.detail, one.name) == (reason, detail, "N")


@pytest.mark.parametrize(
    ("text", "more", "named"),
    [
        ('&lt;img src="@@PLUGINFILE@@/a%20hip.png?x=1"&gt;', "", "a hip.png"),
        (
            "See",
            f'<file name="a.png" encoding="base64">{base64.b64encode(b"x").decode()}</file>',
            "a.png",
        ),
        ("&lt;svg onload=alert(1)&gt;", "", "svg"),
        ('&lt;img src="data:image/png;base64,AAAA"&gt;&lt;video&gt;', "", "img, video"),
    ],
)
def test_questions_about_pictures_are_refused_and_name_them(text, more, named):
    (one,) = read_questions(_quiz(_question("multichoice", _ANSWERS, text, more))).refused
    assert (one.reason, one.detail) == (Refusal.PICTURE, named)


def test_pictures_among_options_and_blanks_are_refused_too():
    drawn = _ANSWERS.replace("two", "&lt;img src='b.png'&gt;")
    blank = "&lt;img src='c.png'&gt; {1:SA:=d}"
    read = read_questions(
        _quiz(
            _question("multichoice", drawn), _question("cloze", "", blank), _question("essay", "")
        )
    )
    assert [one.detail for one in read.refused] == ["b.png", "c.png", "essay"]
    (one,) = read_questions(rb"[html]Which?{=<img src\='d.png'> ~b}").refused
    assert one.detail == "d.png"


def test_pictures_in_what_is_said_after_an_answer_stay_out():
    said = (
        '<generalfeedback format="html"><text>Why. &lt;img src="e.png"&gt;</text>'
        '<file name="e.png" encoding="base64">AAAA</file></generalfeedback>'
    )
    feedback = _ANSWERS.replace("yes", "yes&lt;img src='f.png'&gt;")
    (one,) = read_questions(_quiz(_question("multichoice", said + feedback))).questions
    assert (one.told.why, one.choices[0].feedback) == ("Why.", "yes")
    assert one.left_out == ("e.png", "f.png")
    (one,) = read_questions(rb"[html]Q?{=a#<img src\='g.png'>yes ~b ####Why.}").questions
    assert (one.choices[0].feedback, one.told.why, one.left_out) == ("yes", "Why.", ("g.png",))


def test_scripts_are_no_words():
    text = "&lt;script&gt;alert(1)&lt;/script&gt;Which&lt;style&gt;p{}&lt;/style&gt;?"
    (one,) = read_questions(_quiz(_question("multichoice", _ANSWERS, text))).questions
    assert one.prompt == "Which?"


def test_comments_before_quotes_are_no_words():
    (one,) = read_questions(b"q {=a ~b ####<!-- c: --><blockquote>x</blockquote>y}").questions
    assert (one.told.quotes, one.told.why) == (("x",), "y")


def test_what_is_said_of_very_many_things_takes_no_time():
    pairs = "".join(f"=t{n} -> g{n} " for n in range(3_000))
    said = "\\n".join(f"- t{n}: x" for n in range(20_000))
    start = time.process_time()
    (one,) = read_questions(f"q {{{pairs}####{said}}}".encode()).questions
    assert time.process_time() - start < 5
    assert len(one.pairs) == 3_000


def test_embedded_answers_are_blanks_and_ranges():
    blanks = "It is {1:SA:=the \\} brace~%50%half~=b\\#} and {:SHORTANSWER:%100%c#yes}."
    numbers = "How many?&lt;br&gt;{1:NUMERICAL:=2:0} - {1:NM:=3:0} sets"
    read = read_questions(_quiz(_question("cloze", "", blanks), _question("cloze", "", numbers)))
    first, second = read.questions
    assert first.prompt == "It is [[b1]] and [[b2]]."
    assert first.accepted == (("the } brace", "b#"), ("c",))
    assert (second.prompt, second.numbers, second.unit) == ("How many?", (2, 3), "sets")


@pytest.mark.parametrize(
    "answers", ["{1:NUMERICAL:~wrong}", "{1:NM:%1.2.3%5}", "{1:SA:%1.2.3%a}", "{1:SA:%-%a}"]
)
def test_embedded_answers_of_which_none_is_right_are_refused(answers):
    (one,) = read_questions(_quiz(_question("cloze", "", answers))).refused
    assert one.reason is Refusal.NO_ANSWER


_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><quiz>&i;</quiz>"
)
_OUTSIDE = '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Unreadable.EMPTY),
        (b"\n \n", Unreadable.EMPTY),
        (b"// nothing\n", Unreadable.EMPTY),
        (b"x" * (MAX_BYTES + 1), Unreadable.TOO_LARGE),
        (b"<quiz><question>", Unreadable.NO_XML),
        (b"<html></html>", Unreadable.NO_FORMAT),
        (_BOMB.encode(), Unreadable.ENTITIES),
        (_OUTSIDE.encode(), Unreadable.ENTITIES),
        (b"<quiz>" + b"<a>" * 100_000, Unreadable.NO_XML),
    ],
)
def test_files_that_are_none_are_refused(data, code):
    with pytest.raises(UnreadableFileError) as raised:
        read_questions(data)
    assert raised.value.code is code


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe<\x00q\x00", b"{{{{", b"}{", b"a{=}", b"a{~}", b"::{}", b"a{=->}", b"a{#}"],
)
def test_other_bytes_never_break_a_reader(data):
    """They are no file of ours, or one question, which may be refused."""
    problem, count = None, 0
    try:
        read = read_questions(data)
        count = len(read.questions) + len(read.refused)
    except UnreadableFileError as error:
        problem = error.code
    assert (problem, count) in {(Unreadable.NO_FORMAT, 0), (None, 1)}


def test_signs_that_nobody_sees_are_left_out():
    (one,) = read_questions(b"W\x00hi\x07ch?{=a ~b}").questions
    assert one.prompt == "Which?"


def test_gaps_are_blanks():
    (one,) = read_questions(f"The {GAP} is long. {{=femur}}".encode()).questions
    assert with_gaps(one.prompt) == f"The {GAP} is long."
