"""One fact in two wordings: clinical, and plain by a glossary that is data."""

from questions.items.registers.choosing import in_register
from questions.items.registers.twins import CLINICAL, PLAIN, plain_id, plain_twins

__all__ = ["CLINICAL", "PLAIN", "in_register", "plain_id", "plain_twins"]
