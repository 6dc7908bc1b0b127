"""How people write doses: one regular expression for each way, all for text as `figures` leaves it.

Named groups: a range is `low` and `high`, with a letter before it where a pattern has several.
"""

from __future__ import annotations

import re

N = r"\d{1,4}(?:\.\d)?"
DASH = r"\s*(?:-\s*to\s*-?|-|\bto\b|\bor\b|\bthrough\b)\s*"
R = rf"(?:(?P<{{0}}low>{N}){DASH})?(?P<{{0}}high>{N})"
TIME_UNIT = r"(?:seconds?|secs?\b\.?|s\b(?!-)|minutes?|mins?\b\.?|''|”|\"|″)"
LIMB = (
    r"(?:sides?|legs?|arms?|feet|foot|hips?|knees?|ankles?|hands?|shoulders?|limbs?|wrists?"
    r"|elbows?|directions?)"
)
ONE_LIMB = LIMB.replace("|directions?", "")
PERIOD_DAY = (
    r"\s*(?:/|\b(?:a|per|each|every|in a|in 1|during the)\b)\s*day\b|\s*\bdaily\b|(?<=x)\s+day\b"
)
PERIOD_WEEK = (
    r"\s*(?:/|\b(?:a|per|each|every|in a|of the|out of the|in 1"
    r"|during the)\b)\s*(?:week|wk)\b|\s*\bweekly\b|(?<=x)\s+(?:week|wk)\b"
    r"|\s*out of (?:7|the week)\b"
)


def _range(name: str = "") -> str:
    return R.replace("{0}", name)


