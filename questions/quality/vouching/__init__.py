"""Whether an item stands by itself where no reviewer has looked: a second reading of what it rests
on. It only abstains: what it does not vouch for may be right, and is asked once a reviewer
agrees."""

from questions.quality.vouching.registry import wants
from questions.quality.vouching.wants import Want

__all__ = ["Want", "wants"]
