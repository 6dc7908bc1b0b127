"""The facts of an article as cards that are turned over."""
