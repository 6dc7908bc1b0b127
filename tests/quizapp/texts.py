"""Small articles of which questions are made."""

from questions.items.model import Kind

# Stages that follow one another: of them an order is asked.
STAGES = b"""# Tendon healing

Tendon healing has three stages: inflammation, repair and remodelling.

- Inflammation: blood cells clear away damaged tissue.
- Repair: new collagen is laid down in disorder.
- Remodelling: the fibers line up along the pull.
"""

# A sheet of exercises: of these a number is asked.
SHEET = b"""# Exercises for the knee

## Heel slide

1. Lie on your back.
2. Slide one heel toward your seat.

Dose: 10 to 20 repetitions

## Calf stretch

1. Stand and lean against a wall.
2. Press one heel into the floor.

Dose: hold for 30 seconds
"""

# Five facts, each asked by some question.
ELBOW = b"""# Muscles of the elbow

## Flexors of the elbow

In all, 3 muscles bend the elbow:

- Biceps brachii
- Brachialis
- Brachioradialis

## Extensors of the elbow

In all, 2 muscles straighten the elbow:

- Triceps brachii
- Anconeus
"""

# What the article that ships does not ask for, by the kind: the name of another one and its text.
OF_ANOTHER_ARTICLE = {Kind.ORDER: ("tendon", STAGES), Kind.NUMERIC: ("knee", SHEET)}
