"""What a class's answers tell: figures of its questions, what is mixed up, what is understood."""
