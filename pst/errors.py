"""The errors that leave a room, in one tree; this module imports nothing, so that every room may use it.

A fault *inside* a document is a warning in its plan file. An exception is for bytes that cannot be read or an
option that cannot hold, and says what to try.
"""

from __future__ import annotations


class PstError(Exception):
    """Base of all errors of the project: which thing, what is wrong with it, and what to try.

    ``hint`` is a remedy addressed to the user, in French like every message that an analyst reads.
    """

    def __init__(self, subject: str, problem: str, *, hint: str | None = None) -> None:
        super().__init__(subject, problem)
        self.subject = subject
        self.problem = problem
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.subject} : {self.problem}"
        return f"{text}. {self.hint}" if self.hint else text


class UnreadableSourceError(PstError):
    """The bytes of a document cannot be read as what they seem to be."""


class UnknownFormatError(UnreadableSourceError):
    """No reader knows this kind of file."""


class EncryptedSourceError(UnreadableSourceError):
    """The document is protected by a password."""


class LimitReachedError(PstError):
    """A document took more time or memory than it was allowed."""


class UsageError(PstError):
    """An option or a settings file that cannot hold."""


class RegistryError(PstError):
    """A registry or sources file that breaks its own rules; ``subject`` names the file and the line."""


def os_reason(error: OSError) -> str:
    """Return why the system refused, in French for what people meet."""
    if isinstance(error, FileNotFoundError):
        return "il n'existe pas, ou le lien ne mène nulle part"
    if isinstance(error, PermissionError):
        return "accès refusé"
    if isinstance(error, IsADirectoryError):
        return "c'est un dossier"
    return error.strerror or type(error).__name__
