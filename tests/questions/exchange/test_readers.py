"""Files of ours come back; files of others come in, or say why not."""

import base64
import codecs
import io
import time
import tracemalloc
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.exchange import FORMATS, export
from questions.exchange.readers import (
    MAX_BYTES,
    LeftOut,
    Refusal,
    Unreadable,
    UnreadableFileError,
    gallery,
    read_questions,
)
from questions.items import (
    Blanks,
    Feedback,
    Item,
    Kind,
    NumericRange,
    Option,
    item_from_json,
    item_to_json,
)
from questions.items.blanks import GAP, with_gaps
from questions.pictures import PictureProblem, read_picture
from tests.questions.exchange.test_gift import SIGNS
from tests.questions.pictures.samples import GIF, JPEG, PNG, WEBP, png

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

Several numbers {#=1:0 =2:0}
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


def test_parts_of_gift_may_have_a_format_of_their_own():
    text = (
        "A?{=[html]<b>one</b>#[plain]yes ~[plain]<two> ~[markdown]three}\n\n"
        "B?{=[html]<i>a</i> -> 1 =[plain]b -> 2 = -> 3}"
    )
    first, second = read_questions(text.encode()).questions
    assert [one.text for one in first.choices] == ["one", "<two>", "three"]
    assert first.choices[0].feedback == "yes"
    assert [one.thing for one in second.pairs] == ["a", "b", ""]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [("#3:2~#No", (1, 5)), ("#\n=3:2#Yes\n~#No", (1, 5)), ("#=%100%3:0.5", (2.5, 3.5))],
)
def test_what_is_said_of_other_numbers_is_no_number(body, numbers):
    (one,) = read_questions(f"How many? {{{body}}}".encode()).questions
    assert one.numbers == numbers


def test_answers_that_are_worth_a_part_are_told_as_lost():
    gift = b"A? {#=3:1 =%50%9:1}\n\nB? {=a =%80%b}\n\nC? {=a =%0%*}"
    one, two, three = read_questions(gift).questions
    assert (one.numbers, one.is_lessened) == ((2, 4), True)
    assert (two.accepted, two.is_lessened) == ((("a",),), True)
    assert not three.is_lessened
    part = '<answer fraction="50"><text>9</text></answer>'
    full = '<answer fraction="100"><text>3.14</text><tolerance>0.005</tolerance></answer>'
    read = read_questions(
        _quiz(
            _question("numerical", full + part),
            _question("shortanswer", full + part),
            _question("cloze", "", "A {1:SA:=a~%50%b}"),
            _question("numerical", full),
        )
    )
    assert read.questions[0].numbers == (3.135, 3.145)
    assert [one.is_lessened for one in read.questions] == [True, True, True, False]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1", "utf-8"])
def test_files_in_other_encodings_come_in(encoding):
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    name = "utf-16" if mark else encoding
    asked = _question("multichoice", _ANSWERS)
    quiz = f'<?xml version="1.0" encoding="{name}"?>\r\n<quiz>{asked}</quiz>'
    (one,) = read_questions(mark + quiz.replace("Which", "Größe").encode(encoding)).questions
    assert one.prompt == "Größe one <3?"
    (one,) = read_questions(mark + "Größe?{=ja\r\n~nein ~oh}".encode(encoding)).questions
    assert one.prompt == "Größe?"


def test_an_embedded_number_keeps_its_tolerance():
    read = read_questions(
        _quiz(
            _question("cloze", "", "E {1:NM:=3:0.5} kg"),
            _question("cloze", "", "F {1:NM:=3:0.5} to {1:NM:=4:0}"),
        )
    )
    (one,) = read.questions
    assert (one.numbers, one.unit) == ((2.5, 3.5), "kg")
    assert [one.reason for one in read.refused] == [Refusal.SEVERAL_NUMBERS]


