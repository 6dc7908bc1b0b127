"""Short messages from instructors, which stand on the home of learners until they are dismissed."""
