"""One box over articles, questions and own notes."""