def test_a_number_that_is_worth_a_part_is_no_answer():
    (one,) = read_questions(b"How many? {#=%50%3:1}").refused
    assert one.reason is Refusal.NO_ANSWER


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


def _file(name, data, path="/"):
    content = base64.encodebytes(data).decode()  # broken into lines, as some programs do
    return f'<file name="{name}" path="{path}" encoding="base64">{content}</file>'


def _shown(address, alt=""):
    return f'&lt;img src="{address}" alt="{alt}"&gt;'


_BESIDE = "@@PLUGINFILE@@/"


def _picture_question():
    """A picture in each part of a choice that may have one."""
    answers = (
        f'<answer fraction="100" format="html"><text>{_shown(_BESIDE + "b.jpg", "B")}</text>'
        f'{_file("b.jpg", JPEG)}<feedback format="html"><text>yes</text></feedback></answer>'
        f'<answer fraction="0" format="html"><text>{_shown(_BESIDE + "b.jpg")}</text>'
        f'{_file("b.jpg", GIF)}<feedback format="html"><text>no '
        f"{_shown(_BESIDE + 'in/c.webp', 'C')}"
        f"</text>{_file('c.webp', WEBP, '/in/')}</feedback></answer>"
        f'<generalfeedback format="html"><text>Why. {_shown(_BESIDE + "d%20d.png?x=1", " D  d ")}'
        f"</text>{_file('d d.png', PNG)}</generalfeedback>"
    )
    inline = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    return _question("multichoice", answers, f"Which? {_shown(inline, 'A')}")


def test_pictures_come_in_from_every_part_of_a_choice():
    (one,) = read_questions(_quiz(_picture_question())).questions
    first, second = one.choices
    assert one.prompt == "Which?"
    assert one.pictures == (read_picture(PNG, "A"),)
    assert first.pictures == (read_picture(JPEG, "B"),)
    assert second.pictures == (read_picture(GIF),)
    assert (second.feedback, second.said) == ("no", (read_picture(WEBP, "C"),))
    assert (one.told.why, one.explaining) == ("Why.", (read_picture(PNG, "D d"),))
    assert one.left_out == ()


def test_the_picture_of_an_old_moodle_comes_in_or_keeps_its_question_out():
    content = base64.b64encode(PNG).decode()
    old = f"<image>a b.png</image><image_base64>\n{content}\n</image_base64>{_ANSWERS}"
    gone = f"<image>files/a.png</image>{_ANSWERS}"
    none = f"<image> </image>{_ANSWERS}"
    read = read_questions(_quiz(*(_question("multichoice", one) for one in (old, gone, none))))
    assert [one.pictures for one in read.questions] == [(read_picture(PNG),), ()]
    assert [(one.detail, one.problem.value) for one in read.refused] == [("a.png", "elsewhere")]


def test_pictures_of_questions_of_other_kinds_come_in_beside_what_is_asked():
    shown = _shown(_BESIDE + "a.png", "A")
    number = '<answer fraction="100"><text>3</text></answer>'
    read = read_questions(
        _quiz(
            _question("numerical", number, f"How many? {shown}", _file("a.png", PNG)),
            _question("cloze", "", f"{shown} It is {{1:SA:=a}}.", _file("a.png", PNG)),
        )
    )
    assert [one.pictures for one in read.questions] == [(read_picture(PNG, "A"),)] * 2


def _bomb():
    return png(16, 16, bytes(5_000_000))


