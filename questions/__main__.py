"""The command line: an article in; its facts, an item bank or the flaws of one out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from questions.facts import extract, facts_to_json
from questions.facts.model import Facts
from questions.items.model import Bank
from questions.reading import UnreadableArticleError, read


class _Parser(argparse.ArgumentParser):
    """Reports a bad call as one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


class _UnusableError(Exception):
    """The call names something that cannot be read or written; the message is the whole line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it is done, 1 when a check found a flaw, 2 when the call or a file
    is bad."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except _UnusableError as problem:
        print(problem, file=sys.stderr)
        return 2


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
    _add_translations(commands.add_parser("translations", help="print what is not translated"))
    _add_check(commands.add_parser("check", help="print the item-writing flaws of a bank"))
    return parser


def _add_check(check: argparse.ArgumentParser) -> None:
    check.set_defaults(run=_check)
    check.add_argument("file", metavar="FILE", type=Path, help="an article, or a bank as JSON")
    check.add_argument("--article", metavar="FILE", type=Path, help="the article of the bank")
    check.add_argument("--seed", type=int, default=1, help="for the bank of an article")


def _add_translations(translations: argparse.ArgumentParser) -> None:
    translations.set_defaults(run=_translations)
    translations.add_argument("file", metavar="FILE", type=Path, help="an article")
    translations.add_argument("--language", default="es", help="a code of two letters")


def _translations(options: argparse.Namespace) -> int:
    """Prints tables to fill in for what has no translation of its words; 1 where there is such."""
    from questions.explaining.translating import lacking

    tables = lacking(_read_facts(options.file), options.language)
    _print(tables, None)
    return 1 if tables else 0


def _facts(options: argparse.Namespace) -> int:
    return _write(facts_to_json(_read_facts(options.file)), options.output)


def _items(options: argparse.Namespace) -> int:
    from questions.items import bank_to_json
    from questions.sound import sound_bank

    bank = sound_bank(_read_facts(options.file), options.seed)
    return _write(bank_to_json(bank), options.output)


def _check(options: argparse.Namespace) -> int:
    """Prints a line for each flaw and one for all; 1 where there is a flaw."""
    from questions.auditing import Auditor
    from questions.auditing.report import lines
    from questions.sound import sound_bank

    is_bank = options.article or _is_json(options.file)
    if is_bank and not options.article:
        raise _UnusableError(f"{options.file}: a bank needs its article: --article FILE")
    facts = _read_facts(options.article or options.file)
    bank = _read_bank(options.file) if is_bank else sound_bank(facts, options.seed)
    report = Auditor(facts).bank(bank)
    _print("".join(f"{line}\n" for line in lines(bank, report)), None)
    return 0 if report.is_clean else 1


def _read_facts(path: Path) -> Facts:
    try:
        return extract(read(_bytes(path), name=path.name))
    except UnreadableArticleError as problem:
        raise _UnusableError(f"{path}: {problem}") from None


def _read_bank(path: Path) -> Bank:
    from questions.auditing.bank_file import UnreadableBankError, bank_from_json
    from questions.auditing.report import printable

    try:
        return bank_from_json(_bytes(path))
    except UnreadableBankError as problem:
        raise _UnusableError(printable(f"{path}: {problem}")) from None


def _is_json(path: Path) -> bool:
    """Whether a file is meant as JSON; no article but rich text begins with a brace."""
    start = _bytes(path).lstrip()[:5]
    return path.suffix.lower() == ".json" or (start[:1] == b"{" and start != b"{\\rtf")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise _UnusableError(f"{path}: {problem.strerror or 'cannot be read'}") from None


def _write(value: dict[str, Any], path: Path | None) -> int:
    _print(json.dumps(value, ensure_ascii=False, indent=2) + "\n", path)
    return 0


def _print(text: str, path: Path | None) -> None:
    try:
        if path:
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            sys.stdout.buffer.write(text.encode("utf-8"))
            sys.stdout.buffer.flush()
    except OSError as problem:
        place = path or "standard output"
        raise _UnusableError(f"{place}: {problem.strerror or 'cannot be written'}") from None


if __name__ == "__main__":
    raise SystemExit(main())
