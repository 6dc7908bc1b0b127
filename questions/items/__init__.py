"""Facts to items: questions with key, feedback and evidence, one module a kind."""

from typing import TYPE_CHECKING

from questions.items.activities import Activity, activities
from questions.items.as_json import (
    bank_to_json,
    item_from_json,
    item_to_json,
    key_from_json,
    key_to_json,
)
from questions.items.explanation import (
    Drawing,
    Explanation,
    ExplanationLine,
    explain,
    picture_of,
)
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
from questions.items.public import PublicItem, public_view
from questions.lazily import late

if TYPE_CHECKING:
    from questions.items.bank import generate
else:
    # Who answers questions makes none.
    __getattr__ = late(__name__, {"generate": "questions.items.bank"})

__all__ = [
    "Activity",
    "Bank",
    "Blanks",
    "Drawing",
    "Explanation",
    "ExplanationLine",
    "Feedback",
    "Hint",
    "Item",
    "Key",
    "Kind",
    "NumericRange",
    "Option",
    "OptionGroup",
    "Proof",
    "PublicItem",
    "Quote",
    "Tier",
    "activities",
    "bank_to_json",
    "explain",
    "generate",
    "item_from_json",
    "item_to_json",
    "key_from_json",
    "key_to_json",
    "picture_of",
    "public_view",
]
