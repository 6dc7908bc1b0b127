"""Why a source could not be read."""

from __future__ import annotations


class UnreadableArticleError(Exception):
    """The bytes are no article; the message is a sentence for people."""


class DamagedFileError(UnreadableArticleError):
    """A file begins as one of its format does and cannot be read as one."""

    def __init__(self) -> None:
        super().__init__(
            "The file is damaged or cut off. Open it, save it as .docx or PDF and try again."
        )


class LockedFileError(UnreadableArticleError):
    """Only a password opens the file."""

    def __init__(self) -> None:
        super().__init__("The file is protected by a password. Save it without one and try again.")


class OversizedFileError(UnreadableArticleError):
    """A file holds, once unpacked, more than is read of any."""

    def __init__(self) -> None:
        super().__init__("The file unpacks to far more than any article needs.")


class ForeignLanguageError(UnreadableArticleError):
    """The text is in another language than English; `code` names it as ISO 639 does, and is empty
    where it is not known."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(
            f"This text seems to be {name}. Questions can be made from English articles only."
            if name
            else "This text is not in English. Questions can be made from English articles only."
        )
        self.code = code
