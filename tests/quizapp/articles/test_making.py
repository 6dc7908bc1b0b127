from __future__ import annotations

import json

import pytest

from questions import reading
from questions.reading import UnreadableArticleError
from questions.review import Decision, Verb
from quizapp.articles.making import (
    MAX_FACTS,
    VARIANTS,
    NoItemsError,
    TooManyFactsError,
    Wording,
    bank_of,
    make,
    read_facts,
    review_of,
    source_of,
    take_in,
    text_of,
)
from tests.quizapp.texts import ELBOW

_TOES = "# Toes\n\nIn all, 2 muscles bend the toes:\n\n- Lumbricals\n- Quadratus plantae\n"
_PAGE = b"<html><body><nav>Shop</nav><h1>Toes</h1><p>Toes bend. They also spread.</p></body></html>"


def test_what_came_in_reads_back_as_the_same_text() -> None:
    imported = take_in(_PAGE)
    assert reading.read(imported.wording.source.encode()).sha256 == imported.sha256
    assert [one.text for one in imported.left_out] == ["Shop"]


def test_what_a_person_says_of_an_article_goes_before_what_it_says_of_itself() -> None:
    data = b"---\nauthor: Ada Moor\n---\n" + _TOES.encode()
    own = take_in(data).wording
    assert (own.title, own.author) == ("Toes", "Ada Moor")
    given = take_in(data, title="Mine", author="Bo Li", origin="A book").wording
    assert (given.title, given.author, given.origin) == ("Mine", "Bo Li", "A book")


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    assert take_in(b"Toes bend and toes spread whenever somebody walks.").wording.title == (
        "Toes bend and toes spread whenever somebody walks."
    )


@pytest.mark.parametrize(
    "text", [_TOES, "Words only.\n", "---\n\nA line first.\n", "---\n\n---\n\nWords.\n"]
)
def test_a_text_that_was_edited_is_shown_as_it_was_typed(text: str) -> None:
    assert text_of(source_of(text)) == text.removeprefix("---\n\n---\n\n")
    assert source_of(text_of(source_of(text))) == source_of(text)


def test_a_page_that_was_stored_as_it_came_is_edited_as_markdown() -> None:
    assert text_of(_PAGE.decode()) == "# Toes\n\nToes bend. They also spread.\n"


def test_the_line_that_was_left_out_stays_once_a_person_put_it_back() -> None:
    text = "# Toes\n\nToes bend.\n\nShare this article\n\nToes spread.\n"
    wording = Wording("Toes", source_of(text))
    assert "Share this article" in read_facts(wording)[0].text


def test_decisions_decide_what_is_made() -> None:
    wording = Wording("Elbow", source_of(ELBOW.decode()))
    facts = [entry.id for entry in review_of(wording, {}).entries]
    decisions = {facts[-1]: Decision(Verb.REJECT, "member")}
    made = make(wording, decisions, seed=1)
    assert [row["fact_id"] for row in made.fact_rows] == facts[:-1]
    assert list(made.decisions) == facts[-1:]


def test_a_fact_that_no_question_asks_is_none_that_can_be_learnt() -> None:
    """It stays a fact of the article, for its reviewers."""
    bridge = "\n## Bridge\n\n1. Lie on your back.\n2. Lift your hips.\n\nDo 3 sets of 12.\n"
    text = ELBOW.decode() + bridge
    made = make(Wording("Elbow", source_of(text)), {}, seed=1)
    asked = {fact for row in made.item_rows for fact in row["body"]["facts"]}
    assert {row["fact_id"] for row in made.fact_rows} == asked
    assert "supine" in json.dumps(made.facts)
    assert "position" not in {row["kind"] for row in made.fact_rows}
    assert [row["position"] for row in made.fact_rows] == list(range(len(asked)))


def test_nothing_to_ask_and_nothing_to_read_are_told_apart() -> None:
    with pytest.raises(NoItemsError):
        make(Wording("Walk", source_of("We went to the sea.")), {}, seed=1)
    with pytest.raises(UnreadableArticleError):
        make(Wording("Walk", source_of("")), {}, seed=1)


def _listed(count: int) -> Wording:
    """An article that states so many facts; the cheapest there are to make questions of."""
    lines = "".join(f"- Lumbricalis {number}\n" for number in range(count))
    text = f"# Toes\n\nIn all, {count} muscles bend the toes:\n\n{lines}"
    return Wording("Toes", source_of(text))


def test_a_course_has_an_end() -> None:
    wording = _listed(MAX_FACTS + 1)
    facts = [entry.id for entry in review_of(wording, {}).entries]
    assert len(facts) == MAX_FACTS + 1
    with pytest.raises(TooManyFactsError) as raised:
        bank_of(wording, {}, seed=1)
    assert raised.value.count == MAX_FACTS + 1
    assert bank_of(wording, {facts[-1]: Decision(Verb.REJECT, "member")}, seed=1).title == "Toes"


def test_questions_about_few_facts_are_drawn_more_than_once() -> None:
    long = "".join(
        f"## Movers of toe {part}\n\nIn all, 40 muscles move toe {part}:\n\n"
        + "".join(f"- Lumbricalis {part * 40 + number}\n" for number in range(40))
        for part in range(7)
    )
    few = bank_of(Wording("Toes", source_of(_TOES)), {}, seed=1)
    course = Wording("Toes", source_of(f"# Toes\n\n{long}"))
    agreed = {one.id: Decision(Verb.ACCEPT, one.kind) for one in review_of(course, {}).entries}
    many = bank_of(course, agreed, seed=1)
    assert {item.variant for item in few.items} <= set(range(VARIANTS))
    assert {item.variant for item in many.items} == {0}


def test_all_that_a_dose_says_is_shown() -> None:
    text = (
        "# Knee\n\n## Sit to stand\n\nAction: Stand up.\n\nDose: 3 sets of 8 reps\n\n"
        "Frequency: 3 times a week\n"
    )
    made = make(Wording("Knee", source_of(text)), {}, seed=1)
    article, _ = read_facts(made.wording)
    (dose,) = (row for row in made.fact_rows if row["kind"] == "dose")
    shown = article.text[dose["start"] : dose["end"]]
    assert shown.startswith("3 sets of 8 reps")
    assert shown.endswith("3 times a week")
