"""Checks that every kind's parser and scorer share: is this response one that the item allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from questions.items.model import Blanks, Item, NumericRange
from questions.scoring.model import Fields, InvalidResponseError, Response


def option_ids(item: Item) -> tuple[str, ...]:
    return tuple(option.id for option in item.options)


def sent(fields: Fields, name: str) -> tuple[str, ...]:
    """The non-empty values sent under a name, without spaces around them."""
    return tuple(stripped for value in fields.get(name, ()) if (stripped := value.strip()))


def require_options(item: Item, chosen: Iterable[str]) -> None:
    offered = set(option_ids(item))
    if any(one not in offered for one in chosen):
        raise InvalidResponseError("unknown_option")


def as_choice(item: Item, response: Response) -> str:
    """The response as one offered option id."""
    if not isinstance(response, str):
        raise InvalidResponseError("wrong_shape")
    require_options(item, (response,))
    return response


def as_choices(item: Item, response: Response) -> tuple[str, ...]:
    """The response as offered option ids, none of them twice."""
    if not isinstance(response, tuple) or not all(isinstance(one, str) for one in response):
        raise InvalidResponseError("wrong_shape")
    chosen = cast(tuple[str, ...], response)
    require_options(item, chosen)
    if len(set(chosen)) != len(chosen):
        raise InvalidResponseError("duplicate_option")
    return chosen


def as_placement(item: Item, response: Response) -> Mapping[str, str]:
    """The response as offered options, each in an offered group."""
    if not isinstance(response, Mapping):
        raise InvalidResponseError("wrong_shape")
    require_options(item, response)
    groups = {group.id for group in item.groups}
    if any(not isinstance(group, str) or group not in groups for group in response.values()):
        raise InvalidResponseError("unknown_group")
    return response


def single_key(item: Item) -> str:
    return cast(str, item.key)


def list_key(item: Item) -> tuple[str, ...]:
    return cast(tuple[str, ...], item.key)


def placement_key(item: Item) -> Mapping[str, str]:
    return cast(Mapping[str, str], item.key)


def blanks_key(item: Item) -> Mapping[str, tuple[str, ...]]:
    return cast(Blanks, item.key).accepted


def range_key(item: Item) -> NumericRange:
    return cast(NumericRange, item.key)
