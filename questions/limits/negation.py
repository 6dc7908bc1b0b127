"""Whether a question is turned by a negation. Generation counts by the same test as the checker."""

from __future__ import annotations

import re

# At most this part of a bank or a quiz may be turned: Haladyna et al. 2002 would have none.
MOST_NEGATIVE = 0.05
_MOST_LETTERS = 700
# What a question says about something else: a quotation, or what stands behind its colon.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|:(?: [^?]*)")
_NEGATION = r"(not|never|except|cannot|(?:is|are|do|does|has|have|can|would)n['’]t)"
_TURNED = re.compile(
    rf"^(?:which|what|who)\b(?:(?!\b(?:that|who|whose|where|when|because)\b).)*?\b{_NEGATION}\b|"
    rf"^(?:select|choose|pick|mark|name|tick|find)\b.*?\b(?:that|which|who)\b"
    rf"(?: \w+){{0,2}}? {_NEGATION}\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(except)\b", re.IGNORECASE)


def turning_word(prompt: str) -> str | None:
    """The negation by which a question is turned; None where it is not."""
    for sentence in re.split(r"(?<=[.?!]) ", _QUOTED.sub(" ", prompt[:_MOST_LETTERS])):
        asked = re.sub(r"^according to [^,]*, ", "", sentence.strip(), flags=re.IGNORECASE)
        found = _TURNED.search(asked) or _EXCEPT.search(asked)
        if found:
            return next(word for word in found.groups() if word)
    return None
