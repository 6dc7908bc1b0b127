"""What a sentence of an exercise is: a step, a goal, a dose alone, or a remark."""

from __future__ import annotations

import enum
import itertools
import re
from functools import cache, lru_cache

from questions.facts.goals import is_goal
from questions.facts.looks import KEPT_SENTENCES
from questions.lexicon import table


class Role(enum.Enum):
    """What a sentence does for its exercise."""

    STEP = "step"
    GOAL = "goal"
    DOSE = "dose"
    REMARK = "remark"


_FEEL = re.compile(
    r"^(?:and |but |here |then )?(?:you|it|this|the (?:stretch|exercise|movement))(?:[’']ll"
    r"| (?:should|will|may|might|can|could|would))?(?: (?:also|only|not|never|really|still"
    r"|start to|begin to|just))* (?:feel|notice|sense|experience|hurt|be (?:able|felt|sore"
    r"|painful|uncomfortable))\b"
    r"|^(?:stop|pause)\b[^.]*\b(?:and|then) (?:call|contact|see|ring|tell|ask|speak|talk)\b"
    r"|^(?:call|contact|ring|tell|ask|speak to|talk to)\b[^.]*\b(?:doctor|gp|physio\w*|therapist"
    r"|clinic|us|nurse|surgeon|midwife)\b"
    r"|^(?:feel|notice)\b|^stop\b.*\b(?:pain|hurts?|uncomfortable|dizzy)\b|\bshould(?: not"
    r"|n[’']t)? (?:hurt|feel|be painful)\b",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"^do (?:this|it|these) (?:before|after|when|while|first thing|in the|at)\b|^(?:if|for (?:a"
    r"|an|some|more|extra|added)\b|when (?:this|that|it)|once (?:this|that|it"
    r"|you)\b|as (?:you|it|this) (?:improve|get|become|progress)|to (?:progress|make (?:it|this))|"
    r"(?:this|the|that) (?:exercise|stretch|one|move|movement|position|pose)\b(?! helps"
    r"| will help| targets| strengthens)|you (?:may|might|could) )"
    r"|\b(?:if you(?:[’']d| would)? (?:like|want|prefer|wish)|deeper stretch|more (?:intense"
    r"|challenging|difficult|advanced)|as a progression|too (?:easy|hard|much)"
    r"|(?:when|once|if) [^,;.]{2,40}? (?:is|are|feels?|gets?|becomes?|seems?|starts? to feel)"
    r"(?: (?:too|very|quite|really|so|fairly))? (?:easy|easier|comfortable|simple|boring|light)\b"
    r"|(?:when|once|if) (?:that|this|it)(?:[’']s| is| gets| becomes| feels"
    r"| starts)(?: to)? (?:feel )?(?:boring|easy"
    r"|easier|comfortable|simple)|red flags?)\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    # "Stop if it tingles": when not to do it is not how to do it.
    r"^(?:stop|(?:avoid|skip|do not do|don[’']t do|omit|miss out) (?:this|it|these|them)\b"
    r"|leave (?:this|it|these|them) out|ease off|back off)[^.]*\b(?:if|should)\b"
    r"|^you can (?:also )?(?:stay|remain|relax|stop|skip|increase|add|rest(?! your)"
    r"|go (?:further|deeper|as)|(?:hold|keep) (?:it|this|that|the (?:stretch|position|pose|end)))\b"
    r"|^you can\b.*\b(?:if (?:it|this|that|you|needed|necessary)|for (?:more|extra|added|longer)"
    r"|longer|deeper|instead)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:work(?:ing)?(?: up| your way up)?|progress(?:ing)?"
    r"|build(?:ing)?(?: up)?) towards?\b(?=[^.]*\d)"
    r"|\b(?:work(?:ing)? (?:up|your way up)|progress(?:ing)?|build(?:ing)? up) to\b"
    r"|\bchallenge yourself\b"
    r"|^rest\b.*(?:\b(?:between|seconds?|secs?|minutes?|mins?|sets)|\d\s?s)\b",
    re.IGNORECASE,
)
_COMFORT = re.compile(
    r"\b(?:comfort\w*|uncomfortable|tolerat\w+|pain|painful|pain-free|hurts?|discomfort|bear"
    r"|intens\w+|ease into|gentle with yourself|listen to your body|too far|your limit"
    r"|sore(?! (?:side|leg|arm|foot|hand|wrist|knee|hip|shoulder|ankle|elbow|one|limb)\b)\w*)\b",
    re.I,
)
# "Sit or stand comfortably": where to begin, however it feels.
_TAKES_PLACE = re.compile(
    r"^(?:sit|stand|lie|kneel)(?:,? (?:or )?(?:sit|stand|lie|kneel))*\b"
    r"(?: (?:down|up|upright|tall|back))?"
    r" (?:comfortably|in (?:a|any|your most) (?:\w+ )?comfortable)\b",
    re.IGNORECASE,
)
_WHICHEVER = re.compile(r"\b(?:whichever|whatever|any)\b", re.IGNORECASE)
_STATE = re.compile(
    r"^(?:see|mind) (?:to it )?that\b"
    r"|^no (?:bouncing|bending|swinging|jerking|twisting|arching|leaning|cheating|shrugging"
    r"|tilting|rocking|slumping|turning|holding your breath)\b"
    r"|^(?:your|the|one|both|each|keep)\b[^,;]{2,60}?\b(?:should|must|needs? to|has to"
    r"|have to)\s+(?:be|stay|remain|point|face|rest|touch|form|go|move|hang|line|come|end|stack"
    r"|not|only|pull|rise|lift|lower|drop|bend|straighten|turn|roll|slide|sit|lie|stand)\b"
    r"|^(?:your|the|one|both)\b[^,;]{0,40}?\b(?:leg|knee|foot|thigh|arm|hand|hip|hips|feet|knees"
    r"|ankle|elbow|heel|other|head|shoulder|shoulders|trunk)\b[^,;]{0,40}?\bwill (?:be|move"
    r"|rotate|turn|stay|remain|point|rest|face|come|go)\b"
    r"|^(?:(?:your|the|both)\s+(?:\w+\s)?)?(?:legs?|knees?|f(?:oo|ee)t|thighs?|arms?|hands?|hips?"
    r"|ankles?"
    r"|elbows?|heels?|head|shoulders?|trunk|back|pelvis|chin|spine|eyes|toes|palms?|fingers"
    r"|wrists?|forearms?|shins?|gaze|chest|tongue|jaw)\s+(?:stays?|remains?|points?|faces?"
    r"|looks?|hangs?)\b(?!\s+(?:sore|tender|painful|stiff|swollen|weak|numb|hot|red)\b)",
    re.IGNORECASE,
)
_SETS_UP = re.compile(
    r"^(?:the )?(?:patient|client|athlete|subject)s? (?:(?:is|lies|sits|stands|starts|on"
    r"|in)\b|lying|sitting"
    r"|seated|standing|supine|prone|side-?lying|kneeling)"
    r"|^(?:(?:your|the|both) )?(?:legs?|knees?|feet|foot|arms?|elbows?|hips?|hands?|heels?"
    r"|toes|shoulders?"
    r"|palms?|thumbs?|wrists?|forearms?|back|spine|neck|chin) (?:bent|straight|flexed"
    r"|extended|relaxed|tucked"
    r"|together|apart|flat|hip-width|shoulder-width|level|slightly|at (?:90|your sides?"
    r"|the sides?))\b"
    r"|^(?:supine|prone|seated|sitting|standing|side[- ]?lying"
    r"|lying(?: supine| prone| flat| face[- ]?(?:down|up))?"
    r"|kneeling|half-kneeling"
    r"|quadruped|on all fours)\b\s*(?:[,.]|or\b|with\b|on (?:a|the|your|one)\b|in\b|facing\b)",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\b(?:without|while(?! (?:you(?:[’']re| are) )?(?:awake|watching|waiting|brushing|resting))"
    r"|avoiding|keeping|making sure)\b"
    r"|,\s+(?:slowly |gently )?(?:return|lower|rais|bring|lift)ing\b",
    re.IGNORECASE,
)
# "Watch this video to learn more" sends the reader away.
_ELSEWHERE = re.compile(
    r"^(?:please )?(?:watch|see|check out|check|click|visit|read|download|follow|find|refer to"
    r"|go to|look at)\b[^.]*?\b(?:videos?|links?|here|articles?|pages?|website|blog|leaflet"
    r"|chapter|figure|photos?)\b|https?://|www\.|^\(?n\.?b\b"
    r"|^let(?:[’']s| us) (?:begin|start|look|see|turn to|talk|explore|move on)\b",
    re.IGNORECASE,
)
_IMPORTANT = re.compile(
    r"^it(?:[’']s| is) (?:\w+ )?(?:important|essential|crucial|vital|best)"
    r" (?:that you |to (?=\w)|not to )",
    re.IGNORECASE,
)
_YOU_DO = re.compile(
    r"^you(?:[’']ll| will| should| must| need to| have to| want to| can"
    r"| are going to)?\s+(?:then |now |also |want to |slowly |gently )?(?P<verb>[a-z]+)\b",
    re.I,
)
# "With the other hand pull the fingers back": no comma, but what leads in is one thing only.
_LED = re.compile(
    r"^(?:with|using|from|on) (?:the|this|that|your|one|both|an?|each)"
    r"(?: (?!the\b|your\b|and\b|to\b|that\b|of\b|is\b)[\w’'-]+){1,4}? (?P<verb>[a-z]+)"
    r" (?:the|your|both|one|it|them|each|back|down|up|slowly|gently)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"^(?:now|then|next|first|finally|afterwards|again),\s+", re.IGNORECASE)
_JOINED = re.compile(r"^(?:half|side|long|tall|cross|re)-", re.IGNORECASE)
# "The elbow is bent": how papers and encyclopedias tell what to do.
_PASSIVE = re.compile(
    r"^(?:(?:from|in|with|lying|sitting|standing|seated|supine|prone|kneeling|while|keeping)\b"
    r"[^,;]{2,80}, )?(?:then |next,? |finally,? )?(?:the|one|both|each|your|an?)"
    r"(?: [\w’'-]+){1,4}? (?:is|are)"
    r"(?: then| now| slowly| gently| gradually| fully)* (?:bent|drawn|made|brought|held|kept|put"
    r"|set|laid|swung|spread|let (?:go|down)|taken|slid|wound|hung|(?P<verb>[a-z]+?)(?:d|ed))\b"
    r"(?! by\b)(?<!\bused)",
    re.IGNORECASE,
)
# "The patient lies down and bends one knee": how papers tell it as well.
_PATIENT = re.compile(
    r"^(?:then |next,? |finally,? |now )?(?:they(?= (?:then|now|next)\b)"
    r"|(?:the |your |an? )?(?:patient|client|athlete|subject"
    r"|person|participant|player|runner|performer|exerciser|learner|trainee|child|mother|user)s?,?)"
    r" (?:then |now |next |slowly |gently |first |again |also |just |is (?:asked|told"
    r"|instructed) to )*"
    r"(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_STEP_NUMBER = re.compile(r"^(?:step\s+)?\d{1,2}\s*[:.)]\s*", re.IGNORECASE)
_CLAUSES = re.compile(
    r"\s*[,;:]\s*(?:and |then |but )*|\s+(?:and|then|but)\s+(?:then\s+)?", re.IGNORECASE
)
_NOT_A_LEAD = re.compile(
    r"^(?:if|for(?! the\b)|this|it|these|that|they|because|although|though|many|most|some"
    r"|(?:the|your|our|its)(?: \w+){1,3} (?:do|does|has|have|helps?|is|are) (?!\w+ed\b))\b",
    re.IGNORECASE,
)
# "Rub in small circles for 2 minutes": how it moves is more than how much of it.
_MANNER = re.compile(
    r"\b(?:in|with) (?:an? )?(?:(?:small|large|big|wide|tiny|gentle|slow|little|light|firm|long"
    r"|short) )+(?:circles?|strokes?|arcs?|figures?|lines?|waves?|sweeps?|pressure)\b"
    r"|\bin (?:circles|a circle|an arc|a figure|zigzags)\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"^(?:but|only|except)\s+(?:this time\s+|now\s+)?", re.IGNORECASE)
_TRY_TO = re.compile(r"^try to\s+", re.IGNORECASE)  # what is tried is the move
_MORE_VERBS = frozenset(("be", "ensure", "remember", "only", "really", "try", "hinge"))


@lru_cache(maxsize=KEPT_SENTENCES)
def role_of(sentence: str, *, dimensions: int = 0, is_entry: bool = False) -> Role:
    """The role of a sentence. `dimensions` counts the parts of a dose that were read from it;
    `is_entry` marks the first sentence of a numbered entry, which is a step unless it is clearly
    something else."""
    text = _STEP_NUMBER.sub("", sentence.strip())
    if _ELSEWHERE.search(text):
        return Role.REMARK
    if _FEEL.search(text) and not re.search(r"\buntil you\b", text):
        return Role.REMARK
    if _LATER.search(text):
        return Role.REMARK
    if is_goal(text):
        return Role.GOAL
    if dimensions and _only_says_how_much(text, dimensions):
        return Role.DOSE
    if _is_remark(text):
        return Role.REMARK
    if is_instruction(text) or is_entry or _SETS_UP.match(text) or tells_of_patient(text):
        return Role.STEP
    return Role.DOSE if dimensions else Role.REMARK


def tells_in_passive(text: str) -> bool:
    """Whether a sentence says what is done with a part of the body ("The wrist is bent back")."""
    match = _PASSIVE.match(text)
    words = set(re.findall(r"[a-z]+", text.lower()))
    if not match or not words & set(table("anatomy")["body_parts"]):
        return False
    verb = (match["verb"] or "").lower()
    forms = (verb, verb + "e", verb[:-1])  # placed, crossed, gripped
    return not verb or any(_is_verb(form) for form in forms)


def tells_of_patient(text: str) -> bool:
    """Whether a sentence tells what to do as something that a patient does ("The patient sits and
    holds the string")."""
    return any(map(_is_verb, _verbs_of_patient(text)))


def _verbs_of_patient(text: str) -> tuple[str, ...]:
    """The forms that the verb of "The patient carries ..." may have where it gives an order."""
    match = _PATIENT.match(text)
    verb = match["verb"].lower() if match else ""
    return verb, verb.removesuffix("s"), verb.removesuffix("es"), verb.removesuffix("ies") + "y"


def may_open(text: str) -> bool:
    """Whether a sentence may be the first of an exercise, in whichever of these ways."""
    is_told = is_instruction(text) or tells_of_patient(text) or tells_in_passive(text)
    return is_told or _SETS_UP.match(text) is not None


def is_instruction(text: str) -> bool:
    """Whether a sentence tells the reader to do something."""
    if _STATE.match(text):
        return True
    text = _NEXT.sub("", _IMPORTANT.sub("", text))
    if (led := _LED.match(text)) and _is_verb(led["verb"].lower()):
        return True
    clauses = [clause for clause in _CLAUSES.split(text) if clause]
    if not clauses or text.endswith("?"):
        return False
    if _opens_with_verb(clauses[0]):
        return True
    if _NOT_A_LEAD.match(text):
        return False
    return any(_opens_with_verb(clause) for clause in _after_lead(text))


def _after_lead(text: str) -> list[str]:
    """What follows the first comma: "With the band tight, rock back"."""
    lead, comma, rest = text.partition(",")
    rest = _BUT.sub("", rest.strip())
    return [rest] if comma and len(lead.split()) <= 15 else []


def _opens_with_verb(clause: str) -> bool:
    if (match := _YOU_DO.match(clause)) and _is_verb(match["verb"].lower()):
        return True
    openers = table("verbs")["openers"]
    words = [word.strip(".,;:!()“”\"'").lower() for word in clause.split()[:5]]
    while words and (words[0] in openers and not (len(words) > 1 and _is_noun_after(words))):
        words = words[1:]
    return bool(words) and _is_verb(words[0].partition("/")[0].replace("’", "'"))


def _is_noun_after(words: list[str]) -> bool:
    return words[1] in ("is", "are", "was", "will", "can", "may")


def _is_verb(word: str) -> bool:
    return word in _MORE_VERBS or word in _imperatives() or _JOINED.sub("", word) in _imperatives()


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(table("verbs")["imperative"])


@cache
def _dose_verbs() -> frozenset[str]:
    return frozenset(table("verbs")["dose"])


def _is_remark(text: str) -> bool:
    if _OPTION.search(text) or _LEAVE.search(text):
        return True
    if not _COMFORT.search(text) or _TAKES_PLACE.match(text):
        return False
    if _WHICHEVER.search(text):
        return True
    words = set(re.findall(r"[a-z]+", text.lower()))
    return not words & set(table("anatomy")["body_parts"])


def _only_says_how_much(text: str, dimensions: int) -> bool:
    """Whether nothing but dose verbs govern the sentence ("Perform 3 sets and repeat")."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause]
    moves = [clause for clause in clauses if _opens_with_verb(clause) and not _doses(clause)]
    patients = _verbs_of_patient(text)
    if not moves and tells_of_patient(text) and _dose_verbs().isdisjoint(patients):
        return False
    if not moves:
        return _HOW.search(text) is None or not is_instruction(text)
    if any(_MANNER.search(one) for one in moves):
        return False
    return dimensions >= 2 and not _is_long(text) and not any(_names_a_part(one) for one in moves)


def _names_a_part(clause: str) -> bool:
    """Whether a clause has a part of the body as its object: "roll your foot over a ball"."""
    words = clause.lower().split()
    owned = [after for word, after in itertools.pairwise(words) if word in ("your", "the", "both")]
    return any(word.strip(".,;:!") in table("anatomy")["body_parts"] for word in owned)


def _doses(clause: str) -> bool:
    openers = table("verbs")["openers"]
    words = [word.strip(".,;:!").lower() for word in _TRY_TO.sub("", clause).split()]
    first = next((word for word in words if word not in openers), "")
    return first in _dose_verbs() or first in ("switch", "change", "swap", "alternate")


def _is_long(text: str) -> bool:
    return len(text.split()) > 14
