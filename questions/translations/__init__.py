"""Facts in other languages, sentence by sentence. A translation stands or falls with the words that
it was made of: it is kept by the fact and a digest of them, so that an edit makes it stale."""

from questions.translations.kept import (
    Standing,
    digest,
    kept_at,
    languages,
    standing,
    translated,
)

__all__ = ["Standing", "digest", "kept_at", "languages", "standing", "translated"]
