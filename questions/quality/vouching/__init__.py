"""Whether an item stands by itself where no reviewer has looked: a second reading of what it rests
on. It only abstains: what it does not vouch for may be right, and is asked once a reviewer
agrees."""

from typing import TYPE_CHECKING

from questions.lazily import late
from questions.quality.vouching.want import Want

if TYPE_CHECKING:
    from questions.quality.vouching.registry import wants
else:
    # Who reads what was left out reads nothing again.
    __getattr__ = late(__name__, {"wants": "questions.quality.vouching.registry"})

__all__ = ["Want", "wants"]
