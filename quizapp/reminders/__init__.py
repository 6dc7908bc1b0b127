"""Reminders of what is due, as a calendar that other programs read."""