REP_NOUN = (
    r"(?:circles|lifts|raises|swings|taps|rotations|squats|presses|slides|glides|curls|pulses"
    r"|kicks|repeats|bends|nods|bridges|push-ups|pull-ups|sit-ups|lunges|dips|shrugs|squeezes"
    r"|cycles|twists|rolls|turns|tilts|clams|marches|stretches|goes)"
)
# "Ten in a row", "eight slow ones": no noun says what is counted, but once is once.
ONE_BY_ONE = (
    r"(?:(?:good|slow|quick|fast|short|small|full|easy|gentle|smooth|strong|controlled) ){0,2}"
    r"(?:ones\b|(?:in a row|on the trot|in succession|1 after (?:the other|another)"
    r"|consecutively|back[- ]to[- ]back)\b)"
)
# "Hold for a slow count of five": people count seconds.
HELD_COUNT = re.compile(
    r"\b(?P<verb>hold(?:ing)?|held|squeez(?:e|ing)|stay|pause|press|keep|tighten|tuck|balance)\b"
    r"(?P<between>[^.;\d]{0,40}?)\b(?:(?:for |to |while you |and |as you )?(?:an? )?(?:slow "
    r"|steady |full"
    r" )?(?:slowly )?count(?:ing)?(?: slowly)? (?:of|to) (?P<of>\d{1,3})\b"
    r"|for (?:an? )?(?P<counts>\d{1,3})(?: slow)?[ -]counts?\b)"
)
# "Reps: 10  Sets: 3" on one line: what stands before a label is no part of what it gives.
LABELS = re.compile(
    r"(?:^|\s+)(?=(?:reps|repetitions|sets|hold|rest|frequency|duration|tempo|load|times)\s*:)"
)
_DAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs)?s?\b\.?"
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)")
WEEKDAYS = re.compile(rf"\b{_DAYS}(?:(?:\s?[/,&+]\s?|,?\s+and\s+){_DAYS}){{1,6}}")
ON_THE_WAY = re.compile(r"\b(?:up|down|away|forwards?|going|calm|breath\w*|moving|lowering)\b")
PROGRESSION = re.compile(
    r"\b(?:progress(?:ing|ion)?s?\b|(?:gradually |slowly )?(?:work|build|increase|move"
    r"|advance)(?:ing)?"
    r"(?: (?:up|your way up|it|this|the \w+|reps|sets))* (?:to|towards?)\b|once (?:you|this|that"
    r"|it)\b"
    r"|when (?:this|that|it) (?:is|gets|becomes|feels)"
    r"|when you(?:'re|’re| are| can)\b|as (?:you|it|this) (?:get|gets|become|becomes|improve|feel)"
    r"|after (?:a|an|\d+)(?: to \d+|-\d+)? (?:days?|weeks?|months?)|to (?:progress|make (?:it"
    r"|this) (?:harder|easier|more))"
    r"|for (?:a |an )?(?:more |extra |added )?(?:challenge|progression)|if (?:this|that"
    r"|it) (?:is|feels|gets|becomes)"
    r"|if you (?:can|are|find|want|need)\b|advanced\b|increase\b|add (?:\d+|more)|eventually\b"
    r"|\b(?:from |in |after )?weeks? (?:[2-9]|1\d)\b"
    r"|over time\b"
    r"|(?:in|over|within) (?:the )?(?:next|following|coming)\b)[^;]*"
)
REST = re.compile(
    r"\ban? (?:minute|second)['’]?s?[ -]+(?:of )?(?:rest|break|pause)\b"
    rf"|\bwait\b[^.;\d]{{0,30}}?{_range('w')}\s*-?\s*{TIME_UNIT}[^.;]{{0,20}}?\bbefore\b|"
    rf"\b(?:break|pause"
    rf"|wait)\b[^.;\d]{{0,30}}?{_range()}\s*-?\s*{TIME_UNIT}[^.;]{{0,30}}?\bbetween\b"
    rf"|{_range('b')}\s*-?\s*{TIME_UNIT}[ -]*(?:of |as a |for )?(?:rest|breaks?|recovery"
    rf"|between sets|in between)\b"
    rf"|\b(?:rest(?:s|ing)?|relax(?:ing)?|recover(?:y|ing)?"
    rf"|break)\b[^.;\d]{{0,30}}?(?:{_range('c')}|\ban?)\s*-?\s*{TIME_UNIT}"
)
TEMPO = re.compile(
    rf"\b(?:over|take|taking|takes|using)\b(?: about| around"
    rf"| roughly)?(?: the)? (?:a )?(?:count of )?{_range()}(?!\d| (?:\w+ )?(?:steps|paces)\b)"
    rf"\s*-?\s*(?:full )?{TIME_UNIT}?"
    rf"|\b(?:to )?(?:a |the )?(?:slow )?count of {_range('b')}"
    rf"|{_range('c')}\s*-?\s*(?:{TIME_UNIT}|count)[ -]*(?:off\b|lower|lowering|eccentric|descent"
    rf"|down\b|up\b|lift\b|tempo|return|each way)"
    rf"|\b(?:lower|lowering|lift|lifting|raise|raising|return|returning|inhale|inhaling|exhale"
    rf"|exhaling|breathe (?:in|out)|breathing (?:in"
    rf"|out))\b(?:(?!\bhold)[^.;,]){{0,40}}?\bfor {_range('d')}\s*-?\s*{TIME_UNIT}"
    r"|\btempo\b[^.;]*"
)
NOT_DOSE = re.compile(
    rf"\b(?:no|not|never|don['’]t)\b[^.;\d]{{0,40}}?\b(?:more|longer|less|fewer|over|beyond)"
    rf"(?: than)? {N}[^.;,]*"
    r"|\b(?:leave|skip|take|have|rest)(?: for)? (?:at least )?an? (?:\w+ )?day\b"
    r"|\ba day (?:off|between|apart|of rest|or (?:\d|so|more)|later|after|before|earlier)\b"
    r"|\bwithin a day\b|\b(?:daily|every day) or every \w+ day\b"
    r"|\b(?:several|many|multiple|a few|a couple of) times (?:a|each|every|per|during the"
    r"|throughout the) (?:day|week)\b"
    rf"|{N}(?:{DASH}{N})?\s*(?:x|times?)?\s*(?:an|per|each|every)\s(?:waking )?(?:hour|hr)\b"
    rf"|\bevery (?:{N}{DASH})?{N} (?:seconds|minutes|mins|hours|hrs)\b"
    r"|\bsteps? \d{1,2}(?:\s*(?:-|to|through|and)\s*\d{1,2})?\b"
    r"|\b(?:for|in|per|each) (?:1 |a )?set\b(?! of)"
    r"|\b1 by 1\b|\b\d{1,2} more times\b|"
    r"\b\d{1,3}\s*/\s*\d{1,3}\b(?!\s*(?:day|week))"
    rf"|{N}(?:{DASH}{N})?\s*-?\s*(?:degrees?|degs?\b|°|cm\b|mm\b|inch(?:es)?"
    r"|ins?\b\.?(?!\s+(?:weeks?|succession|the|an?|each|all|total|every|both|your)\b)"
    rf"|feet\b"
    rf"|foot\b|ft\b|lbs?\b|pounds?|kgs?\b|kilos?|%|percent|metres?|meters?|years?|months?|hours?"
    rf"|hrs?\b|weeks?\b(?!ly)|breaths?|o'?clock)"
    r"|\bevery (?:other|second|2nd|third|few) (?:day|week)s?\b"
)

