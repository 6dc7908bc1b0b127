"""One question as a QTI 2.2 item: http://www.imsglobal.org/question/qtiv2p2/imsqti_v2p2.html."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from questions.exchange.content import (
    CHOICES,
    PLACED,
    asked_files,
    explaining_files,
    html,
    images_html,
    keeps_order,
    name_of,
    option_files,
    paragraph,
    placement,
    right_options,
    said_files,
    spellings,
    steps,
    why_html,
)
from questions.exchange.model import Reason
from questions.exchange.qti import processing
from questions.exchange.qti.processing import HIGH, LOW, RESPONSE
from questions.exchange.xml import element
from questions.items.blanks import split, with_gaps
from questions.items.model import Item, Kind, NumericRange
from questions.lazily import Lazy

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Lazy("lxml.etree")


_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WORD_LENGTH, _NUMBER_LENGTH = "30", "6"


def losses(item: Item) -> Iterator[Reason]:
    if item.kind in PLACED | {Kind.ORDER} and item.feedback.by_option:
        yield Reason.PARTS_TOGETHER
    if item.kind is Kind.CLOZE:
        yield Reason.SLIPS
    if item.hint:
        yield Reason.HINT


def assessment_item(item: Item) -> Any:
    """The item, with its elements in no namespace."""
    said = _said(item)
    made = element(
        "assessmentItem",
        *_DECLARATIONS[item.kind](item),
        *processing.outcomes(item),
        element("itemBody", *_drawn(item), *_BODIES[item.kind](item)),
        processing.response_processing(item, bool(said)),
        *(_feedback(option, text) for option, text in said.items()),
        _feedback(processing.WHY, why_html(item) + images_html(explaining_files(item))),
        identifier=name_of(item),
        title=with_gaps(item.prompt),
        adaptive="false",
        timeDependent="false",
    )
    made.set(_LANGUAGE, item.lang)
    return made


def _said(item: Item) -> Mapping[str, str]:
    """What is said and shown of each option of a choice."""
    if item.kind not in CHOICES:
        return {}
    said = item.feedback.by_option
    told = {
        option: (paragraph(said[option]) if option in said else "")
        + images_html(said_files(item, option))
        for option in dict.fromkeys((*said, *(one.id for one in item.options)))
    }
    return {option: content for option, content in told.items() if content}


def _feedback(name: str, content: str) -> Any:
    return element(
        "modalFeedback",
        *_parsed(content),
        outcomeIdentifier=processing.FEEDBACK,
        identifier=name,
        showHide="show",
    )


def _drawn(item: Item) -> Iterable[Any]:
    return _parsed(images_html(asked_files(item)))


def _declare_choice(item: Item) -> Iterator[Any]:
    right = right_options(item)
    wrong = len(item.options) - len(right)
    worth = {one.id: 1 / len(right) for one in item.options if one.id in right}
    if item.kind is Kind.MULTIPLE_CHOICE:
        worth |= {one.id: -1 / wrong for one in item.options if one.id not in right}
    is_multiple = item.kind is Kind.MULTIPLE_CHOICE
    shape = {"cardinality": "multiple" if is_multiple else "single", "baseType": "identifier"}
    in_order = [one.id for one in item.options if one.id in right]
    yield _declaration(RESPONSE, shape, in_order, worth)


def _declare_pairs(item: Item) -> Iterator[Any]:
    pairs = [f"{option} {group}" for option, group in placement(item).items()]
    shape = {"cardinality": "multiple", "baseType": "directedPair"}
    yield _declaration(RESPONSE, shape, pairs, dict.fromkeys(pairs, 1 / len(pairs)))


def _declare_order(item: Item) -> Iterator[Any]:
    yield _declaration(
        RESPONSE, {"cardinality": "ordered", "baseType": "identifier"}, steps(item), {}
    )


def _declare_numbers(item: Item) -> Iterator[Any]:
    key = cast(NumericRange, item.key)
    shape = {"cardinality": "single", "baseType": "float"}
    yield _declaration(LOW, shape, [f"{key.low:g}"], {})
    if key.low != key.high:
        yield _declaration(HIGH, shape, [f"{key.high:g}"], {})


def _declare_blanks(item: Item) -> Iterator[Any]:
    accepted = spellings(item)
    shape = {"cardinality": "single", "baseType": "string"}
    for blank, words in accepted.items():
        worth = dict.fromkeys(words, 1 / len(accepted))
        yield _declaration(f"{RESPONSE}_{blank}", shape, words[:1], worth)


def _declaration(
    name: str, shape: Mapping[str, str], right: Iterable[str], worth: Mapping[str, float]
) -> Any:
    more = {"caseSensitive": "false"} if shape["baseType"] == "string" else {}
    entries = [
        element("mapEntry", mapKey=key, mappedValue=repr(value), **more)
        for key, value in worth.items()
    ]
    bounds = {"lowerBound": "0", "upperBound": "1", "defaultValue": "0"}
    return element(
        "responseDeclaration",
        element("correctResponse", *(element("value", text=one) for one in right)),
        element("mapping", *entries, **bounds) if entries else None,
        identifier=name,
        **shape,
    )


def _choices(item: Item) -> Iterator[Any]:
    files = option_files(item)
    is_fixed = keeps_order(item) or item.kind is Kind.TRUE_FALSE
    yield element(
        "choiceInteraction",
        element("prompt", text=item.prompt),
        *(
            element(
                "simpleChoice",
                *_parsed(paragraph(one.text) + images_html(files.get(one.id, ()))),
                identifier=one.id,
            )
            for one in item.options
        ),
        responseIdentifier=RESPONSE,
        shuffle="false" if is_fixed else "true",
        maxChoices="0" if item.kind is Kind.MULTIPLE_CHOICE else "1",
    )


def _pairs(item: Item) -> Iterator[Any]:
    """Each thing goes to one group; a group takes any number."""
    yield element(
        "matchInteraction",
        element("prompt", text=item.prompt),
        _set(((one.id, one.text) for one in item.options), "1"),
        _set(((one.id, one.text) for one in item.groups), "0"),
        responseIdentifier=RESPONSE,
        shuffle="false",
        maxAssociations=str(len(item.options)),
    )


def _set(named: Iterable[tuple[str, str]], most: str) -> Any:
    return element(
        "simpleMatchSet",
        *(
            element("simpleAssociableChoice", text=text, identifier=name, matchMax=most)
            for name, text in named
        ),
    )


def _steps(item: Item) -> Iterator[Any]:
    yield element(
        "orderInteraction",
        element("prompt", text=item.prompt),
        *(element("simpleChoice", text=one.text, identifier=one.id) for one in item.options),
        responseIdentifier=RESPONSE,
        shuffle="true",
    )


def _numbers(item: Item) -> Iterator[Any]:
    key = cast(NumericRange, item.key)
    boxes = [_entry(LOW, _NUMBER_LENGTH)]
    if key.low != key.high:
        boxes.append(_entry(HIGH, _NUMBER_LENGTH))
    yield from _parsed(paragraph(item.prompt))
    yield from _parsed(f"<p>{' – '.join(boxes)} {html(key.unit)}</p>")


def _blanks(item: Item) -> Iterator[Any]:
    lead, pieces = split(item.prompt)
    if lead != with_gaps(item.prompt):
        yield from _parsed(paragraph(lead))
    sentence = "".join(
        html(one.text) + (_entry(f"{RESPONSE}_{one.blank}", _WORD_LENGTH) if one.blank else "")
        for one in pieces
    )
    yield from _parsed(f"<p>{sentence}</p>")


def _entry(name: str, length: str) -> str:
    return f'<textEntryInteraction responseIdentifier="{name}" expectedLength="{length}"/>'


def _parsed(content: str) -> Iterable[Any]:
    """The elements of some HTML of ours, which is well-formed."""
    return list(etree.fromstring(f"<div>{content}</div>"))


_DECLARATIONS: Mapping[Kind, Callable[[Item], Iterator[Any]]] = {
    Kind.SINGLE_CHOICE: _declare_choice,
    Kind.PICTURE: _declare_choice,
    Kind.MULTIPLE_CHOICE: _declare_choice,
    Kind.TRUE_FALSE: _declare_choice,
    Kind.CLASSIFY: _declare_pairs,
    Kind.MATCH: _declare_pairs,
    Kind.ORDER: _declare_order,
    Kind.NUMERIC: _declare_numbers,
    Kind.CLOZE: _declare_blanks,
}
_BODIES: Mapping[Kind, Callable[[Item], Iterator[Any]]] = {
    Kind.SINGLE_CHOICE: _choices,
    Kind.PICTURE: _choices,
    Kind.MULTIPLE_CHOICE: _choices,
    Kind.TRUE_FALSE: _choices,
    Kind.CLASSIFY: _pairs,
    Kind.MATCH: _pairs,
    Kind.ORDER: _steps,
    Kind.NUMERIC: _numbers,
    Kind.CLOZE: _blanks,
}
