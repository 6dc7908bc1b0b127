"""More ways in which a sentence names a group: by what supplies its members, what they are for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from questions.facts.candidates import Read
from questions.facts.labels import named_by_verb, tells_other_list
from questions.facts.leads import motion_label

_NERVE = r"(?P<nerve>(?:[\w’'-]+\s){0,4}(?:nerves?|plexus|roots?|branch(?:es)?))"
_SUPPLIES = re.compile(
    r"^(?:(?P<where>(?:in|at|on|below|above)\s[^,:;]{3,30}),\s+)?"
    rf"(?:the\s+)?{_NERVE}(?:\s\([^()]{{1,30}}\))?\s+(?:also\s|mainly\s|then\s)*"
    r"(?:suppl(?:y|ies)|innervates?|serves?|powers?|drives?|works?|controls?|feeds?"
    r"|(?:sends|gives|provides)\s(?:motor\s)?(?:branches|fibres|fibers|supply|innervation)\sto)\s+"
    r"(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"^(?P<names>[^:;]{5,300}?)\s+(?:are|get)\s+(?:all\s|both\s|each\s)?(?:supplied|innervated|served"
    rf"|powered|driven|controlled)\s+by\s+(?:the\s+)?{_NERVE}$",
    re.IGNORECASE,
)
_SERVE = re.compile(
    r"^(?P<names>[^:;]{5,300}?)\s+(?:(?:all|both|together|mainly)\s)?(?:are\s(?:all\s|both\s|mainly\s)?"
    r"(?:used|needed|active|at\swork|recruited)\s(?P<task>(?:to|when|for|in|during|while)\s[^:;,]{3,60})"
    r"|(?:are\s(?:\w+ly\s)?(?:responsible\sfor|involved\sin)|produce|perform|bring\sabout|carry\sout"
    r"|create|contribute\sto|assist\s(?:in|with)|take\spart\sin)\s(?P<motion>[^:;,]{4,60}))$",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:this|that|these|those|it|them|such|exercises?|stretch\w*)\b", re.I)
_MAX_TASK_WORDS = 10


def _supplied(text: str, title: str) -> Iterator[Read]:
    """ "The ulnar nerve supplies the interossei and adductor pollicis"."""
    for pattern, by_names in ((_SUPPLIES, False), (_SUPPLIED, True)):
        if match := pattern.match(text):
            where = match.groupdict().get("where") or ""
            label = f"Muscles supplied by the {match['nerve']} {where.lower()}".strip()
            yield Read(label, None, match["names"], by_names=by_names, mostly=not by_names)


def _serving(text: str, title: str) -> Iterator[Read]:
    """ "Psoas major and iliacus produce hip flexion", "... are used to climb stairs"."""
    if match := _SERVE.match(text):
        label = _task_label(match["task"]) if match["task"] else _of_motion(match["motion"])
        yield Read(label, None, match["names"], by_names=True)


ROLE_READERS: tuple[Callable[[str, str], Iterator[Read]], ...] = (
    _supplied,
    _serving,
)


def _task_label(task: str) -> str:
    """ "Muscles used when you breathe out hard"; nothing where the task is not told here."""
    first = task.partition(",")[0].strip()
    if _VAGUE.search(first) or tells_other_list(first.partition(" ")[2]):
        return ""
    if len(first.split()) > _MAX_TASK_WORDS:
        return ""
    first = first[:1].lower() + first[1:]
    return (named_by_verb(first) if first.startswith("to ") else "") or f"Muscles used {first}"


def _of_motion(motion: str) -> str:
    return motion_label(re.sub(r"^the\s", "", motion.strip(), flags=re.IGNORECASE))
