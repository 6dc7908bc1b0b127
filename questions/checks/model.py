"""What a check finds, and what it reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from questions.checks.asked import Asked, asked_by_id, in_either_wording, names_member
from questions.checks.plain import in_plain_words
from questions.checks.sorts import Names, names_by_sort, sort_of
from questions.checks.vocabulary import vocabulary
from questions.facts import corrected
from questions.facts.model import Facts, Member
from questions.items.model import Item
from questions.items.wording import plural_label
from questions.language.words import lemmas, words


@dataclass(frozen=True, slots=True)
class Flaw:
    """One item-writing flaw: its `code`, the item that has it (None where it is the bank's), what
    is wrong, and what to do about it. Both are sentences for authors."""

    code: str
    item_id: str | None
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a bank or a quiz has wrong: with single items, and as a whole."""

    items: tuple[Flaw, ...]
    whole: tuple[Flaw, ...]

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        return (*self.items, *self.whole)

    @property
    def is_clean(self) -> bool:
        return not self.flaws


@dataclass(frozen=True)
class Source:
    """What items are held against: the facts with their article, and the words that are known.
    `clinical` are the same facts in the article's words, where `facts` are in plain ones."""

    facts: Facts
    clinical: Facts | None = None

    @property
    def text(self) -> str:
        return self.facts.article.text

    @cached_property
    def title(self) -> frozenset[str]:
        return lemmas(self.facts.article.title)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word, in lower case, that stands in the lexicon or in the article."""
        return vocabulary(self.text)

    @cached_property
    def labels(self) -> frozenset[tuple[str, ...]]:
        """What the article's lists of members are called."""
        return frozenset(words(plural_label(group.label)) for group in self.facts.groups)

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What can be asked, by the id of its fact."""
        told = asked_by_id(self.facts)
        if self.clinical is None:
            return told
        again = asked_by_id(self.clinical)
        return {fact: in_either_wording(one, again[fact]) for fact, one in told.items()}

    def may_answer(self, texts: Iterable[str]) -> Sequence[Asked]:
        """The facts of which one of these texts has a word: no other can be what it answers."""
        told = frozenset[str]().union(*map(lemmas, texts))
        found = {fact for lemma in told for fact in self._told.get(lemma, ())}
        return [self.asked[fact] for fact in sorted(found)]

    @cached_property
    def _told(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for fact, one in self.asked.items():
            told = frozenset[str]().union(*map(lemmas, (*one.sides, *one.alike)))
            for lemma in told:
                found[lemma].append(fact)
        return found

    @cached_property
    def plain(self) -> Source:
        """The same in plain words, where an answer in clinical ones is as right."""
        return Source(in_plain_words(self.facts), self.facts)

    def sort_of(self, text: str) -> str | None:
        """The sort of thing that a text names; None for what is no name of a known sort."""
        if text not in self._sorts:
            self._sorts[text] = sort_of(text, self._names)
        return self._sorts[text]

    def lists_naming(self, text: str) -> frozenset[int]:
        """The places of the groups that have a member of which a text speaks."""
        if text not in self._lists:
            told = words(corrected(text))
            near = (found for word in set(told) for found in self._members.get(word, ()))
            self._lists[text] = frozenset(at for at, one in near if names_member(text, one))
        return self._lists[text]

    @cached_property
    def _sorts(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _lists(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def _members(self) -> Mapping[str, Sequence[tuple[int, Member]]]:
        """The members with the places of their groups, by the first word of their names: of many,
        few are looked for in a text."""
        found: defaultdict[str, list[tuple[int, Member]]] = defaultdict(list)
        for at, group in enumerate(self.facts.groups):
            for member in group.members:
                for word in words(corrected(member.name))[:1]:
                    found[word].append((at, member))
        return found

    @cached_property
    def _names(self) -> Names:
        return names_by_sort(self.facts)


@dataclass(frozen=True, slots=True)
class Rule:
    """One flaw's test: `find` gives a sentence for each thing that is wrong with an item."""

    code: str
    advice: str
    find: Callable[[Item, Source], Iterable[str]]

    def flaws(self, item: Item, source: Source) -> tuple[Flaw, ...]:
        return tuple(
            Flaw(self.code, item.id, message, self.advice) for message in self.find(item, source)
        )