@pytest.mark.parametrize(
    ("text", "more", "named", "problem"),
    [
        (_shown("https://elsewhere.example/a%20hip.png?x=1"), "", "a hip.png", "elsewhere"),
        (_shown(_BESIDE + "gone.png"), "", "gone.png", "elsewhere"),
        (_shown("file:///etc/passwd"), "", "passwd", "elsewhere"),
        ("&lt;svg onload=alert(1)&gt;", "", "svg", "kind"),
        (_shown(_BESIDE + "a.png"), _file("a.png", b"<svg/>"), "a.png", "kind"),
        (_shown("data:image/svg+xml,%3Csvg/%3E"), "", "img", "kind"),
        (_shown("data:image/png;base64,AAAA") + "&lt;video&gt;", "", "img, video", "kind"),
        (_shown("data:image/png;base64,A"), "", "img", "broken"),
        (_shown(_BESIDE + "a.png"), _file("a.png", PNG)[:-20] + "</file>", "a.png", "broken"),
        (_shown(_BESIDE + "a.png"), _file("a.png", png(10_000, 10_000, b"")), "a.png", "too_wide"),
        (_shown(_BESIDE + "a.png"), _file("a.png", _bomb()), "a.png", "broken"),
        (_shown(_BESIDE + "a.png"), _file("a.png", PNG + bytes(1_000_000)), "a.png", "too_large"),
        (_shown(_BESIDE + "a.png") * 9, _file("a.png", PNG), "a.png", "too_many"),
        (f"&lt;a href='{_BESIDE}a.pdf'&gt;", _file("a.pdf", b"%PDF"), "a.pdf", "kind"),
    ],
)
def test_a_question_whose_picture_cannot_be_taken_says_which_and_why(text, more, named, problem):
    (one,) = read_questions(_quiz(_question("multichoice", _ANSWERS, text, more))).refused
    assert (one.reason, one.detail, one.problem) == (Refusal.PICTURE, named, problem)


def test_pictures_among_options_and_blanks_are_refused_too():
    drawn = _ANSWERS.replace("two", "&lt;img src='b.png'&gt;")
    blank = "&lt;img src='c.png'&gt; {1:SA:=d}"
    pair = f"<subquestion format='html'><text>{_shown('e.png')}</text></subquestion>"
    read = read_questions(
        _quiz(
            _question("multichoice", drawn),
            _question("cloze", "", blank),
            _question("essay", ""),
            _question("matching", pair),
        )
    )
    assert [one.detail for one in read.refused] == ["b.png", "c.png", "essay", "e.png"]
    assert read.refused[-1].problem is PictureProblem.PLACE
    (one,) = read_questions(rb"[html]Which?{=<img src\='d.png'> ~b}").refused
    assert (one.detail, one.problem) == ("d.png", PictureProblem.NO_FILES)


def test_pictures_in_words_that_are_no_html_keep_the_question_out():
    text = _question("multichoice", _ANSWERS, f"![a]({_BESIDE}a.png)", _file("a.png", PNG))
    (one,) = read_questions(_quiz(text.replace('format="html"', 'format="markdown"', 1))).refused
    assert (one.reason, one.problem) == (Refusal.PICTURE, PictureProblem.PLACE)


def test_pictures_after_an_answer_that_cannot_be_taken_stay_out_and_say_why():
    said = (
        f'<generalfeedback format="html"><text>Why. {_shown(_BESIDE + "e.png")}</text>'
        f"{_file('e.png', b'AAAA')}</generalfeedback>"
    )
    feedback = _ANSWERS.replace("yes", "yes&lt;img src='f.png'&gt;")
    hint = f'<hint format="html"><text>{_shown("g.png")}</text></hint>'
    other = _file("h.png", PNG)
    (one,) = read_questions(
        _quiz(_question("multichoice", said + feedback + hint, more=other))
    ).questions
    assert (one.told.why, one.choices[0].feedback) == ("Why.", "yes")
    assert [(each.name, each.problem.value) for each in one.left_out] == [
        ("f.png", "elsewhere"),
        ("e.png", "kind"),
        ("g.png", "place"),
        ("h.png", "unused"),
    ]
    (one,) = read_questions(rb"[html]Q?{=a#<img src\='g.png'>yes ~b ####Why.}").questions
    assert (one.choices[0].feedback, one.told.why) == ("yes", "Why.")
    assert one.left_out == (LeftOut("g.png", PictureProblem.NO_FILES),)


