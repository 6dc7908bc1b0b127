"""Headings that ask what leads to a complaint."""

from __future__ import annotations

import re

from questions.facts.anatomy import names_condition
from questions.facts.listings import subject_of

PRONOUN = re.compile(
    r"^(?:it|this|that|these|those|they|them|there|which|what|who|he|she|you|we)\b", re.IGNORECASE
)
# What people do to themselves, and what they then have.
_DONE = {
    "break": "broken", "tear": "torn", "injure": "injured", "hurt": "hurt", "sprain": "sprained",
    "strain": "strained", "damage": "damaged", "pull": "pulled", "rupture": "ruptured",
    "fracture": "fractured", "dislocate": "dislocated", "twist": "twisted", "crack": "cracked",
    "bruise": "bruised", "irritate": "irritated", "roll": "rolled", "get": "", "develop": "",
    "end up with": "", "pick up": "", "come by": "",
}  # fmt: skip
_WHO = (
    r"(?:i|you|we|they|(?:most\s+|some\s+|young\s+|older\s+)?(?:people|patients|adults|children"
    r"|athletes|runners|players|dancers|climbers|workers|drivers|musicians|somebody|someone))"
)
# What "raises the risk" of something.
RAISES = (
    r"(?:can\s+|may\s+|might\s+)?(?:raises?|increases?|adds?\s+to)\s+(?:the|your)\s+(?:risks?"
    r"|chances?|odds|likelihood)"
)
_LEADING = (
    r"(?:what\s(?:is|are)\s)?(?:(?:the|some(?:\sof\sthe)?)\s)?(?:(?:less|more|most|very)\s)?(?:(?:common|main"
    r"|other|possible|potential|likely|typical|usual|key|major|primary|underlying|known|direct|frequent"
    r"|further|additional|rare|top|\d+|three|four|five|six|seven)\s(?:and\s)?){0,3}"
)
_HEADING = re.compile(
    rf"^{_LEADING}(?:"
    r"what\s+(?:leads\s+to|causes|can\s+cause|might\s+cause|may\s+cause|brings\s+on"
    r"|is\s+behind|triggers|sets\s+(?:it\s+)?off|brings\s+it\s+on|may\s+have\s+set)\s+(?P<a>.+)"
    r"|(?:causes?|reasons?|sources?|triggers?)\s+(?:of|for|behind)\s+(?P<b>.+)"
    r"|(?P<c>.+?)\s+causes"
    r"|why\s+me\b.{0,20}|what\s+went\s+wrong|how\s+(?:did|do|does|can)\s+(?:i|you|we|it|people|this)\s+"
    r"(?:get\s+(?:it|this|here)|start|begin|happen|develop|come\s+about)|how\s+(?:it|this|injuries)\s+"
    r"(?:happens?|starts?|begins?|develops?)|(?:contributing|risk|causal)\s+factors"
    r"|(?:a?etiology|pathogenesis|mechanism(?:\s+of\s+injury)?)|(?:the\s+)?usual\s+suspects"
    r"|causes?\s+(?:and|&)\s+(?:risk\s+factors|triggers|mechanisms?)"
    r"|(?:triggers?|culprits?|reasons)"
    r"|why\s+(?:did|do|have)\s+(?:i|you|we)\s+.{2,40}"
    r"|what\s+(?:sets\s+it\s+off|brings\s+it\s+on|is\s+behind\s+it|causes\s+it)"
    r"|(?:things\s+that|what)\s+makes?\s+(?P<u>.+?)\s+more\s+(?:likely|common)"
    r"|what\s+makes\s+(?P<d>.+)"
    r"|why|why\s+(?P<p>(?!(?:does|do|did|is|are)\b)[\w ’'-]{2,50}?)\s+(?:happens?|occurs?"
    r"|develops?|starts?|comes?\s+(?:on|back))"
    r"|where\s+(?:(?:does|do)\s+)?(?P<q>.+?)\s+comes?\s+from"
    r"|what\s+(?:(?:is|lies|might\s+be|may\s+be|could\s+be|can\s+be)\s+)behind\s+(?P<s>.+)"
    r"|what\s+(?:is|might\s+be|may\s+be|could\s+be|can\s+be)\s+causing\s+(?P<t>.+)"
    r"|how\s+(?:you|i|we|people)\s+(?:(?:probably|may\s+have|might\s+have|could\s+have|likely)\s+)?"
    r"(?:got|get|ended\s+up)\s+(?:here|there|it|this|with\s+it)"
    rf"|risk\s+factors\s+for\s+(?P<l>.+)|(?:things|factors|habits|what)\s+(?:that\s+|which\s+)?{RAISES}"
    r"(?:\s+of\s+(?:getting\s+|developing\s+)?(?P<m>.+))?"
    r"|what\s+puts\s+(?:you|people|us|someone)\s+at\s+(?:\w+\s+)?risk(?:\s+of\s+(?P<o>.+))?"
    r"|why\s+(?:does|do|is|are)\s+(?P<e>.+?)(?:\s+(?:happen|occur|develop))?"
    r"|why\s+(?P<g>(?:your\s+)?[\w -]{3,40}?)\s+(?:gets?|becomes?|goes?|turns?)\s+(?P<how>\w+)"
    r"|how\s+(?:do|does|did|can|could|might)\s+(?P<i>.+?)\s+(?:happen|occur|start|begin|come\s+about"
    r"|come\s+on|arise|develop)"
    r"|how\s+(?P<j>(?!(?:do|does|did|can|to)\b).+?)\s+(?:happens?|occurs?|comes?\s+about|arises?)"
    rf"|how\s+(?:(?:do|does|did|can|could|might)\s+)?{_WHO}\s+(?P<does>{'|'.join(_DONE)})\s+"
    r"(?P<k>[^?]{2,50}?)"
    r"|(?:what\s+(?:is\s+|are\s+)?the\s+)?causes?)[?!]*$",
    re.IGNORECASE,
)
# "Less common causes in runners", "Contributors": whatever the article speaks of there.
_PLAIN = re.compile(
    rf"{_LEADING}(?:causes?|contributors"
    r"|contributing\sfactors|causative\sfactors|risk\sfactors?|triggers?|culprits|risks)(?:\s(?:and|&|or)\s[\w\s]{3,30}?)?"
    r"(?:\s(?:in|among|at)\s[\w\s’'-]{3,30})?[?:]?",
    re.IGNORECASE,
)
_MATTERS = re.compile(
    r"\b(?:matters?|important|needed|counts?|useful|good|helpful|necessary|essential|vital|called"
    r"|named|done|used|recommended)$",
    re.IGNORECASE,
)
_SHORT_IS = re.compile(r"^what[’']s", re.IGNORECASE)


