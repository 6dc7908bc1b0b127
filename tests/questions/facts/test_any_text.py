"""What holds for the facts of any bytes at all."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from questions.facts import extract, facts_to_json
from questions.facts.model import Facts
from questions.reading import UnreadableArticleError, read

PIECES = st.sampled_from(
    [
        "# Hip\n\n", "## Flexors of the hip\n\n", "- Psoas major\n", "- Iliacus (upper part)\n",
        "\n\n",
        "1. Lie on your back.\n", "Lift one leg. ", "Repeat 3 x 10. ", "**Goal:** strengthen it\n",
        "The deep neck flexors are longus colli and longus capitis. ", "\f", "\t", "|a|b|\n|-|-|\n",
        "There are two types of FAI: cam and pincer. ", "Cam FAI means a big ball. ", "<p>", "</p>",
        "| Muscle | Action |\n|---|---|\n| Soleus | flexion |\n| Plantaris | flexion "
        "|\n", "<table>",
        "| Exercise | Reps |\n|---|---|\n| Clam | 10 |\n",
        "Stage 1: sore.\n\nStage 2: stiff.\n\n",
        "See a doctor if you have pain. ", "A stiff hip can be caused by age or a fall. ", "<br>",
        "You need your thumb for:\n\n- a\n- b\n", "😀", "\u00a0", "\r\n", "two ", "and ", ", ",
        ": ",
        "== Heading ==\n", "---\ntitle: a\n---\n", "<li>", "<td>x", "“", "1–2 ", "\u00ad", "-\n",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=50).map("".join)
ANYTHING = st.one_of(st.binary(max_size=500), TEXTS.map(str.encode))
REST = "\n\n## Something else\n\nSleep well, eat well and go for walks with people that you like.\n"


def facts_of(data: bytes) -> Facts | None:
    try:
        return extract(read(data))
    except UnreadableArticleError:
        return None


def _spans(value: object) -> list[tuple[int, int]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return [(value["start"], value["end"])]
        return [span for one in value.values() for span in _spans(one)]
    return [span for one in value for span in _spans(one)] if isinstance(value, list) else []


@settings(deadline=None, max_examples=150)
@given(ANYTHING)
def test_any_bytes_give_facts_or_a_sentence_and_the_same_bytes_the_same(data):
    facts = facts_of(data)
    if facts is None:
        return
    told = facts_to_json(facts)
    assert json.loads(json.dumps(told)) == told
    assert facts_to_json(extract(read(data))) == told
    length = len(facts.article.text)
    assert all(0 <= start < end <= length for start, end in _spans(told))


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_every_fact_quotes_the_words_that_it_is_made_of(text):
    facts = facts_of(text.encode())
    if facts is None:
        return
    whole = facts.article.text

    def quoted(evidence) -> str:
        return " ".join(whole[span.start : span.end] for span in evidence).lower()

    for group in facts.groups:
        for member in group.members:
            # A name may share words with the one beside it, but its first is always there.
            assert member.name.lower().split()[-1].rstrip("usi") in quoted(member.evidence)
    for types in facts.types:
        for definition in types.definitions.values():
            assert definition.key.lower() in quoted(definition.evidence)
    for listing in (*facts.causes, *facts.functions, *facts.red_flags):
        for item in listing.items:
            assert item.name.lower() in quoted(item.evidence)
    for exercise in facts.exercises:
        assert all(step in whole for step in (*exercise.steps, *(exercise.goal or ())))
    for definition in facts.definitions:
        assert definition.key.lower() in quoted(definition.evidence)


def _ids(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [one for part in value.values() for one in _ids(part)]
    return [one for part in value for one in _ids(part)] if isinstance(value, list) else []


@settings(deadline=None, max_examples=80)
@given(st.lists(PIECES.filter(lambda piece: "<" not in piece), max_size=30).map("".join))
def test_ids_are_unique_and_an_edit_elsewhere_keeps_them(text):
    start = (
        "# Hip care\n\nThe hip is a joint that moves in all ways, and it can be trained well.\n\n"
    )
    before, after = (facts_of((start + text + end).encode()) for end in ("", REST))
    if before is None or after is None:
        return
    ids = _ids(facts_to_json(before))
    assert len(ids) == len(set(ids))
    # Which lines make an exercise is decided for the whole page at once: more text may turn lines
    # into one, whose sentences then state nothing else.
    same_exercises = [one.id for one in before.exercises] == [one.id for one in after.exercises]
    if before.article.text in after.article.text and same_exercises:
        kept = set(_ids(facts_to_json(after)))
        assert {one for one in ids if one.startswith(("group", "types", "definition"))} <= kept
