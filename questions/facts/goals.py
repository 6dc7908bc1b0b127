"""Sentences that say what an exercise is for."""

from __future__ import annotations

import re

from questions.facts.looks import has_one
from questions.lexicon import table

_VERBS = tuple(table("exercises")["goals"]["verbs"])
_BASE = "|".join(_VERBS)
_THIRD = "|".join(one + ("es" if one.endswith(("s", "ch", "x")) else "s") for one in _VERBS)
_ING = "|".join(one.removesuffix("e") + "ing" for one in _VERBS)
_PURPOSE_FIRST = re.compile(
    r"^(?:the|its|our|your|a) (?:\w+ )?(?:goal|aim|purpose|point|idea|benefit|objective)s?\b"
    r"|^(?:the )?(?:goal|aim|purpose|idea) (?:here )?is\b",
    re.IGNORECASE,
)
_GOOD_FOR = re.compile(
    r"^(?!.*\bif\b).*\b(?:is|are)\s+(?:also\s+|a\s+)?(?:\w+\s+)?(?:great|good|excellent|ideal"
    r"|perfect|useful|helpful|effective|fantastic|wonderful|designed|meant|intended|used"
    r"|beneficial|aimed)\b[^.]*\b(?:for|to|at|in)\b"
    r"|^(?:this|it)\b[^.]{0,20}?\bis (?:the|one of the|a|my|our) (?:best|favou?rite|classic)\b"
    r"[^.]{0,30}\bfor\b",
    re.I,
)
_IMPERATIVES = "|".join(map(re.escape, table("verbs")["imperative"]))
# "Use the other hand to help" is a step.
_HELPS = re.compile(
    rf"^(?!(?:{_IMPERATIVES}|do not|don[’']t)\b[^,;]{{0,60}}?\bhelp\b)"
    r"(?:this|it|that|these|they|which|doing this|the \w+|\w+s?)\b[^,;]{0,60}?"
    r"(?<!the )\b(?:helps?|aids?|assists?)\b"
    r"(?! of\b)(?<!it can help)(?<!it may help)",
    re.I,
)
_DOES = re.compile(
    rf"^(?:this|it|that|the|these|a|an|doing (?:this|it|so))\b"
    rf"(?!\s+(?:leg|foot|knee|arm|hand|thigh|hip|band"
    rf"|(?:is|are) (?!\w+ing\b)))[^,;]{{0,50}}?\b(?:{_THIRD})\s+(?!best\b|well\b|better\b"
    rf"|when\b|if\b|as\b|after\b)(?:up\s+)?(?:the|your|both|all|some|hip"
    rf"|muscles|\w+)",
    re.I,
)
_WILL_DO = re.compile(
    r"^(?:this|it|that|these|the (?:exercise|stretch|movement|pose|position|balance|effort)"
    rf"(?: required| needed)?)\b[^,;]{{0,30}}?\bwill\s+(?:also\s+)?(?:{_BASE})\b",
    re.I,
)
_IN_ORDER_TO = re.compile(
    r"^(?!(?:try|be (?:sure|careful)|make sure|remember"
    r"|you (?:do not |don[’']t )?(?:need|have|want))\b)"
    rf"(?:.{{0,300}}?\b)?(?:in order )?\bto (?:help |further |better |gently |really "
    rf"|actively )?(?:{_BASE})\b(?!\s+the band)(?=\s+(?:up\s+|out\s+)?(?:the|your|hip"
    rf"|muscle|range|mobility|strength|flexib|blood|stab|balance|\w+ (?:muscles?"
    rf"|mobility|strength|rotation|rotators|flexors|extensors)))",
    re.I,
)
_NAMED_DOES = re.compile(
    rf"^(?:[A-Z][\w/’' -]{{2,60}}?)\s+(?:{_THIRD})\s+(?:the|your|both"
    r"|(?:\w+ ){0,2}(?:strength|control|mobility|range|balance|endurance|flexibility|movement"
    r"|gliding|excursion|stability|posture|power|stiffness|pain|swelling|circulation|tension|coordination"
    r"|extension|flexion|rotation))\b"
)
_STRENGTHENS = re.compile(rf"^(?:{_THIRD})\s+(?:up\s+)?\w+", re.I)
# "Keeps the joints supple": what the exercise does, with no word for it.
_KEEP = "|".join(
    (
        *(one + ("es" if one.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
          for one in table("verbs")["imperative"] if one.isalpha()),
        "calms", "soothes", "frees", "undoes", "unloads", "counteracts", "counters", "gives",
        "feeds", "coaxes", "saves", "spares", "cuts", "lessens", "limits", "fights", "irons",
        "wakens", "smooths", "toughens", "eases", "speeds", "carries", "tones", "desensitises",
        "desensitizes", "drains", "encourages", "allows", "brings", "steadies",
    )
)  # fmt: skip
_KEEPS_IT = re.compile(
    rf"^(?:(?:also|gently|slowly|really|mainly|mostly|gradually) )?(?:{_KEEP}) (?:(?:up|out|off"
    r"|down|away|back|apart) )?(?:(?:some|more) (?:of )?)?(?:the|your|both|all|its|every|(?:an? )?"
    r"(?:deep|stiff|tight|small|large|weak|sore|tired|long|short|swollen)"
    r"|(?:strength|load|blood|fluid|swelling|stiffness|pressure|tension|strain|pain|movement|control"
    r"|range|scar|stress)\b)\s?",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"^(?:(?:this|the)(?: one| exercise| stretch| drill| move| movement)|this|it"
    r"|doing this) (?:keeps|calms|soothes|frees|settles|takes|gives|brings|feeds|gets"
    r"|coaxes|undoes|counteracts|counters|lets(?= the| your)"
    r"|stops(?= the| your| \w+ from)) "
    r"(?!easier|harder|better|worse|tough|time\b|about\b|\d|an? (?:few|while|little)\b"
    r"|some\b|weeks|months|practice|longer|people|two\b|three\b)",
    re.I,
)
_MAKES_STRONG = re.compile(
    r"^(?:this|it|that|these|doing \w+|the \w+)\b[^,;]{0,20}? makes? "
    r"(?!(?:it|this|that) \w+er\W?$)[^.;]{3,60}?\b(?:strong|supple|flexible|mobile|stable"
    r"|steady|limber|easy|(?:strong|loos|easi|firm|supp?l|stead|smooth|slack|free)\w*er"
    r"|more \w+)\b",
    re.I,
)
_IS_DONE_TO = re.compile(
    r"^(?!you\b|we\b|i\b|they\b|if\b)[^,;.]{2,60}? (?:aims|serves|seeks) (?:to|at) "
    r"|^(?:this|it|the (?:exercise|stretch|drill))(?: is|[’']s) (?:done|used|here"
    r"|there|given|meant"
    r"|performed|included) (?:(?:in order )?to|for) (?!(?:each|both|one|the (?:other"
    r"|left|right))\b)"
    r"|^(?:you|we|i) (?:do|use|practi[sc]e) (?:this|it)(?: \w+)? to "
    r"(?!the\b|each\b|your\b|both\b)",
    re.I,
)
_BECAUSE_IT = re.compile(
    rf"\bbecause\s+(?:it|this|that|they)\b[^,;]{{0,30}}?\b(?:{_THIRD}|{_BASE}"
    r"|(?:frees|spares|keeps|lets|gets|loads|calms|moves|takes|brings|gives|saves|soothes)"
    r"(?= (?:up |off )?(?:the|your|both)\b))\b",
    re.I,
)
_GREAT_FOR = re.compile(
    rf"^(?:great|good|excellent|ideal|perfect|useful|helpful|designed|meant)\s+(?:for"
    rf"|to)\b|^(?:for)\s+(?:{_ING})\b",
    re.I,
)
# "Chin tucks strengthen the neck", "Slow squeezes build endurance".
_SEVERAL_DO = re.compile(
    r"^(?!(?i:most|many|some|few|all|other|always|people|patients|your|the|these|those|do|let|when"
    r"|if|as|reps|sets|eyes|hips|knees|heels|feet|hands|arms|legs|toes|fingers|shoulders|elbows"
    r"|palms|\w+ers|\w+letes)\b)[A-Z][\w-]*(?: (?!(?:the|your|both|you|an?|and|to|that"
    r"|which|or|always|sets|reps|\w+s)\b)[\w-]+){0,2}(?:(?<=s)| [\w-]+[a-rt-z]s)(?<!ways)"
    r" (?:(?:also|mainly|mostly|really|gently|slowly|help to|will|can) )*"
    rf"(?:{_BASE}|load|free)"
    r" (?:up )?(?:the|your|both|all|\w+(?: \w+)?[.])"
)
# "Well known from yoga, this pose stretches the neck."
_LED_IN = re.compile(
    r"^[^,;.]{3,80}, (?=this (?:pose|exercise|stretch|move|movement|drill|position)\b)",
    re.IGNORECASE,
)
# "The goal is to do 3 sets" says how much, "Your knee should be bent to save your back" how.
_AMOUNT = re.compile(
    r"(?:the|your|our) (?:goal|aim|target|idea) (?:here )?is "
    r"(?:to (?:do|reach|complete|perform|hold|repeat|get"
    r"|work up)\b[^.]*)?\d",
    re.IGNORECASE,
)
_DETAIL = re.compile(r"(?:your|the|both) (?:\w+ ){1,3}(?:should|must|needs? to) (?!help)", re.I)
# Each with words of which one stands in whatever it finds: to look for those is cheap.
_PATTERNS = (
    (_PURPOSE_FIRST, ()),
    (_GOOD_FOR, ("is ", "are ")),
    (_HELPS, ("help", "aid", "assist")),
    (_DOES, ()),
    (_WILL_DO, ("will ",)),
    (_IN_ORDER_TO, ("to ",)),
    (_NAMED_DOES, ()),
    (_SEVERAL_DO, ()),
    (_STRENGTHENS, ()),
    (_KEEPS_IT, ()),
    (_KEEPS, ()),
    (_MAKES_STRONG, ("make",)),
    (_IS_DONE_TO, ("to ", "for ", "at ")),
    (_BECAUSE_IT, ("because",)),
    (_GREAT_FOR, ("for ", "to ")),
)


def is_goal(text: str) -> bool:
    """Whether a sentence says what the exercise is for, steps or not."""
    text = _LED_IN.sub("", text, count=1)
    if _AMOUNT.match(text) or _DETAIL.match(text):
        return False
    return any(
        pattern.search(text) for pattern, words in _PATTERNS if not words or has_one(text, words)
    )
