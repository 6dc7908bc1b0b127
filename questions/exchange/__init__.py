"""Questions for the programs of others."""

from questions.exchange.model import LEFT_OUT, Format, Loss, Reason, export, losses
from questions.exchange.registry import FORMATS

__all__ = ["FORMATS", "LEFT_OUT", "Format", "Loss", "Reason", "export", "losses"]