def of_heading(heading: str, topic: str) -> str | None:
    """What a heading asks the causes of, `topic` where it names nothing; None where it asks for
    something else."""
    heading = _SHORT_IS.sub("what is", heading)
    if _PLAIN.fullmatch(heading[:200]):
        return subject_of(topic)
    match = _HEADING.match(heading) if len(heading) < 200 else None
    if not match:
        return None
    if match["g"]:
        return f"{match['how'].lower()} {subject_of(match['g'])}"
    if match["k"]:
        return _had(_DONE[" ".join(match["does"].lower().split())], match["k"], topic)
    if match["e"] and _MATTERS.search(match["e"]):
        return None
    # Muscles come from bones.
    if match["q"] and not (PRONOUN.match(match["q"]) or names_condition(match["q"])):
        return None
    named = next((words for words in match.groups() if words), "")
    return subject_of(topic) if not named or PRONOUN.match(named) else subject_of(named)


def _had(state: str, what: str, topic: str) -> str:
    """ "Broken rib" of how people "break a rib"; what they get is what it is."""
    if PRONOUN.match(what):
        return subject_of(topic)
    bare = re.sub(r"^(?:an?|their|his|her|its)\s+", "", subject_of(what), flags=re.IGNORECASE)
    return f"{state} {bare}".strip()
