"""Simulated learners against the queue of `questions.memory`: see docs/simulated-learners.md."""
