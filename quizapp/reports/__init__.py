"""Questions that learners report, and what reviewers answer."""
