"""Banks of short articles for tests of templates, each made once for a seed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from questions.articles import shipped_article
from questions.facts import extract
from questions.facts.model import Facts
from questions.items import Bank, Item, generate
from questions.reading import read

SHOULDER = """# The rotators of the shoulder

## Internal rotators of the shoulder

Internal rotation of the shoulder is the motion that turns the upper arm inward.

Four muscles turn the upper arm inward:

- Subscapularis
- Pectoralis major
- Latissimus dorsi
- Teres major

## External rotators of the shoulder

Three muscles turn the upper arm outward:

- Infraspinatus
- Teres minor
- Deltoid (posterior fibers)

## What causes a stiff shoulder?

One cause may be frozen shoulder. Another cause may be osteoarthritis.

## When to see a doctor

See a doctor if you have any of these:

- sudden weakness after a fall
- fever and a hot, red joint
- numbness in the hand
"""

ELBOW = """# Muscles of the elbow

The elbow flexors are:

- Biceps brachii
- Brachialis
- Brachioradialis

The elbow extensors are:

- Triceps brachii
- Anconeus

The olecranon is the bony tip of the ulna that forms the point of the elbow.
"""

ANKLE = """# Ankle sprains

An ankle sprain is an injury of the ligaments around the ankle.

There are three grades of ankle sprain: grade 1, grade 2 and grade 3.

- Grade 1: the ligament is stretched but not torn.
- Grade 2: the ligament is partly torn.
- Grade 3: the ligament is completely torn.
"""

# Lists that are about no movement: what is asked of them rests on the article alone.
KNEE = """# What holds the knee

## Static stabilizers of the knee

Three structures are static stabilizers of the knee:

- Anterior cruciate ligament
- Medial meniscus
- Joint capsule

## Dynamic stabilizers of the knee

Four muscles are dynamic stabilizers of the knee:

- Quadriceps
- Hamstrings
- Popliteus
- Gastrocnemius
"""

# Two lists of one movement.
WRIST = """# Flexors of the wrist

## Superficial flexors of the wrist

The superficial flexors of the wrist are:

- Flexor carpi radialis
- Flexor carpi ulnaris
- Palmaris longus

## Deep flexors of the wrist

The deep flexors of the wrist are:

- Flexor digitorum profundus
- Flexor pollicis longus
- Pronator quadratus
"""

ARTICLES = {"shoulder": SHOULDER, "elbow": ELBOW, "ankle": ANKLE, "knee": KNEE, "wrist": WRIST}


@cache
def facts_of(name: str) -> Facts:
    text = shipped_article() if name == "shipped" else ARTICLES[name].encode()
    return extract(read(text, name="article.md"))


@cache
def bank_of(name: str, seed: int = 1, variants: int = 1) -> Bank:
    return generate(facts_of(name), seed, variants)


def items_of(
    name: str, template: str, *, seeds: Sequence[int] = (1,), variants: int = 1
) -> list[Item]:
    """The items of one template over these seeds; the template must have made some."""
    found = [
        item
        for seed in seeds
        for item in bank_of(name, seed, variants).items
        if item.template == template
    ]
    assert found, f"{template} made nothing of {name}"
    return found


def key_text(item: Item) -> str:
    return next(option.text for option in item.options if option.id == item.key)


def wrong_texts(item: Item) -> list[str]:
    keys = {item.key} if isinstance(item.key, str) else set(item.key)
    return [option.text for option in item.options if option.id not in keys]
