"""More ways in which a sentence names a group: by what supplies its members, by what they are used
for, by where they lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from questions.facts.anatomy import is_part
from questions.facts.candidates import Read, enumerated, leading_parts
from questions.facts.labels import named_by_verb, tells_other_list
from questions.facts.leads import motion_label
from questions.facts.members import NamedThing

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
_TASK = r"(?:for|when|while|whenever|to|in\sorder\sto|in|during|if)\s[^:;]{3,90}?"
_PEOPLE = (
    r"(?:you|we|the\sbody|your\sbody|people|most\sof\sus|the\s(?:arm|leg|neck|trunk|hand|foot))"
)
_NEED = (
    r"(?:(?:also|mainly|mostly|chiefly|really|will|can)\s)*(?:uses?|needs?|recruits?|engages?|activates?"
    r"|rel(?:y|ies)\son|depends?\son|calls?\s(?:on|upon|in)|works?|brings?\sin|employs?)"
)
_USING = re.compile(
    rf"^(?P<task>{_TASK}),?\s+{_PEOPLE}\s+{_NEED}\s+(?:the\s)?(?P<names>[^:;]{{5,300}})$",
    re.IGNORECASE,
)
_USED = re.compile(rf"^{_PEOPLE}\s+{_NEED}\s+(?:the\s)?(?P<names>[^:;]{{5,300}})$", re.IGNORECASE)
_TASK_BEHIND = re.compile(rf"\s(?P<task>{_TASK})$", re.IGNORECASE)
_SERVE = re.compile(
    r"^(?P<names>[^:;]{5,300}?)\s+(?:(?:all|both|together|mainly)\s)?(?:are\s(?:all\s|both\s|mainly\s)?"
    r"(?:used|needed|active|at\swork|recruited)\s(?P<task>(?:to|when|for|in|during|while)\s[^:;,]{3,60})"
    r"|(?:are\s(?:\w+ly\s)?(?:responsible\sfor|involved\sin)|produce|perform|bring\sabout|carry\sout"
    r"|create|contribute\sto|assist\s(?:in|with)|take\spart\sin)\s(?P<motion>[^:;,]{4,60}))$",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    r"\b(?:compartment|layer|group|wall|floor|roof|region|space|tunnel|eminence|fossa|triangle"
    r"|sheath|row|column|mass|pouch)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?P<at>in|on|at|along|behind|above|below|beneath|under|over|around|inside|within|deep\sto)\s+"
    r"(?P<place>(?:the|your|each|this)\s[^,:;]{3,60}?),?\s+(?:(?:you|we)(?:[’']ll|\swill|\scan)?\s"
    r"(?:find|see|meet|have|feel)|(?:there\s)?(?:are|lie|sit|run)(?:\sfound)?)\s+(?:the\s)?"
    r"(?P<names>[^:;]{5,300})$",
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


def _used(text: str, title: str) -> Iterator[Read]:
    """ "When you breathe out hard, you use the internal intercostals and rectus abdominis"."""
    if match := _USING.match(text):
        yield Read(_task_label(match["task"]), None, match["names"], by_names=True)
    if match := _USED.match(text):
        known = leading_parts(match["names"])
        behind = _TASK_BEHIND.search(match["names"])
        if behind and len(known) > 1:
            names = ", ".join(map(_worded, known))
            yield Read(_task_label(behind["task"]), None, names, by_names=True)


def _serving(text: str, title: str) -> Iterator[Read]:
    """ "Psoas major and iliacus produce hip flexion", "... are used to climb stairs"."""
    if match := _SERVE.match(text):
        label = _task_label(match["task"]) if match["task"] else _of_motion(match["motion"])
        yield Read(label, None, match["names"], by_names=True)


def _placed(text: str, title: str) -> Iterator[Read]:
    """ "In the anterior compartment of the leg you will find tibialis anterior and ..."."""
    match = _PLACED.match(text)
    if not match or _VAGUE.search(match["place"]):
        return
    place = re.sub(r"^\w+\s", "", match["place"])
    is_division = _DIVISION.search(place.partition(" of ")[0])
    label = place if is_division else f"Muscles {match['at'].lower()} {match['place']}"
    are_muscles = is_division or all(map(_may_be_muscle, enumerated(match["names"])))
    if are_muscles:
        yield Read(label[:1].upper() + label[1:], None, match["names"], by_names=True)


ROLE_READERS: tuple[Callable[[str, str], Iterator[Read]], ...] = (
    _supplied,
    _used,
    _serving,
    _placed,
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


def _may_be_muscle(thing: NamedThing) -> bool:
    """Whether a name is that of a muscle by all we know, and of no bone or ligament."""
    last = thing.name.lower().rpartition(" ")[2]
    return is_part(thing.name) and last.rstrip("s") not in _OTHER_PARTS


def _worded(thing: NamedThing) -> str:
    return f"{thing.name} ({thing.qualifier})" if thing.qualifier else thing.name


_OTHER_PARTS = frozenset(
    ("ligament", "tendon", "nerve", "artery", "vein", "bone", "joint", "femur", "tibia", "fibula")
)
