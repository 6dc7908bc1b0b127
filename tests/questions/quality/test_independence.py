"""The auditor reads JSON and shares no code with what it audits."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import questions.quality

# How libraries are loaded late knows nothing of questions.
_ALLOWED = ("questions.quality", "questions.knowledge", "questions.lazily")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def test_only_the_knowledge_is_shared() -> None:
    paths = list(Path(questions.quality.__file__).parent.rglob("*.py"))
    ours = [one for path in paths for one in _imports(path) if one.startswith("questions")]
    assert ours
    assert [one for one in ours if not one.startswith(_ALLOWED)] == []