def test_two_hundred_files_of_one_question_take_no_time():
    bomb = _bomb()
    files = "".join(_file(f"{n}.png", bomb) for n in range(200))
    shown = "".join(_shown(f"{_BESIDE}{n}.png") for n in range(200))
    said = f'<generalfeedback format="html"><text>{shown}</text>{files}</generalfeedback>'
    began = time.process_time()
    (one,) = read_questions(_quiz(_question("multichoice", said + _ANSWERS))).questions
    assert time.process_time() - began < 5
    assert [each.problem.value for each in one.left_out] == ["broken"] * 8 + ["too_many"] * 192


@pytest.mark.parametrize("rows", [4_000 * 4_001, 4_000 * 4_001 - 1], ids=["sound", "broken"])
def test_no_more_than_the_pixels_of_a_file_are_looked_through(rows):
    content = _file("a.png", png(4_000, 4_000, bytes(rows)))
    shown = _shown(f"{_BESIDE}a.png") * 8
    said = f'<generalfeedback format="html"><text>{shown}</text>{content}</generalfeedback>'
    question = _question("multichoice", said + _ANSWERS)
    with mock.patch.object(gallery, "read_picture", side_effect=read_picture) as read:
        read_questions(_quiz(*[question] * 3))
    assert read.call_count == 7


def test_texts_beside_a_text_are_looked_at_once():
    """Only the first is read, which was put together once for each of them."""
    text = f'<questiontext format="html"><text>{"a" * 50_000}</text>{"<text/>" * 2_000}'
    data = _quiz(_question("multichoice", f"<hint>{text}</questiontext></hint>{_ANSWERS}"))
    tracemalloc.start()
    read_questions(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


def test_very_many_files_beside_very_many_answers_take_no_time():
    files = "".join(f'<file name="{n}"/>' for n in range(60_000))
    answers = _ANSWERS + "<answer/>" * 15_000
    began = time.process_time()
    read_questions(_quiz(_question("multichoice", files + answers)))
    assert time.process_time() - began < 5


def test_pictures_come_back_as_they_went():
    (read,) = read_questions(_quiz(_picture_question())).questions
    options = (Option("a", "Picture A"), Option("b", "Picture B"))
    pictures = {
        "figure": read.pictures,
        "a": read.choices[0].pictures,
        "b": read.choices[1].pictures,
        "said-b": read.choices[1].said,
        "explains": read.explaining,
    }
    item = Item(
        "own.x", Kind.SINGLE_CHOICE, "own", 0, "en", "Hip", "clinical", "Which?", options, (),
        False, "a", None, Feedback("Why.", "Why.", {"b": "no"}), (), ("f",), 0.5,
        pictures=pictures,
    )  # fmt: skip
    to = io.BytesIO()
    assert not any(one.is_whole for one in export(FORMATS["moodle"], "T", [item], to))
    (back,) = read_questions(to.getvalue()).questions
    assert back.pictures == read.pictures
    assert back.explaining == read.explaining
    assert [one.pictures for one in back.choices] == [one.pictures for one in read.choices]
    assert [one.said for one in back.choices] == [one.said for one in read.choices]
    assert item_from_json(item_to_json(item)) == item


def test_an_exact_number_keeps_all_its_digits():
    (one,) = read_questions(b"How many? {#123456789.1234}").questions
    assert one.numbers == (123456789.1234, 123456789.1234)


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
    assert (problem, count) in {(Unreadable.NO_XML, 0), (None, 1)}


def test_signs_that_nobody_sees_are_left_out():
    (one,) = read_questions(b"W\x00hi\x07ch?{=a ~b}").questions
    assert one.prompt == "Which?"


def test_gaps_are_blanks():
    (one,) = read_questions(f"The {GAP} is long. {{=femur}}".encode()).questions
    assert with_gaps(one.prompt) == f"The {GAP} is long."
