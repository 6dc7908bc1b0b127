"""The command line: an article in; its facts or an item bank out, as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from questions.facts import extract, facts_to_json
from questions.facts.model import Facts
from questions.reading import UnreadableArticleError, read


class _Parser(argparse.ArgumentParser):
    """Reports a bad call as one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it is done, 2 when the call or the file is bad."""
    options = _parser().parse_args(arguments)
    try:
        made = options.run(options)
    except (UnreadableArticleError, OSError) as problem:
        return _complain(options.file, problem)
    try:
        _write(made, options.output)
    except OSError as problem:
        return _complain(options.output or "standard output", problem)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m questions", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    facts = commands.add_parser("facts", help="print the facts of an article")
    facts.set_defaults(run=_facts)
    items = commands.add_parser("items", help="print the item bank made from an article")
    items.add_argument("--seed", type=int, required=True, help="the same seed gives the same bank")
    items.add_argument("--format", choices=["json"], default="json")
    items.set_defaults(run=_items)
    for command in (facts, items):
        command.add_argument("file", metavar="FILE", type=Path)
        command.add_argument("-o", dest="output", metavar="PATH", type=Path, help="write a file")
    return parser


def _facts(options: argparse.Namespace) -> dict[str, Any]:
    return facts_to_json(_read_facts(options.file))


def _items(options: argparse.Namespace) -> dict[str, Any]:
    from questions.items import bank_to_json, generate

    return bank_to_json(generate(_read_facts(options.file), options.seed))


def _read_facts(path: Path) -> Facts:
    return extract(read(path.read_bytes(), name=path.name))


def _write(value: dict[str, Any], path: Path | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if path:
        path.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()


def _complain(place: Path | str, problem: Exception) -> int:
    reason = problem.strerror or "fails" if isinstance(problem, OSError) else str(problem)
    print(f"{place}: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
