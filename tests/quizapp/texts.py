"""Small articles of which questions are made."""

# Stages that follow one another: of them an order is asked.
STAGES = b"""# Tendon healing

Tendon healing has three stages: inflammation, repair and remodelling.

- Inflammation: blood cells clear away damaged tissue.
- Repair: new collagen is laid down in disorder.
- Remodelling: the fibers line up along the pull.
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