# What others do, or did in a study, is no advice to the reader.
OTHERS = re.compile(
    r"^(?:(?:and|but|so) )?(?:my|his|her) (?!advice|tip)\w+ (?!is\b)|^(?:he|she)\b"
    r"|^(?:some|many|most|a few|the fittest|other) (?:people|patients|runners|athletes|of)\b"
    r"|^(?:studies|research|an? (?:\w+ )?(?:study|trial)|in (?:1|a|the|this|that) (?:\w+ )?"
    r"(?:study|trial))\b"
)
# "20/30 seconds": from one to the other.
EITHER_TIME = re.compile(rf"\b(\d{{1,3}})\s?/\s?(\d{{1,3}})(?=\s?-?\s?{TIME_UNIT})")
DIGIT = re.compile(r"\d")
# Without one of these a sentence says nothing about how much.
AMOUNT = re.compile(r"\d|\b(?:second|minute|daily|day|week|weekly|morning|evening|night)\b")
DAY = re.compile(rf"(?<![\d-])(?<!\bof ){_range()}\s*(?:x|times?|sessions?)?(?:{PERIOD_DAY})")
EVERY_DAY = re.compile(
    r"\b(?:daily|(?:every|each|per|a) (?:single )?day|/ ?day|nightly"
    r"|(?:every|each) (?:single )?(?:morning|evening|night|bedtime)"
    r"|once every day)\b"
)
THRICE = re.compile(r"\bmorning, (?:noon|midday|afternoon|lunchtime),? and (?:evening|night)\b")
BOTH_ENDS = re.compile(
    r"\b(?:am|a\.m\.) (?:and|&|\+) (?:pm|p\.m\.)|\bmorning(?: and |\s?[&+/]\s?)(?:evening"
    r"|night|bedtime)\b|\b(?:every |each |in the |once in the )?morning and (?:once "
    r"|again )?(?:every |each "
    r"|in the |at )?(?:evening|night)\b"
)
WEEK = re.compile(
    rf"{_range()}\s*(?:x|times?|days?|sessions?|workouts?|nights?|mornings?|evenings?|afternoons?)?(?:{PERIOD_WEEK})"
)
SETS_OF = re.compile(
    rf"(?:{_range('s')}|\b(?P<one>a)) (?:\w+ )?(?:sets?|rounds?|bouts?|circuits?"
    rf"|(?:lots|series)(?= of\b))\b\s*(?:x|of|by|with|for|,|:|-|at)?\s*(?:about |around |up to "
    rf"|at least )?{_range('r')}(?P<unit>\s*-?\s*{TIME_UNIT})?"
)
CROSS = re.compile(
    rf"{_range('s')}\s*(?:x|by)\s*{_range('r')}\s*-?\s*(?P<unit>{TIME_UNIT}|sets?\b)?"
)
REPS_BY_SETS = re.compile(
    rf"{_range('r')}\s*(?:reps?\b\.?|repetitions?)\s*x\s*{_range('s')}"
    rf"(?!\s*-?\s*(?:{TIME_UNIT}|reps?|repetitions?))(?:\s*sets?\b)?"
)
SETS = re.compile(
    rf"{_range()}\s*-?\s*(?:\w+ )?(?:sets?|rounds?|circuits?)\b|\b(?:sets"
    rf"|rounds)\s*:?\s*{_range('b')}"
)
MIXED_TIME = re.compile(
    rf"(?P<low>{N})\s*-?\s*(?P<lowunit>{TIME_UNIT}){DASH}(?:up to )?(?P<high>{N}"
    rf"|an?)\s*-?\s*(?P<unit>{TIME_UNIT})"
)
TIME = re.compile(
    rf"(?:{_range()}\s*-?\s*(?P<unit>{TIME_UNIT})"
    r"|\ban? (?P<one>second|minute)\b(?! (?:set|time|round|rep|side|leg|band)))"
    r"(?P<noun>[ -]*holds?\b)?"
)
REPS = re.compile(
    rf"{_range()}\s*-?\s*(?:[a-z-]+ ){{0,2}}?(?P<reps>reps?\b|repetitions?\b|repeats\b)"
    # "2 reps / second" says how fast.
    rf"(?!\s?(?:/|(?:per|an?|each|every)\s)\s?(?:\d\s)?{TIME_UNIT})"
    rf"|\b(?:reps|repetitions)\s*(?::|of)?\s*{_range('e')}"
    rf"|^(?:how many(?: times)?|number(?: of (?:times|reps|repetitions))?|repeats?|times)\s*:\s*"
    rf"(?:about |around |up to |at least )?{_range('n')}(?=\s*(?:$|[.,;(]))"
    rf"|{_range('o')} (?:of (?:those|these|them|each)|(?:such|like (?:that|this)))\b"
    rf"|{_range('b')}\s*(?:times?\b|x\b(?!\s*\d))"
    rf"|\bx\s*{_range('c')}\b"
    rf"|\brepeat(?:ed|ing)?(?: \w+){{0,3}}? (?:for )?{_range('d')}\b"
    rf"|{_range('h')} (?:[a-z-]+ )?{REP_NOUN}\b"
    rf"|\b(?:do|perform|complete) {_range('i')}\s*(?:$|[.;,¦])"
    rf"|{_range('j')} a (?:side|leg|arm)\b"
    rf"|{_range('k')} {ONE_BY_ONE}"
    rf"|{_range('p')} (?:each|either|both|in each) ways?\b"
    rf"|(?:(?P<rlow>{N}){DASH})?(?P<rhigh>\d{{2,3}}|[4-9])"
    r" (?:forwards?|backwards?|clockwise|anti-?clockwise|counter-?clockwise)\b"
    rf"|\b(?:take|walk|march) {_range('q')} (?:\w+ )?(?:steps|paces)\b"
    rf"|{_range('l')} (?:on|with) each(?=\s*(?:$|[.,;]))"
    rf"|{_range('m')} (?:on|with|to) (?:the|your) (?:left|right)"
    r"(?=\s*(?:$|[.,;]|(?:and|then)\b))"
    rf"|{_range('f')}\s*(?:on|with|for|per|to|in)?\s*(?:each|every|either|both|per|the (?:left"
    rf"|right|other))\s+(?:of )?{LIMB}"
    rf"|\b(?:do|perform|complete|aim for|start with)\s+(?:about |around |up to "
    rf"|at least )?{_range('g')}\s+(?:(?:slow|full|controlled|gentle|small|big|smooth"
    rf"|\w+ed)\s+)?(?!(?:sets|seconds|minutes|days|weeks|sides|legs|arms|exercises|stretches"
    rf"|movements|moves|jobs|things|tasks|functions|roles|types|kinds|of)\b)[a-z-]+s\b"
)
HOLD_LABEL = re.compile(
    rf"\bhold(?: time)?(?: \((?:s|secs?|seconds)\))?\s*:\s*{_range()}\s*(?:$|[.;,])"
)
SIDES = re.compile(
    rf"\b(?:on|for|with|per|to)\s+(?:each|either|every"
    rf"|the left and right)\s+(?:of your )?{ONE_LIMB}\b"
    # A weight in each hand says nothing of how often.
    rf"|(?<!\bin )(?<!\bunder )(?<!\bbehind )(?<!\baround )(?<!\bwith )\b(?:each|per|either|every)"
    rf" {ONE_LIMB}\b|/ ?(?:side|leg|arm|foot|hand)\b|\bper (?:side"
    rf"|leg|arm)\b|(?:\d|times|reps|repetitions|ones) a (?:side|leg|arm)\b"
    r"|\b\d{1,3} (?:on|with) each(?=\s*(?:$|[.,;]))"
    r"|(?:\d|times|reps|repetitions)(?: (?:on|with|to))?(?: (?:the|your))? (?:left|right)\b"
    r"[^.;\d]{0,20}\d{1,3}(?: (?:times|reps|repetitions))?(?: (?:on|with|to))?(?: (?:the|your))?"
    r" (?:left|right)\b"
    rf"|\b(?:switch|swap|change|alternat\w+)(?: to)?(?: the| your)?(?: other"
    rf"| opposite)?(?: between)? {ONE_LIMB}\b"
    rf"|\b(?:repeat|perform|do(?! not|n['’]t)|complete|switch|change|swap)\b[^.;]*\b(?:other"
    rf"|opposite|second) {ONE_LIMB}\b"
    rf"|\btry (?:it |this |the same )?(?:again )?(?:on|with|for) (?:the|your)"
    rf" (?:other|opposite) {ONE_LIMB}\b"
    rf"|\brepeat\b[^.;]*\b(?:left|right) {ONE_LIMB}\b"
    r"|\b(?:then|and) (?:do|perform|repeat|try)\b[^.;]*\bthe other\b"
    r"|\brepeat (?:on|with) (?:the|your) (?:left|right)(?=\s*(?:$|[.,;]))"
    rf"|\bboth {ONE_LIMB}\b"
)
# One of these stands in whatever SIDES finds.
OF_SIDES = re.compile(
    r"\b(?:each|either|every|per|left|right|other|opposite|second|switch|swap|change|alternat|both)"
    r"|/ ?(?:side|leg|arm|foot|hand)\b| a (?:side|leg|arm)\b"
)
BOTH_LIMBS = re.compile(rf"^both {ONE_LIMB}$")
BOTH_DOSED = re.compile(
    rf"\bboth sides\b|\b(?:for|per) both {ONE_LIMB}\b"
    r"|(?<!stand )(?<!standing )\bon both (?:sides|legs|arms|hips|ankles|shoulders|wrists|limbs)\b"
    rf"|\b(?:repeat|switch|alternate)\b[^.;]*\bboth {ONE_LIMB}\b"
    rf"|\b(?:sets?|reps?|repetitions|times)\b[^.;]{{0,20}}\bboth {ONE_LIMB}\b"
)

