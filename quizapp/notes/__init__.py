"""A learner's bookmarks and private notes, on questions and on sentences of an article."""
