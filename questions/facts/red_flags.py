"""When to see a doctor: signs that an article tells its readers not to wait with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.facts.kinds.registry import SECTIONS
from questions.facts.listings import (
    Found,
    Rules,
    clean_name,
    found_by,
    is_usable,
    make_listings,
    split_alternatives,
)
from questions.facts.model import Facts
from questions.facts.passages import ENTRIES, free_sections
from questions.facts.sign_lists import split_signs
from questions.facts.tables import tables
from questions.lexicon import table
from questions.reading.article import Article, Section, Sentence, Span

_COMPLAINT = r"(?:pain|numbness|weakness|swelling|redness|tingling|stiffness|bleeding|symptoms)"
_WHO = (
    r"(?:doctors?|gps?|physicians?|surgeons?|nurses?|physios?|physiotherapists?|therapists?"
    r"|\w+ologists?|podiatrists?|chiropodists?|osteopaths?|orthop\w+|paramedics?|providers?"
    r"|dentists?|midwi(?:fe|ves)|specialists?|practitioners?|professionals?|clinicians?"
    r"|clinics?|hospitals?|emergency|casualty|a&e|er|ambulance|999|911|112|111|000|108|medical|health|healthcare"
    r"|department|review|assessment|unit|ward|team|helpline|hotline|nhs|somebody|someone"
    r"|urgent care|care team|surgery|appointment|advice|help|attention|care|us)"
)
_ANNOUNCED = re.compile(
    r"\b(?:red flags?|warning signs?|danger signs?|alarm signs?|emergency signs?"
    r"|when (?:to|should (?:you|i)|do (?:you|i) need to) (?:see|seek|call|ring|get|contact|visit"
    r"|worry"
    r"|ask|go|be seen)|when to be seen"
    # What we see in the clinic sends nobody there.
    rf"|(?:see|call|ring|phone|dial|text|message|telephone|alert"
    r"|notify|inform|contact|visit|tell|consult|talk to|speak (?:to|with)|ask"
    rf"|(?:go|come|refer|return|back)(?: straight"
    r"| at once| immediately| directly| back| in)? to|attend|report to|head to|seek|get|book"
    r"|make|arrange"
    r"|need|have)"
    rf"(?:\s+(?:an?|the|your|to|in|with|out|some|any|from|for|of|nearest|local|own|immediate(?:ly)?"
    rf"|urgent(?:ly)?|prompt(?:ly)?|same-day|medical|emergency|professional|further|family|straight"
    rf"|touch|physical|health|minor|injury|injuries|walk-in)){{0,6}}\s+{_WHO}\b"
    r"|(?:send|take|bring|refer)(?:\s[\w’']+){1,3}?(?:\sback|\sstraight)?\sto\s(?:(?:an?|the|your|their)\s)?"
    rf"(?!help\b)(?:\w+\s)?{_WHO}\b"
    r"|be\s(?:referred|sent|taken|transferred)(?:\s\w+){0,2}?\sto\s(?:(?:an?|the)\s)?(?:\w+\s)?"
    rf"{_WHO}\b"
    r"|(?:trip|visit) to (?:an? |the |your )?(?:doctor|gp|emergency|er|a&e|hospital|casualty)\b"
    r"|(?:need|require|call for|warrant|deserve)s? (?:an? )?(?:urgent|same[- ]day|immediate"
    r"|emergency"
    r"|prompt)\b|get help|(?:get|have) (?:it |this |that |yourself |your \w+ )?(?:looked at"
    r"|seen|checked"
    r"|examined|assessed)|stop (?:at once|immediately|exercising)|don[’']t wait"
    r"|do not wait"
    r"|(?:call|ring|phone|dial|text) (?:us|911|999|112|111|000|triple zero|emergency)|be seen)",
    re.IGNORECASE,
)
# What members tell us and patients see a physio with sends nobody there either.
_TELLERS = re.compile(
    r"\b(?:we|they|who|I|members|people|patients|readers|clients|runners|athletes|adults|parents|many|most"
    r"|some|others|women|men|(?:physio)?therapists?|physios?|doctors?|clinicians?)\s(?:can\s|will\s)?(?:\w+ly\s|often\s|also\s|may\s|sometimes\s)?$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"^(?:don[’']t wait|do not wait|get help(?: fast| now| at once)?|(?:when|who) (?:to|should)"
    r" .{0,20}\b(?:help|worry|ring|call|seen|doctor|advice)\b.*|when to .*\b(?:ring|call|see"
    r"|phone)\b.*"
    r"|.*\b(?:red flags?|warning signs?|danger signs?|alarm signs?)\b.*|urgent.*"
    r"|.*\burgent help\b.*"
    r"|in an emergency|when (?:is|are) (?:it|this|they|pain|things|symptoms)"
    r" (?:an? |really |too )?"
    r"(?:\w+ )?(?:emergency|serious|urgent|dangerous|worrying|bad)|what is an emergency"
    r"|is (?:it|this) (?:an emergency|serious|dangerous|urgent)|emergenc(?:y|ies)"
    r"|(?:drop|stop) everything if|stop and (?:call|ring|get help|see) .*)[?!:]*$",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|when|should|as soon as) (?P<rest>(?:you|your|the|there|any|one|it|an?"
    rf"|both|(?:[a-z]+\s)?{_COMPLAINT}|[a-z]{{3,}}ing\s(?:your|the|it|on|up|down)\b)[^.;:]*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:[\w’' ]{2,30}:\s+)?(?:the\s+)?(?:red flags|(?:warning|danger|alarm) signs)"
    r"(?:\s[^:.=]{0,60}?)?\s*[:=]\s+(?P<a>[^.:;]+)\.?$"
    r"|^(?P<d>[^.:;]{5,300}?)\s+(?:are|is)\s+(?:all\s+)?(?:an?\s+)?(?:signs?|symptoms?|reasons?)\s+(?:that|to"
    r"|for|which)\s[^.:;]{0,40}\b(?:urgent|emergency|immediate|doctor|medical|hospital|ambulance)\b"
    r"[^.:;]{0,40}\.?$"
    r"|^(?!(?:but|sometimes|often)\b)(?P<b>[^.:;]{5,300}?)\s+(?:(?:are|is an?|count as)"
    r"\s+(?:all\s+|always\s+)?(?:red flags?"
    r"|(?:warning|danger|alarm) signs?)|(?<!\bthat\s)(?<!\bwhich\s)(?:(?:always"
    r"|all)\s+)?(?:needs?|requires?|calls?\s+for|warrants?)\s+"
    r"(?:an?\s+)?(?:urgent|same[- ]day|immediate|emergency)\s\w+)(?:\s[^.:;,]{0,60})?\.?$"
    r"|^(?:the\s+)?(?:red flags|(?:warning|danger|alarm) signs|(?:signs|symptoms)\s+(?:that|which)"
    r"\s[^.:;,]{0,40}(?:urgent|emergency|immediate|doctor|medical)[^.:;,]{0,20})(?:\s[^.:;,]{0,40})?"
    r"\s+(?:are|include)\s+(?P<c>[^.:;]+)\.?$",
    re.IGNORECASE,
)
# "See a physio for your knee" is no warning; haste makes it one.
_HASTE = re.compile(
    r"^(?:get|seek|call|ring|see|go|phone|contact)\b[^.:;]{0,60}?\b(?:urgent(?:ly)?|emergency"
    r"|at once|straight away|immediate(?:ly)?|right away|same[- ]day|999|911|112)\b[^.:;]{0,30}?"
    r"\s+for\s+(?P<name>[^.:;]+)\.?$",
    re.IGNORECASE,
)
# "A calf that is swollen and warm should be seen the same day."
_TO_BE_SEEN = re.compile(
    r"^(?P<name>[^.:;]{3,200}?),?\s+(?:(?:he|she|they|we|I)\s(?:said|says|say|told\s\w+),?\s+)?(?:should|must"
    r"|needs?\sto|has\sto|have\sto|ought\sto)\s+(?:always\s+)?be\s+(?:seen|checked|examined|assessed|treated"
    r"|looked\sat)\b[^.:;]{0,40}?\b(?:same\sday|at\sonce|urgent(?:ly)?|immediate(?:ly)?|straight\saway"
    r"|right\saway|that\s(?:very\s)?day|without\sdelay|promptly|quickly|as\ssoon\sas\spossible|(?:by|in)"
    r"\s(?:an?\s|the\s|your\s)?(?:doctor|gp|hospital|specialist|surgeon|emergency\s\w+))\b[^:;]*$",
    re.IGNORECASE,
)
# "For those who ask: a gap above the kneecap, a leg you cannot lift", below a heading that asks.
_LISTED = re.compile(r"^[^:.;]{3,80}:\s+(?P<name>[^:;]{10,300})$")
_WHOLE = re.compile(r"\s(?:that|which|who)\s")
_COLUMN = re.compile(r"(?:red flags?|(?:warning|danger|alarm) signs?)$", re.IGNORECASE)
# "Call us if: the elbow locks, the hand goes weak": one line instead of a list.
_COLON = re.compile(
    r"\b(?:if|when|with|for)(?:\s+(?:you|there|any)\b[^:.;]{0,30})?\s*:\s+(?P<names>[^:;]{5,300})$",
    re.IGNORECASE,
)
_HAVE = re.compile(
    r"^(?:you\s+|there\s+(?:is|are)\s+)?(?:also\s+|suddenly\s+)?(?:have(?: had| any)?|has|notice"
    r"|develop"
    r"|experience|get|is|are having|see|suffer(?: from)?"
    r"|feel(?!\s+(?:very\s+|so\s+)?(?:faint|dizzy|sick|unwell|ill|numb|weak|hot|cold|breathless"
    r"|feverish|light-?headed|unsteady)\b))\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:,\s*(?:or|and)\s+|,\s+|\s+or\s+)(?:if\s+|when\s+)?", re.IGNORECASE)
# What a sign begins with; a condition that begins otherwise is none ("if you want", "if needed").
_SIGN = re.compile(
    r"^(?:you\s+|there\s+|it\s+)?(?:also\s+)?(?:have|has|notice|develop|experience|feel|get|is"
    r"|are|see|suffer"
    r"|cannot|can[’']t|can not|lose|lost|cough|vomit|faint|fall|fell|bleed|lock|locks)\b"
    r"|^(?:your|the|any|an?|both|one)\s+\w|^it\s+[a-z]+s\b"
    r"|^[a-z]+ing\s+(?:\w+\s+){1,4}(?:makes?|hurts?|brings?|causes?|gives?|feels?|becomes?"
    r"|sets?|leaves?|sends?|gets?|wakes?)\b"
    rf"|^you[’'](?:ve|re|d)\s+\w|^(?:[a-z]+\s)?{_COMPLAINT}\s+\w+s\b",
    re.IGNORECASE,
)
_NO_SIGN = re.compile(
    r"^(?:you\s+)?(?:are\s+(?:unsure|not sure|worried|concerned|interested|pregnant|ready|new"
    r"|in doubt"
    r"|over|under)|(?:have|has)\s+(?:any\s+)?(?:questions?|doubts?|concerns?|an? (?:appointment"
    r"|history"
    r"|heart|known|medical|condition))|want|need|wish|would|like|feel (?:ready|unsure|like)|can\b"
    r"|get the chance|know)|^the\s+(?:exercises?|pain (?:is|gets) (?:mild|better))\b"
    r"|^(?:one|any|some|none|all)\s+of\s+(?:them|these|those|the\s+exercises)\b|^(?:it|this|that|they)\s+hurts?$"
    r"|^(?:leave|stop|skip|rest|avoid|take|put)\s+(?:it|this|them|out|the\s+exercise)\b",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"^there\s+(?:is|are)\s+(?=sudden|new\b|severe|any\b|loss)(?:any\s+)?", re.IGNORECASE
)
_UNABLE = re.compile(
    r"^(?:you\s+)?(?:cannot|can[’']t|are (?:unable|not able) to|lose|lost)\s", re.IGNORECASE
)


def find_red_flags(article: Article, facts: Facts) -> Facts:
    """`facts` with the signs for which the article sends its readers to a doctor."""
    of = article.title
    # "Chemical burns: especially where ...": the entry itself is the sign.
    blocks = [block for section in article.sections for block in section.blocks]
    entries = {one.span.start for one in blocks if one.kind in ENTRIES}
    forbidding = _forbidding(facts)
    in_lists = Rules(
        of_heading=lambda section: of if _is_headed(section) else None,
        of_lead_in=lambda text, headed, _: of if _leads_in(text, headed) else None,
        from_sentence=lambda _sentence, _headed: iter(()),
    )
    # A warning may stand at the end of an exercise, so sentences come from everywhere, and so do
    # lists that nothing but a warning can lead in.
    led = replace(
        in_lists,
        of_heading=lambda _section: None,
        of_lead_in=lambda text, _headed, _: of if _leads_on(text) else None,
    )
    in_sentences = Rules(
        of_heading=in_lists.of_heading,
        of_lead_in=lambda _text, _headed, _: None,
        from_sentence=lambda sentence, headed: (
            iter(())
            if sentence.span in forbidding
            else _from_sentence(sentence, of, None if sentence.span.start in entries else headed)
        ),
    )
    found = [
        *_from_tables(article.sections, of),
        *found_by(in_lists, free_sections(article, facts)),
        *found_by(led, article.sections),
        *found_by(in_sentences, article.sections),
    ]
    # A shop also asks to be called if a parcel is late.
    is_about_bodies = any(_is_sign(name) for _, name, _ in found)
    return replace(facts, red_flags=make_listings("red_flags", found if is_about_bodies else ()))


def _from_tables(sections: Sequence[Section], of: str) -> Iterator[Found]:
    """The cells of a column that is headed "Red flag"."""
    for passage in tables(sections):
        column = next((at for at, name in enumerate(passage.header) if _COLUMN.match(name)), None)
        if column is None:
            continue
        for cell in dict.fromkeys(row[column] for row in passage.rows):
            if is_usable(name := clean_name(cell.text)):
                yield of, name, Sentence(cell.text, cell.span)


_THINGS = frozenset(("band", "towel", "ball", "seat", "bottom", "back"))


def _leads_on(text: str) -> bool:
    """Whether the words before a list say by themselves when to ask for help: "Ring us if:"."""
    return _OPEN_IF.search(text[-300:]) is not None and _leads_in(text, None)


_OPEN_IF = re.compile(
    r"\b(?:if|when|with)(?:\s+(?:you|your|it|there|any)\b[^.:]{0,40})?\s*[:…]\s*$"
)


def _is_sign(name: str) -> bool:
    """Whether words speak of a part of the body or of a complaint."""
    anatomy = table("anatomy")
    words = re.findall(r"[a-z]+", name.lower())
    return any(
        (word in anatomy["body_parts"] and word not in _THINGS)
        or word.startswith(tuple(anatomy["complaints"]))
        for word in words
    )


def _announced(text: str) -> re.Match[str] | None:
    """Where a text sends its readers to somebody."""
    found = _ANNOUNCED.finditer(text)
    return next((one for one in found if not _TELLERS.search(text[: one.start()][-40:])), None)


def _is_headed(section: Section) -> bool:
    title = section.title[:200]
    if _DENIED.match(title) or _COMMON.match(title):
        return False
    return _announced(title) is not None or _HEADED.match(title) is not None


def _leads_in(text: str, headed: str | None) -> bool:
    """Whether the words before a list, or failing these its heading, announce signs."""
    if not text:
        return headed is not None
    told = text[-300:]
    is_asked = _announced(told) is not None and not _NO_LEAD.search(told)
    return is_asked or (headed is not None and text.endswith(":"))


# "Common symptoms / warning signs": most who have it have these.
_COMMON = re.compile(
    r"(?:(?:common|main|typical|usual)\s)+(?:signs?\s(?:and|&)\s)?symptoms?\b", re.I
)
_DENIED = re.compile(r"(?:no|without|absence of)\s", re.IGNORECASE)  # "No red flags"
_NO_LEAD = re.compile(r"\b(?:questions?|contact us (?:at|by|on)|exercises? (?:below|are))\b", re.I)


def _forbidding(facts: Facts) -> frozenset[Span]:
    """The sentences that say when not to go on with an exercise."""
    parts = (
        part
        for section in SECTIONS
        if section.forbids
        for entry in section.entries(facts)
        for _, part in section.parts(entry)
    )
    return frozenset(span for part in parts for span in part.evidence)


def _from_sentence(sentence: Sentence, of: str, headed: str | None) -> Iterator[Found]:
    text = sentence.text
    if seen := _TO_BE_SEEN.match(text):
        whole = seen["name"].strip(" ,")
        parts = [whole] if _WHOLE.search(whole) else split_alternatives(whole)
        yield from ((of, one, sentence) for one in parts if is_usable(one) and _is_sign(one))
        return
    if headed is not None and (listed := _LISTED.match(text)):
        parts = [part.strip(" .") for part in _PARTS.split(listed["name"])]
        if len(parts) > 1 and all(is_usable(one) for one in parts) and any(map(_is_sign, parts)):
            yield from ((of, one, sentence) for one in parts)
            return
    if named := _NAMED.match(text) or _HASTE.match(text):
        parts = split_alternatives(next(words for words in named.groups() if words))
        # What is called a red flag is one, "recent injury" as well, where one of them is a sign.
        is_called = bool({"a", "c"} & {key for key, words in named.groupdict().items() if words})
        is_called = is_called and any(map(_is_sign, parts))
        parts = [one for one in parts if is_usable(one) and (is_called or _is_sign(one))]
        yield from ((of, one, sentence) for one in parts)
        return
    if (named := _COLON.search(text)) and _announced(text[: named.start()]):
        parts = [clean_name(_bare(one)) for one in _PARTS.split(named["names"])]
        yield from ((of, one, sentence) for one in parts if is_usable(one))
        return
    condition = _IF.search(text) if _announced(text) else None
    told = condition["rest"] if condition else ""
    if announced := _announced(told):
        told = told[: announced.start()]
    told = told.strip(" ,").removesuffix("please").removesuffix(" then").strip(" ,")
    if not _SIGN.match(told) or _NO_SIGN.match(told):
        return
    for name in split_signs(told):
        cleaned = clean_name(_THERE_IS.sub("", _bare(name)))
        if is_usable(cleaned) and not _NO_SIGN.match(cleaned):
            yield of, cleaned, sentence


def _bare(name: str) -> str:
    """A sign without "you have"; what one cannot do keeps its verb."""
    if _UNABLE.match(name):
        return re.sub(r"^you\s+", "", name, flags=re.IGNORECASE)
    return _HAVE.sub("", name)
