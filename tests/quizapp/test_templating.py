"""What templates are compiled to is kept, and never stands in for something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from quizapp.templating import CompiledTemplates

_NAME = "page.html"


def _render(folder: Path, source: str, *, trim_blocks: bool = False) -> str:
    environment = Environment(loader=DictLoader({_NAME: source}), trim_blocks=trim_blocks)
    environment.bytecode_cache = CompiledTemplates(folder, environment)
    return environment.get_template(_NAME).render()


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _render(tmp_path, "{{ 1 + 1 }}") == "2"
    monkeypatch.setattr(Environment, "compile", None)
    assert _render(tmp_path, "{{ 1 + 1 }}") == "2"


def test_one_that_has_changed_is_compiled_anew(tmp_path: Path) -> None:
    assert _render(tmp_path, "before") == "before"
    assert _render(tmp_path, "after") == "after"


def test_other_settings_are_not_those_of_before(tmp_path: Path) -> None:
    source = "{% if true %}\n1{% endif %}"
    assert _render(tmp_path, source) == "\n1"
    assert _render(tmp_path, source, trim_blocks=True) == "1"


@pytest.mark.parametrize("length", [0, 5, 40, 100])
def test_a_file_that_broke_off_is_done_without(tmp_path: Path, length: int) -> None:
    _render(tmp_path, "{{ 1 + 1 }}")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:length])
    assert _render(tmp_path, "{{ 1 + 1 }}") == "2"


def test_where_nothing_can_be_written_pages_are_made(tmp_path: Path) -> None:
    assert _render(tmp_path / "nowhere", "{{ 1 + 1 }}") == "2"
