"""A question, said and made into an item: the first of its stems for which flawless options can be
drawn; None where there is none, or where the register has no words for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from questions.items.blanks import blank, blank_id
from questions.items.build import Context, Stem
from questions.items.choosing import Choice
from questions.items.model import Blanks, Item, Kind, Option, OptionGroup
from questions.items.question import Answer, Question, say
from questions.items.saying import hint, sentence, stems, why
from questions.items.wording import capital
from questions.limits.choices import is_long_prompt, is_whole
from questions.limits.clang import tells_its_key

_TWO_VERDICTS = (Option("true", "True"), Option("false", "False"))
_GAP = re.compile(r"_{3,}")


def ask(context: Context, question: Question) -> Item | None:
    """The item in the context's register. Its stem is drawn for each variant."""
    prompts = stems(question, context.register)
    for prompt in context.in_drawn_order(_stem(context, question, ""), "stem", prompts):
        if is_long_prompt(prompt) or not is_whole(prompt):
            continue
        item = _MAKERS[question.kind](context, question, _stem(context, question, prompt))
        if item is not None:
            return replace(item, scenes=dict(question.scenes)) if question.scenes else item
    return None


def _stem(context: Context, question: Question, prompt: str) -> Stem:
    told = why(question, context.register) if prompt else ""
    return Stem(
        kind=question.kind,
        template=question.template,
        topic=question.topic,
        facts=question.about,
        prompt=prompt,
        evidence=question.evidence,
        right=told,
        wrong=told,
        difficulty=question.difficulty,
        hint=hint(question, context.register) if prompt else None,
        scene=question.scene,
    )


def _choice(context: Context, question: Question, stem: Stem) -> Item | None:
    key = _chosen(context, question.keys[0])
    key = replace(key, why=key.why or stem.right)
    if not is_whole(key.text):
        return None
    pool = _pool(context, question)
    return context.single_choice(
        stem,
        key,
        pool,
        most=question.most,
        least=question.least,
        tests=question.tests,
        are_names=question.are_names,
        are_paired=question.are_paired,
    )


def _choices(context: Context, question: Question, stem: Stem) -> Item | None:
    keys = [_chosen(context, one) for one in question.keys]
    pool = _pool(context, question)
    return context.multiple_choice(
        stem, keys, pool, question.most, tests=question.tests, are_names=question.are_names
    )


def _statement(context: Context, question: Question, stem: Stem) -> Item | None:
    key = "true" if question.verdict else "false"
    correction = None
    if not question.verdict and question.correction is not None:
        correction = sentence(say(question.correction, context.register))
    return context.item(
        stem,
        options=_TWO_VERDICTS,
        key=key,
        correction=correction,
        by_option={one.id: stem.wrong for one in _TWO_VERDICTS if one.id != key},
        tests=question.tests,
    )


def _placed(context: Context, question: Question, stem: Stem) -> Item | None:
    groups = [
        OptionGroup(context.group_id(stem, text), text)
        for text in (capital(say(one, context.register)) for one in question.groups)
    ]
    texts = [capital(say(one.text, context.register)) for one in question.placements]
    if len({*texts}) < len(texts) or len({one.text for one in groups}) < len(groups):
        return None
    homes = dict(zip(texts, question.placements, strict=True))
    if any(
        question.kind is Kind.MATCH
        and tells_its_key(text, groups[one.home].text, [g.text for g in groups], context.neutral)
        for text, one in homes.items()
    ):
        return None
    options = context.shuffled_options(stem, texts)
    if question.kind is Kind.CLASSIFY:
        stem = replace(stem, hint=stem.hint or _how_many(question, groups))
    return context.item(
        stem,
        options=options,
        groups=groups,
        reuse=question.reuse,
        key={one.id: groups[homes[one.text].home].id for one in options},
        by_option={one.id: _about(context, homes[one.text].about) for one in options},
        fact_by_option={one.id: fact for one in options if (fact := homes[one.text].fact)},
        tests=question.tests,
    )


def _how_many(question: Question, groups: Sequence[OptionGroup]) -> str:
    """A hint that gives nothing of a single thing away: how many belong to the first group."""
    count = sum(one.home == 0 for one in question.placements)
    return f"{count} of these {len(question.placements)} belong to “{groups[0].text}”."


def _ordered(context: Context, question: Question, stem: Stem) -> Item | None:
    steps = [sentence(one) for one in question.steps]
    options = context.shuffled_options(stem, steps)
    if [one.text for one in options] == steps:  # by chance, but it would be the answer
        options = (*options[1:], options[0])
    ids = {one.text: one.id for one in options}
    return context.item(
        stem, options=options, key=tuple(ids[one] for one in steps), tests=question.tests
    )


def _number(context: Context, question: Question, stem: Stem) -> Item | None:
    if question.numbers is None:
        return None
    return context.item(stem, options=(), key=question.numbers, tests=question.tests)


def _typed(context: Context, question: Question, stem: Stem) -> Item | None:
    """The catalogue writes a gap as underscores."""
    if len(_GAP.findall(stem.prompt)) != 1:
        return None
    prompt = _GAP.sub(blank(1), stem.prompt)
    key = Blanks({blank_id(1): question.blanks})
    return context.item(replace(stem, prompt=prompt), options=(), key=key, tests=question.tests)


def _pool(context: Context, question: Question) -> list[list[Choice]]:
    """The wrong answers as they are shown, without pieces that were cut out badly."""
    told = ([_chosen(context, one) for one in tier] for tier in question.pool)
    return [[one for one in tier if is_whole(one.text)] for tier in told]


def _chosen(context: Context, answer: Answer) -> Choice:
    text = capital(say(answer.text, context.register))
    return Choice(text, _about(context, answer.about), answer.fact, answer.ground)


def _about(context: Context, told: str | tuple[str, str]) -> str:
    return sentence(say(told, context.register))  # type: ignore[arg-type]


_Maker = Callable[[Context, Question, Stem], Item | None]
_MAKERS: Mapping[Kind, _Maker] = {
    Kind.SINGLE_CHOICE: _choice,
    Kind.MULTIPLE_CHOICE: _choices,
    Kind.TRUE_FALSE: _statement,
    Kind.CLASSIFY: _placed,
    Kind.MATCH: _placed,
    Kind.ORDER: _ordered,
    Kind.NUMERIC: _number,
    Kind.CLOZE: _typed,
}
