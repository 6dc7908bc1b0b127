"""What is built like an explanation of a word and explains none: "The treatment is a brace"."""

from __future__ import annotations

import re

from questions.facts.anatomy import known_beginning

_NO_TERM = re.compile(
    r"^(?:(?:grade|stage|phase|type|step|week|day)s? (?:\d|[ivx]+)|it"
    r"|this|that|these|those|there|they|he|she|we|you|i|one|another|your|our|my|his|her"
    r"|their|what|which|"
    r"who|here|some|many|most|all|each|both|if|when|while|in|for|with|and|but|or|first|next"
    r"|a (?:third|second|common|good|key|great)|the (?:goal|aim|first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth|tenth|most|best|key"
    r"|main|only|other|same|purpose|problem|point|good|next|last|reason|cause|real|big|biggest"
    r"|greatest|chief|usual|whole|danger|risk|trick|secret|catch|idea|rule|answer|question|result"
    r"|upshot|difference|exception|truth|downside|odd|former|latter|prime\smover|\w+\sones?|advantage|drawback|clinics?|authors?|writers?|doctors?|patients?"
    r"|courses?|books?|class|pages?|articles?|leaflet|website|team|hospital|department|study|trial|sessions?"
    r"|exercises?|stretch(?:es)?))\b",
    re.IGNORECASE,
)
_NO_KEY = re.compile(
    r"^(?:an?|the)\s+(?:(?:very|most|more|really|quite)\s+)?(?:\w+est|best|most|good|great|key"
    r"|important|common|reasons?|causes?|main|chief|usual|perfect|(?:short|long|quick|brief)\s+(?:walk|drive|ride|video|read)|"
    r"minimum|maximum|(?:\w+\s)?(?:guide|guideline|estimate|average|target)\b(?!\s+(?:that|for"
    r"|to)\b)|(?:(?:much|far|even|slightly|somewhat|rather)\s+)?(?:\w+er|less\s\w+)\s\w+\s+than"
    r"|ideal|bit|lot|odd|(?:job|work|task|role|business)\sof|excellent|effective|popular|easy|safe"
    r"|useful|helpful|huge|vital|crucial|essential|tricky|treatable|remarkable|clever"
    r"|new\s\w+$|(?:complex|simple|powerful)\s\w+$"
    r"|slow process|\w+(?:er|est)\s(?:of\s|ones?\b)|team\seffort"
    r"|little|few|only|same|case|result|problem|must|first|next"
    r"|last|way to"
    r"|simple way|sign|third|cause|major|big|fantastic|wonderful|nice)\b",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"^(?:\w+\s){0,2}?(?:good|great|best|common|important|key|main|popular|favou?rite|simple|easy|useful"
    r"|frequent|usual|major|other|some|many|most)\b",
    re.IGNORECASE,
)
# What somebody tells of their own life explains no word.
_OWN = re.compile(r"\b(?:I|my|me|mine)\b")
# Their explanation says which or how many there are, and not what the word means.
_COUNTED_THING = re.compile(
    r"(?:rest|recovery|surgery|walking|swimming|running|cycling|sleep|exercise|ice|heat|movement|prevention"
    r"|prognosis|diagnosis|training|(?:\w+\s){0,3}(?:factors?|causes?|reasons?|symptoms?|signs?|treatments?|options?|complications?"
    r"|benefits?|aims?|goals?|findings?|features?|advice|tips?|triggers?|culprits?|choices?|outlook"
    r"|recommendations?|alternatives?|functions?|roles?|jobs?|actions?|examples?|differences?)"
    r"(?:\s(?:of|for|in|to|after|with|and)\s.*)?)$",
    re.IGNORECASE,
)
# People, and what people found.
_SOMEBODY = re.compile(
    r"(?:an?|the|our|my)\s(?:[\w’'-]+\s){0,4}?(?:\w+(?<!gon)(?<!agonist)(?:ologist|therapist|ationist|cialist|trist"
    r"|(?<!\bag)(?<!antag)onist|urnalist)|physio|surgeon|doctor|consultant|physician|nurse|coach|trainer|teacher|instructor"
    r"|setter|writer|author|blogger|editor|lecturer|professor|student|runner|cyclist|climber|dancer|swimmer"
    r"|player|athlete|musician|chiropractor|osteopath|practitioner|mother|father|studio|clinic|charity"
    r"|company|brand|website|podcast|magazine|journal|publisher|association|organi[sz]ation|foundation"
    r"|hospital|university|college|gym|app|newsletter|blog|trust|network|society)\b",
    re.IGNORECASE,
)
_NAMED_SOMEBODY = re.compile(r"(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms)\b\.?\s")
_LISTED = re.compile(r"(?:an?\s)[^,]{3,40},\s[^,]{3,40}(?:,|\sand\s|\sor\s)", re.IGNORECASE)
_PLURAL = re.compile(r"[a-z]{3,}(?<![sui])s$", re.IGNORECASE)
_ONE_OF_SEVERAL = re.compile(r",\snot\san?\s|,\sassisted\sby\s", re.IGNORECASE)


def opens_no_term(text: str) -> bool:
    """Whether a sentence opens with a pronoun or with what stands for a thing told before."""
    return _NO_TERM.match(text) is not None


def rates_only(key: str) -> bool:
    """Whether an explanation only praises, ranks or counts: "an excellent form of exercise"."""
    return bool(_NO_KEY.match(key) or _RATED.match(key) or _ONE_OF_SEVERAL.search(key))


def names_muscle(key: str) -> bool:
    """Whether an explanation is the name of a part: "the biceps brachii, helped by brachialis"."""
    return known_beginning(re.sub(r"^(?:the|an?)\s+", "", key, flags=re.IGNORECASE)) is not None


def tells_nothing(term: str, key: str) -> bool:
    """Whether a term is somebody, or a heading such as "Risk factors", or its key a list."""
    if _OWN.search(key) or _COUNTED_THING.match(term) or _NAMED_SOMEBODY.match(term):
        return True
    return bool(_SOMEBODY.match(key) or (_PLURAL.search(term) and _LISTED.match(key)))
