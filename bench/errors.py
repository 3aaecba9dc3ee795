"""What can go wrong in a measurement, each with a hint of what to do."""

from __future__ import annotations

from crossread.errors import CrossreadError


class BenchError(CrossreadError):
    """A measurement cannot be made as asked."""

    code = "bench"


class SetMissingError(BenchError):
    """A test set is not on this machine."""

    code = "set_missing"


class SetChangedError(BenchError):
    """A test set is no longer the one its card describes."""

    code = "set_changed"


class NotInstalledError(BenchError):
    """A peer is not installed; it is listed as such, never left out."""

    code = "not_installed"
