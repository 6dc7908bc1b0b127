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

BACK = b"""# Back pain exercises

## Red flags

See a doctor if you have:

- Fever
- Loss of bladder control

Do not do these exercises if you have had a recent hip replacement.

## Exercises

### Bridge

Lie on your back with your knees bent.
Lift your hips off the floor.
Avoid arching your back.
Hold for 5 seconds. 2-3 sets of 10 repetitions, 3 times a week.

### Standing calf raise

Stand tall. Rise on your toes. 3 x 12, twice a day.
"""


# What the article that ships does not ask for, by the kind: the name of another one and its text.
OF_ANOTHER_ARTICLE = {Kind.ORDER: ("tendon", STAGES), Kind.NUMERIC: ("knee", SHEET)}
