"""What people put around a statement without changing it: who said so, and "on the other hand"."""

from __future__ import annotations

import re

_WHO = (
    r"(?:he|she|they|(?:[Mm]y|[Oo]ur|[Tt]he|[Yy]our|[Hh]is|[Hh]er)\s+(?:own\s+)?[a-z]+(?:\s[a-z]+)?"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:,\s[^,]{2,40},)?)"
)
# "I thought that" and "people believe that" are left: what follows is as often wrong.
_REPORT = re.compile(
    rf"^(?:(?:then|later|as)\s+)?(?:{_WHO}\s+(?:(?:then|also|always|once)\s+)?"
    r"(?:(?:told|taught|showed|reminded|assured)\s+(?:me|us)"
    r"|says|said|explains|explained|thinks|thought|suspects|suspected|adds|added|pointed\s+out)"
    r"|I\s+(?:have\s+)?(?:learnt|learned|was\s+told)|[Ww]e\s+know"
    r"|(?:[Rr]esearch|[Ss]tudies|[Ee]vidence|[Ee]xperts|[Ss]urgeons|[Dd]octors|[Pp]hysios"
    r"|[Cc]linicians)\s+"
    r"(?:shows?|suggests?|finds?|found|agree|say))\s+that\s+(?!not\b|no\b)"
)
_SAID = re.compile(
    r",\s+(?:(?:he|she|they|I|we|my\s[a-z]+|the\s[a-z]+|[A-Z][a-z]+)\s+(?:said|says|explained"
    r"|explains|told\s(?:me|us)|tells\s(?:me|us|you))|(?:I\s(?:was\stold|learnt|learned|gather)))"
    r",\s+"
)
_LINKED = re.compile(
    r",\s+(?:on\sthe\sother\shand|on\sthe\scontrary|in\s(?:contrast|turn|fact|short|general"
    r"|particular|other\swords|most\scases|many\scases|rare\scases|some\scases|adults|children"
    r"|athletes|runners)|by\s(?:contrast|comparison|the\sway)|however|though|meanwhile|therefore"
    r"|too|of\scourse|for\s(?:example|instance|its\spart|their\spart|short)|as\sa\srule"
    r"|generally|usually|technically|strictly\sspeaking|roughly\sspeaking|put\s(?:simply"
    r"|plainly)|simply\sput|after\sall|then|likewise|similarly),\s+",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r",\s+(?:(?:(?:also|sometimes|often|commonly|better)\s)?(?:known\sas|called|named)\s[^,]{2,40}"
    r"|or\s(?:the\s)?[^,]{2,30}),\s+(?=(?:is|are)\s)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:on\sthe\sother\shand|in\s(?:contrast|short|fact|general|other\swords)|by\s(?:contrast"
    r"|comparison|the\sway)|however|meanwhile|put\s(?:simply|plainly)|simply\sput|strictly"
    r"\sspeaking|technically|medically),\s+(?=\w)",
    re.IGNORECASE,
)
_WITHIN = 200


def plain(text: str) -> str:
    """The statement of a sentence: "Foot drop is a weakness of the shin" for "Foot drop, he said,
    is ..." and for "She told me that foot drop is ..."."""
    text = _OPENING.sub("", text, count=1) if "," in text[:_WITHIN] else text
    head, tail = text[:_WITHIN], text[_WITHIN:]
    for aside in (_SAID, _LINKED, _OTHERWISE) if "," in head else ():
        head = aside.sub(" ", head, count=1)
    head = _REPORT.sub("", head, count=1) if " that " in head else head
    return head[:1].upper() + head[1:] + tail if head else text
