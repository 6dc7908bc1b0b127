"""Which of these is a cause, a use or a warning sign, and which of them something is."""

from __future__ import annotations

from collections.abc import Iterator

from questions.items.build import Context, Stem
from questions.items.choosing import Choice, Ground
from questions.items.kinds import listing, members
from questions.items.kinds.listing import Listed
from questions.items.kinds.lists import ListsOfArticle, lists_of
from questions.items.model import Item, Kind, Tier
from questions.items.wording import capital, lower_first, plural_label
from questions.language.words import lemmas

_FEWEST = 2


def make(context: Context) -> Iterator[Item]:
    lists = lists_of(context.facts)
    for one in lists.everything:
        if one.is_apart:
            yield from _which(context, one, lists)
            yield from _as_what(context, one, lists)


def _which(context: Context, one: Listed, lists: ListsOfArticle) -> Iterator[Item]:
    prompt = f"Which of these does the article name {listing.said(one)}?"
    stem = _stem(context, one, f"single_choice.{one.role.name}", prompt)
    pool = listing.wrong_choices(context, one, lists)
    item = context.single_choice(stem, Choice(capital(one.text), one.said), pool)
    if item is not None:
        yield item


def _as_what(context: Context, one: Listed, lists: ListsOfArticle) -> Iterator[Item]:
    """The role of something that the article names in one role only."""
    proof = listing.proof(context.facts.article, one)
    ground = Ground(Tier.ARTICLE, one.said, (one.item.id,), proof)
    others = {listing.called(other): ground for other in lists.beside(one)}
    stem = _stem(context, one, "single_choice.role", f"What role does the article give {one.told}?")
    key = Choice(listing.called(one), one.said)
    roles = [_wrong(one, text, ground) for text, ground in (*others.items(), *_unnamed(context))]
    groups = [_wrong(one, text, ground) for text, ground in _in_groups(context, one)]
    # That something done is a muscle takes nobody in: only where there are too few roles.
    tiers = [roles, groups if len(roles) < _FEWEST else []]
    item = context.single_choice(stem, key, tiers, are_names=True)
    if item is not None:
        yield item


def _unnamed(context: Context) -> Iterator[tuple[str, Ground]]:
    """Being a warning sign, or a cause, in an article that names none."""
    if not context.facts.red_flags:
        reason = "The article names no reasons to see a doctor."
        yield listing.RED_FLAG.called, Ground(Tier.LEXICON, reason)
    if not context.facts.causes:
        text = listing.CAUSE.called.format(of="pain or stiffness")
        yield text, Ground(Tier.LEXICON, "The article names no causes of a complaint.")


def _in_groups(context: Context, one: Listed) -> Iterator[tuple[str, Ground]]:
    """Being a member of one of the article's groups."""
    for group in context.facts.groups:
        if group.is_complete and not lemmas(group.label) & lemmas(one.text):
            reason = f"The list of the {plural_label(group.label)} is complete without it."
            evidence = group.evidence
            yield (
                capital(members.one_of_all(group)),
                Ground(Tier.ARTICLE, reason, tuple(m.id for m in group.members), evidence),
            )


def _wrong(one: Listed, text: str, ground: Ground) -> Choice:
    return Choice(text, f"You chose “{lower_first(text)}”. {one.said}", None, ground)


def _stem(context: Context, one: Listed, template: str, prompt: str) -> Stem:
    return Stem(
        kind=Kind.SINGLE_CHOICE,
        template=template,
        topic=context.topic_of(one.item.id, one.role.topic),
        facts=(one.item.id,),
        prompt=prompt,
        evidence=listing.proof(context.facts.article, one),
        right=one.said,
        wrong=one.said,
    )
