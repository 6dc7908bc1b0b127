"""Simulated learners against the queue of `questions.memory`: see docs/memory.md."""
