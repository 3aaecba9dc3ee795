"""Everything that can go wrong in Crossread, as one tree; each error says what to do about it."""

from __future__ import annotations


class CrossreadError(Exception):
    """The root of all errors this program raises on purpose.

    Args:
        message: What went wrong, where, and why, in one line.
        hint: What the reader can do about it, in one line.

    Example:
        >>> error = WorkspaceError("no workspace at 'x'", hint="create one with: crossread add x PATH")
        >>> error.code, str(error), error.hint
        ('workspace', "no workspace at 'x'", 'create one with: crossread add x PATH')
    """

    code = "error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(CrossreadError):
    """A command or function was called in a way that has no meaning."""

    code = "usage"


class SettingError(UsageError):
    """A setting is unknown or its value lies outside its range."""

    code = "setting"


class ReadError(CrossreadError):
    """One input could not be read; the others go on."""

    code = "unreadable"

    def __init__(self, message: str, *, hint: str = "", code: str | None = None) -> None:
        super().__init__(message, hint=hint)
        if code is not None:
            self.code = code


class WorkspaceError(CrossreadError):
    """The workspace is missing, damaged, busy, or of another version."""

    code = "workspace"


class UserFileError(CrossreadError):
    """A file of the analyst's own (`user/`) has a line that cannot be understood."""

    code = "user_file"


class LanguageModelError(CrossreadError):
    """The language model is missing, damaged, or of another kind than asked for."""

    code = "language_model"


class MissingExtraError(CrossreadError):
    """A part that is not in the default install is needed for this request."""

    code = "missing_extra"


class NothingToDoError(CrossreadError):
    """The request is sound, but there is nothing it applies to."""

    code = "nothing_to_do"
