"""What a sentence or line that leads in a list calls it, where it is no name but says what the
listed things do: "Four muscles on each side move the lower jaw"."""

from __future__ import annotations

import re

from questions.facts.anatomy import is_part
from questions.facts.numbers import figures, number_in
from questions.lexicon import table

_NOUNS = r"(?P<noun>muscles|ligaments|bones|tendons|joints|nerves|structures)"
_FIRST_CLAUSE = re.compile(
    r"^(?:on|in|at|to|for|from|close|further|deep|deeper|below|above|behind|around|here|together"
    r"|overall|altogether|lastly|finally|next)\b[^,:;]{0,60},\s+",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:,?\s+(?:and\s+)?(?:are|is|include[sd]?|including|namely|which are|which include|these are"
    r"|they are|as follows|the following|follow|called))?\s*[:–—-]?$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:known|referred to|described"
    r"|grouped together) as\s+(?:the\s+)?(?P<name>[^,:;]{3,60})(?:,|$)"
    r"|\b(?:called|named|form|make up|forming|making up)\s+(?:the\s+)?(?P<name2>[^,:;]{3,60})$",
    re.IGNORECASE,
)
_THAT = re.compile(
    rf"\b{_NOUNS}\s+(?:that|which|who)\s+(?P<done>[a-z]+ [^,:;]{{2,60}})$", re.IGNORECASE
)
_DO = re.compile(
    rf"^(?:the |these |all |all of the )?(?:\w+ )?(?:of (?:them|these)|(?:\w+ ){{0,2}}?{_NOUNS})"
    r"(?: (?:on|in|at) (?:each|either|both) (?:sides?|legs?|arms?))?"
    r"(?: (?:all|both|together|also|mainly|can|help(?: to)?|act to|work to|serve to))*\s+"
    r"(?P<done>(?!are\b|is\b|have\b|has\b|can\b|in\b|of\b|on\b|at\b|to\b|and\b|that\b|which\b)"
    r"[a-z]+ (?:(?:most|much|all|part|half) of )?(?:deep |close |high |low )?"
    r"(?:(?:at|in|down|near|beside|through|over|under|across|along|around"
    r"|behind|between|from|to|on|onto|into|with) )?(?:the |your |a |an |it\b|them\b|back|forward"
    r"|up|down|out|in)[^,:;]{0,50})$",
    re.IGNORECASE,
)
_ALONG = re.compile(
    r"(?:run|lie|sit|go)\s(?:(?:deep|close|high|low)\s)?(?:down|up|along|across|behind|over|under|through|around|between|from|in|on|at)"
    r"\s",
    re.IGNORECASE,
)
_KIND = re.compile(
    rf"(?:^(?:the\s+|these\s+|all\s+)?(?:\w+\s+)?|\b(?:two|three|four|five|six|seven|eight|nine"
    rf"|ten)\s+)"
    rf"(?P<kind>[a-z]+(?: [a-z]+)?)\s+{_NOUNS}\b",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"^(?:the |your )?(?P<what>[A-Z]?[\w ’'-]{3,50}?)\s+(?:has|have|(?:is|are) an? (?:\w+ )?"
    r"(?:group|set|team"
    r"|sheet|sling) of|is made of|(?:is|are) made up of|splits? into"
    r"|divides? into)\s+(?:\w+\s+){0,2}"
    rf"(?:{_NOUNS}|heads|parts|bellies)\b",
    re.IGNORECASE,
)
_WE_HAVE = re.compile(
    rf"^(?:we|you|there)\s+(?:have|are)\s+(?:\w+\s+)?(?P<what>(?:[a-z-]+\s+){{1,3}}(?:{_NOUNS}"
    rf"|\w+ors))$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    rf"^(?P<what>(?:the |your )?[\w ’'-]{{3,50}}?)\s+(?:is|are)\s+(?:\w+\s+)?\w+\s+by\s+"
    rf"(?:\w+\s+){{0,3}}?{_NOUNS}$",
    re.IGNORECASE,
)
# "These are joined by the accessory muscles": named, where what they do has no name.
_BY_A_KIND = re.compile(
    rf"\b(?:these|they|those|it|them)\s+(?:is|are)\s+(?:\w+\s+)?\w+\s+by\s+(?:the\s+)?"
    rf"(?P<kind>(?!one\b|two\b|three\b|four\b|five\b|six\b|\d)[a-z-]+\s{_NOUNS})$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|this|that|they|there|these|those|which|you|we|one)\b", re.I)
_DOING = re.compile(
    r"(?P<act>[a-z]{3,}ing)\s(?:of\s)?(?:the\s|your\s)?(?P<rest>[a-z][a-z ]{2,40})$", re.I
)
_SAYS = re.compile(r"\b(?:we|there)\s+[a-z]|\b(?:is|are|has|have)\b", re.IGNORECASE)
_PLAIN_LINE = re.compile(r"(?P<name>[A-Z][\w’' /-]{4,60}?)\s*(?:\([^()]{1,30}\))?:")


def label_from_lead(lead: str) -> str:
    """The name that a lead-in gives by saying what things are called or do, or nothing."""
    text = _ENDING.sub("", _FIRST_CLAUSE.sub("", lead.strip().rstrip("."), count=1)).strip()
    for read in (_having, _called, _doing, _done_by, _of_kind):
        if label := read(text):
            return label[:1].upper() + label[1:]
    return ""


def line_label(lead: str) -> str:
    """The name in a line such as "Helpers when you breathe hard:", as it stands."""
    match = _PLAIN_LINE.fullmatch(lead.strip())
    if not match or _PRONOUN.match(match["name"]) or number_in(match["name"].split()[0]):
        return ""
    return "" if _SAYS.search(match["name"]) else match["name"].strip()


def passive_label(what: str, verb: str) -> str:
    """ "Muscles that open the mouth" of "the mouth" and "opened"; "extensors of the neck" of
    "extension of the neck" and "brought about"."""
    what = re.sub(r"^(?:the|your)\s+", "", what.strip(), flags=re.IGNORECASE)
    if _PRONOUN.match(what):
        return ""
    if doers := motion_label(what):
        return doers
    if (doing := _DOING.match(what)) and (act := _act(doing["act"].lower())):
        known = table("anatomy")["verbs_of_doers"].get(act)
        rest = doing["rest"]
        return f"{known.capitalize()} of the {rest}" if known else f"Muscles that {act} the {rest}"
    base = _base_form(verb.split(" ")[0].lower())
    if base is None:
        return ""
    known = table("anatomy")["verbs_of_doers"].get(base)
    return f"{known.capitalize()} of the {what}" if known else f"Muscles that {base} the {what}"


def _act(word: str) -> str:
    """ "open" of "opening", "close" of "closing"; nothing for what is no motion."""
    stem = word.removesuffix("ing")
    known = {*table("anatomy")["verbs_of_doers"], *filter(None, _IRREGULAR.values())}
    return next((one for one in (stem, f"{stem}e", stem[:-1]) if one in known), "")


def motion_label(what: str) -> str:
    """ "Extensors of the neck" of "extension of the neck" or "neck extension"."""
    doers = table("anatomy")["doers"]
    words = what.lower().split()
    for at, word in enumerate(words[:4]):
        if word in doers and (at == len(words) - 1 or words[at + 1] in ("of", "at", "in", "to")):
            label = " ".join([*words[:at], doers[word], *words[at + 1 :]])
            return label[:1].upper() + label[1:]
    return ""


def _having(text: str) -> str:
    match = _WE_HAVE.match(text) or _HAS.match(text)
    return match["what"].strip() if match and not _PRONOUN.match(match["what"]) else ""


def _called(text: str) -> str:
    match = _CALLED.search(text)
    return (match["name"] or match["name2"]).strip() if match else ""


def _doing(text: str) -> str:
    if match := _THAT.search(text):
        return f"{match['noun']} that {match['done']}"
    match = _DO.match(text)
    if match and (
        match["done"].split(" ")[0].lower() not in _NO_VERBS or _ALONG.match(match["done"])
    ):
        return f"{match['noun'] or 'muscles'} that {match['done']}"
    return ""


def _done_by(text: str) -> str:
    """ "Ligaments of the lateral side" of "The lateral side is held by three ligaments"."""
    if kind := _BY_A_KIND.search(text):
        return kind["kind"]
    match = _DONE_BY.match(text)
    if not match or _PRONOUN.match(match["what"]):
        return ""
    what = match["what"]
    return f"{match['noun']} of {what[:1].lower()}{what[1:]}"


def _of_kind(text: str) -> str:
    match = _KIND.search(text)
    words = match["kind"].split() if match else []
    if words and figures(words[0]).isdigit():
        words = words[1:]
    return f"{' '.join(words)} {match['noun']}" if match and is_part(" ".join(words)) else ""


_NO_VERBS = frozenset(("run", "lie", "sit", "get", "make", "start", "stop", "go", "come"))
_IRREGULAR = {
    "bent": "bend", "held": "hold", "swung": "swing", "spread": "spread", "drawn": "draw",
    "brought": None, "done": None, "made": None, "driven": "drive", "kept": "keep", "led": None,
    "caused": None, "formed": None, "produced": None, "performed": None, "followed": None,
    "supplied": None, "covered": None, "separated": None, "surrounded": None, "affected": None,
    "injured": None, "treated": None, "limited": None, "relieved": None, "improved": None,
    "controlled": "control", "lifted": "lift", "turned": "turn", "opened": "open",
    "straightened": "straighten", "tilted": "tilt", "rotated": "rotate", "stabilised": "stabilise",
    "extended": "extend", "pulled": "pull", "flexed": "flex", "moved": "move", "closed": "close",
    "raised": "raise", "lowered": "lower", "steadied": "steady", "supported": "support",
    "stabilized": "stabilize", "abducted": "abduct", "adducted": "adduct", "pushed": "push",
    "elevated": "elevate", "depressed": "depress", "retracted": "retract",
    "protracted": "protract", "straighten": "straighten", "tightened": "tighten",
    "pointed": "point", "rolled": "roll", "bowed": "bow", "braced": "brace", "tipped": "tip",
}  # fmt: skip


def _base_form(participle: str) -> str | None:
    """The verb of "opened"; None where it tells nothing of a motion."""
    return _IRREGULAR.get(participle)