HOLDING = re.compile(
    r"\b(?:hold(?:ing|s)?|held|stay(?:ing|s)?|pause[sd]?|pausing|remain(?:ing|s)?|maintain(?:ing|s|ed)?"
    r"|sustain(?:s|ed|ing)?|squeez(?:e[sd]?|ing)|"
    r"tighten(?:ing|s|ed)?|contract(?:ing|s|ed)?|tens(?:e[sd]?|ing)|press(?:ing|es|ed)?"
    r"|push(?:ing|es|ed)?|balanc(?:e[sd]?|ing)"
    r"|(?:keep(?:ing|s)?|kept)(?! \w+ing\b)(?!(?: (?:this|it))? (?:up|going)\b)|waits?"
    r"|(?:look|gaze|stare|focus)(?:s|es|ing)?"
    r"|relax(?:es)?|stands?|sits?|lies?|rests?|stretch(?:es)?(?! your arms)|sinks?)\b"
)
MOVING = re.compile(
    r"\b(?:keep|kept) (?:\w+ing|(?:(?:this|it) )?(?:up|going))\b"
    r"|\b(?:march|walk|step|continue|circle|rock"
    r"|swing|pedal|cycle|alternate|jog"
    r"|skip|massage|roll|move|go|breathe|"
    r"repeat|bounce|pulse|write|shake|jump|hop|rotate)(?:ing|s|es)?\b"
)
STATIC_NAME = re.compile(
    r"\b(?:stretch|hold|plank|pose|isometric|wall sit|bridge hold|balance|stance)\b", re.I
)
