"""Fits the weights that find records (questions/facts/records/weights.json) on labelled pages."""
