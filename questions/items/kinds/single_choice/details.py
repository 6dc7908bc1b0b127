"""Which part of the body a step or a goal is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.facts.model import Evidence
from questions.items.blanks import GAP
from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import details, steps, training
from questions.items.kinds.details import Detail
from questions.items.model import Item, Kind, Tier
from questions.items.own_goals import giver
from questions.items.wording import capital, lower_first, quoted


def make(context: Context) -> Iterator[Item]:
    exercises = context.facts.exercises
    for one in exercises:
        yield from _first(context, "steps", details.in_steps(one, exercises))
        yield from _first(context, "goal", details.in_goal(one, exercises))


def _first(context: Context, part: str, found: Sequence[Detail]) -> Iterator[Item]:
    """The first detail, in an order by chance, that a choice can be made of."""
    if not found:
        return
    fact = training.part_id(found[0].exercise, part)
    for detail in context.rng_of(fact, "detail").sample(found, len(found)):
        item = _item(context, part, detail)
        if item is not None:
            yield item
            return


def _item(context: Context, part: str, detail: Detail) -> Item | None:
    exercise = detail.exercise
    fact, proof = training.part_id(exercise, part), _proof(context, part, detail)
    says = f"{capital(giver(exercise, part))} says for {quoted(exercise)}"
    why = f"{says}: {lower_first(detail.text)}."

    def wrong(word: str, tier: Tier) -> Choice:
        reason = f"Nothing that the article says of {quoted(exercise)} is about the {word}."
        return Choice(
            capital(word),
            f"You chose the {word}. {why}",
            None,
            Ground(tier, reason, (fact,), proof),
        )

    stem = Stem(
        kind=Kind.SINGLE_CHOICE,
        template=f"single_choice.{'step' if part == 'steps' else part}_detail",
        topic=context.topic_of(fact, "Exercises"),
        facts=(fact,),
        prompt=_prompt(part, detail),
        evidence=proof,
        right=why,
        wrong=why,
    )
    told, more = detail.others[: detail.of_article], detail.others[detail.of_article :]
    pool = [[wrong(one, Tier.ARTICLE) for one in told], [wrong(one, Tier.LEXICON) for one in more]]
    key = Choice(capital(detail.word), why)
    return context.single_choice(stem, key, pool, are_names=True)


def _prompt(part: str, detail: Detail) -> str:
    sentence = f"“{detail.before}{GAP}{detail.after}”"
    name = quoted(detail.exercise)
    if part == "steps":
        return f"Which part of the body completes this step of {name}: {sentence}?"
    return f"Which part of the body completes the goal of {name}: {sentence}?"


def _proof(context: Context, part: str, detail: Detail) -> Evidence:
    article = context.facts.article
    if part == "steps":
        return steps.step_proof(article, detail.exercise, (detail.text,))
    return training.proof(article, detail.exercise, part)
