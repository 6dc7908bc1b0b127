"""One test of many values. As a test of its own each takes longer than such a test itself."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def for_each(name: str, values: Iterable[object]) -> Callable[[Callable[..., Any]], Any]:
    """As `pytest.mark.parametrize`, in one test, which says at which value it failed. For what
    needs no fixture of its own."""
    kept = list(values)
    assert kept, name

    def decorate(test: Callable[..., Any]) -> Callable[..., None]:
        @functools.wraps(test)
        def every(*args: Any, **others: Any) -> None:
            for value in kept:
                try:
                    test(*args, **others, **{name: value})
                except BaseException as error:
                    error.add_note(f"{name}: {value!r}")
                    raise

        signature = inspect.signature(test)
        others = [one for one in signature.parameters.values() if one.name != name]
        assert len(others) < len(signature.parameters), name
        every.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return every

    return decorate
