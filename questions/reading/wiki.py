"""Text in an encyclopedia's markup, as dumps have it, rewritten as Markdown."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^(={1,6})[ \t]*([^=\n][^\n]{0,200}?)[ \t]*\1[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"^([*#:;]{1,6})[ \t]*(?=\S)")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_FILE = re.compile(r"\[\[(?:file|image|category):[^\[\]\n]{0,400}\]\]", re.IGNORECASE)
_ADDRESS = re.compile(r"\[https?://[^\s\[\]]{1,300}(?:[ ]([^\[\]\n]{1,200}))?\]")
_REFERENCE = re.compile(r"<ref\b[^<>]{0,200}/>|<ref\b[^<>]{0,200}>[^<>]{0,2000}</ref>", re.I)
_TEMPLATE = re.compile(r"\{\{[^{}]{0,2000}\}\}")
_QUOTES = re.compile(r"'{2,5}")
_LONG = 120  # a line this long is a paragraph of its own


def is_wiki(text: str) -> bool:
    """Whether headings between equals signs tell such markup."""
    return _HEADING.search(text) is not None


def wiki_to_markdown(text: str) -> str:
    """The text with headings and lists as Markdown has them; references and templates are gone."""
    for pattern, replacement in (
        (_REFERENCE, ""), (_TEMPLATE, ""), (_FILE, ""), (_LINK, r"\1"), (_ADDRESS, r"\1"),
        (_QUOTES, ""),
    ):  # fmt: skip
        text = pattern.sub(replacement, text)
    lines: list[str] = []
    for line in text.split("\n"):
        made = _line(line)
        lines += [made, ""] if len(made) >= _LONG or made.startswith("#") else [made]
    return "\n".join(lines)


def _line(line: str) -> str:
    if heading := _HEADING.match(line):
        return f"\n{'#' * len(heading[1])} {heading[2]}"
    entry = _ENTRY.match(line)
    if not entry:
        return line.lstrip()
    marks, words = entry[1], line[entry.end() :]
    if marks[-1] == ":":
        return f"\n{words}"
    if marks == ";":
        term, colon, meaning = words.partition(":")
        return f"- {term.strip()}: {meaning.strip()}" if colon else f"\n**{words}**\n"
    indent = "   " * (len(marks) - 1)
    return f"{indent}{'1.' if marks[-1] == '#' else '-'} {words}"
