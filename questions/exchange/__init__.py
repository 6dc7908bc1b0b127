"""Questions for the programs of others."""

from questions.exchange.model import LEFT_OUT, Format, Loss, Reason, export, losses
from questions.exchange.registry import FORMATS
from questions.exchange.told import COMPANION, companion, lines

__all__ = [
    "COMPANION",
    "FORMATS",
    "LEFT_OUT",
    "Format",
    "Loss",
    "Reason",
    "companion",
    "export",
    "lines",
    "losses",
]
