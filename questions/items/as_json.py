"""Items and banks as JSON values (items/1), and items back from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from questions.figures import scene_from_json, scene_to_json
from questions.items.model import (
    Bank,
    Blanks,
    Feedback,
    Hint,
    Item,
    Key,
    Kind,
    NumericRange,
    Option,
    OptionGroup,
    Proof,
    Quote,
    Tier,
)
from questions.pictures import Picture

SCHEMA = "items/1"


def bank_to_json(bank: Bank) -> dict[str, Any]:
    """The bank in the items/1 format."""
    return {
        "schema": SCHEMA,
        "article": {"title": bank.title, "sha256": bank.sha256},
        "seed": bank.seed,
        "items": [item_to_json(item) for item in bank.items],
    }


def item_to_json(item: Item) -> dict[str, Any]:
    """One item in the items/1 format, with `fact_by_option`, `proofs`, `hint`, `scenes`
    and, where there are some, `pictures` added."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "template": item.template,
        "variant": item.variant,
        "lang": item.lang,
        "topic": item.topic,
        "register": item.register,
        "prompt": item.prompt,
        "options": [{"id": o.id, "text": o.text, "figure": o.figure} for o in item.options],
        "groups": [{"id": group.id, "text": group.text} for group in item.groups],
        "reuse": item.reuse,
        "key": key_to_json(item.key),
        "correction": item.correction,
        "feedback": {
            "right": item.feedback.right,
            "wrong": item.feedback.wrong,
            "by_option": dict(item.feedback.by_option),
        },
        "evidence": _quotes_to_json(item.evidence),
        "facts": list(item.facts),
        "fact_by_option": dict(item.fact_by_option),
        "difficulty": item.difficulty,
        "figure": item.figure,
        "proofs": {option: _proof_to_json(proof) for option, proof in item.proofs.items()},
        "hint": _hint_to_json(item.hint),
        "scenes": {name: scene_to_json(scene) for name, scene in item.scenes.items()},
        **_pictures_to_json(item.pictures),
    }


def item_from_json(value: Mapping[str, Any]) -> Item:
    """The way back. Raises KeyError, TypeError or ValueError for what is no item. Items that were
    stored before there were proofs and hints have none."""
    kind = Kind(value["kind"])
    feedback = value["feedback"]
    return Item(
        id=value["id"],
        kind=kind,
        template=value["template"],
        variant=value["variant"],
        lang=value["lang"],
        topic=value["topic"],
        register=value["register"],
        prompt=value["prompt"],
        options=tuple(Option(o["id"], o["text"], o["figure"]) for o in value["options"]),
        groups=tuple(OptionGroup(group["id"], group["text"]) for group in value["groups"]),
        reuse=value["reuse"],
        key=key_from_json(kind, value["key"]),
        correction=value["correction"],
        feedback=Feedback(feedback["right"], feedback["wrong"], feedback["by_option"]),
        evidence=_quotes_from_json(value["evidence"]),
        facts=tuple(value["facts"]),
        difficulty=value["difficulty"],
        figure=value["figure"],
        fact_by_option=value.get("fact_by_option", {}),
        proofs={
            option: _proof_from_json(proof) for option, proof in value.get("proofs", {}).items()
        },
        hint=_hint_from_json(value.get("hint")),
        scenes={name: scene_from_json(one) for name, one in value.get("scenes", {}).items()},
        pictures={
            place: tuple(_picture_from_json(one) for one in found)
            for place, found in value.get("pictures", {}).items()
        },
    )


def _quotes_to_json(quotes: Iterable[Quote]) -> list[dict[str, Any]]:
    return [{"start": one.start, "end": one.end, "text": one.text} for one in quotes]


def _quotes_from_json(values: Iterable[Mapping[str, Any]]) -> tuple[Quote, ...]:
    return tuple(Quote(one["start"], one["end"], one["text"]) for one in values)


def _proof_to_json(proof: Proof) -> dict[str, Any]:
    return {
        "tier": proof.tier.value,
        "reason": proof.reason,
        "facts": list(proof.facts),
        "evidence": _quotes_to_json(proof.evidence),
    }


def _proof_from_json(value: Mapping[str, Any]) -> Proof:
    return Proof(
        Tier(value["tier"]),
        value["reason"],
        tuple(value["facts"]),
        _quotes_from_json(value["evidence"]),
    )


def _pictures_to_json(pictures: Mapping[str, tuple[Picture, ...]]) -> dict[str, Any]:
    """Their bytes are kept elsewhere, by their digests."""
    told = {
        place: [
            {
                "sha256": one.sha256,
                "type": one.media_type,
                "width": one.width,
                "height": one.height,
                "words": one.words,
            }
            for one in found
        ]
        for place, found in pictures.items()
    }
    return {"pictures": told} if told else {}


def _picture_from_json(value: Mapping[str, Any]) -> Picture:
    return Picture(value["sha256"], value["type"], value["width"], value["height"], value["words"])


def _hint_to_json(hint: Hint | None) -> dict[str, Any] | None:
    return None if hint is None else {"text": hint.text, "strikes": hint.strikes}


def _hint_from_json(value: Mapping[str, Any] | None) -> Hint | None:
    return None if value is None else Hint(value["text"], value["strikes"])


def key_to_json(key: Key) -> Any:
    """A key in the items/1 format."""
    if isinstance(key, NumericRange):
        return {"low": key.low, "high": key.high, "unit": key.unit}
    if isinstance(key, Blanks):
        return {blank: list(accepted) for blank, accepted in key.accepted.items()}
    if isinstance(key, Mapping):
        return dict(key)
    return list(key) if isinstance(key, tuple) else key


def key_from_json(kind: Kind, key: Any) -> Key:
    """The way back, for items of this kind."""
    if kind is Kind.NUMERIC:
        return NumericRange(key["low"], key["high"], key["unit"])
    if kind is Kind.CLOZE:
        return Blanks({blank: tuple(accepted) for blank, accepted in dict(key).items()})
    if kind in (Kind.MULTIPLE_CHOICE, Kind.ORDER):
        return tuple(key)
    result: Key = key
    return result
