"""The command line: an article in; its facts, an item bank or the flaws of one out."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NoReturn

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
    formats = ("json", "qti22", "qti3", "moodle", "gift", "anki", "csv")
    items.add_argument("--format", choices=formats, default="json")
    items.set_defaults(run=_items)
    for command in (facts, items):
        command.add_argument("file", metavar="FILE", type=Path)
        command.add_argument(
            "-o", "--out", dest="output", metavar="PATH", type=Path, help="write a file"
        )
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
    if options.format != "json":
        return _export(bank, options.format, options.output)
    return _write(bank_to_json(bank), options.output)


def _export(bank: Bank, name: str, path: Path | None) -> int:
    """Writes the bank for another program. What that cannot hold goes to standard error, and into
    a file beside the one that is written."""
    from questions.exchange import COMPANION, FORMATS, companion, export, lines

    kind = FORMATS[name]
    try:
        with _opened(path) as to:
            lost = export(kind, bank.title, bank.items, to)
        if path:
            path.with_name(f"{path.name}{COMPANION}").write_bytes(companion(kind, lost))
    except OSError as problem:
        raise _unwritable(path, problem) from None
    print("\n".join(lines(kind, lost)), file=sys.stderr)
    return 0


@contextmanager
def _opened(path: Path | None) -> Iterator[IO[bytes]]:
    """The file, or what goes to standard output once it is whole: archives go back in theirs."""
    with path.open("wb") if path else TemporaryFile() as file:
        yield file
        if not path:
            file.seek(0)
            shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()


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
        raise _unwritable(path, problem) from None


def _unwritable(path: Path | None, problem: OSError) -> _UnusableError:
    place = path or "standard output"
    return _UnusableError(f"{place}: {problem.strerror or 'cannot be written'}")


if __name__ == "__main__":
    raise SystemExit(main())
