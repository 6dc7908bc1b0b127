"""What every app of a test run would work out anew with the same result is worked out once.

Each test has an app of its own. Compressing the static files, compiling the templates and building
the routes took most of the time that such an app needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from quizapp import assets

_Builder = Callable[..., tuple[str, str]]
_compile_builder = Rule._compile_builder
_templates: dict[tuple[str, str], CodeType] = {}
_builders: dict[tuple[object, ...], _Builder] = {}


class CompiledTemplates(BytecodeCache):
    """Compiled templates of this process, each found only for the text that it was made of."""

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = _templates.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        _templates[bucket.key, bucket.checksum] = bucket.code


@contextmanager
def shared_between_apps() -> Iterator[None]:
    """Inside, apps share the compressed static files and the functions that build addresses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets, "_press", cache(assets._press))
        patch.setattr(Rule, "_compile_builder", _kept_builder)
        yield


def _kept_builder(rule: Rule, append_unknown: bool = True) -> _Builder:
    """The function that Werkzeug would generate again: it takes the rule as its argument, and
    depends on nothing but what is in the key."""
    defaults = sorted((rule.defaults or {}).items())
    key = (rule.rule, tuple(rule._trace), repr(defaults), append_unknown)
    if key not in _builders:
        _builders[key] = _compile_builder(rule, append_unknown)
    return _builders[key]
