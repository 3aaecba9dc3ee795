"""What a step found for parts of a workspace, kept in it under the digests of what that hangs on."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from crossread.store import Features


class Kept(MutableMapping[str, bytes]):
    """Bytes by keys of two words: what they are, and the digest of what they hang on."""

    def __init__(self, features: Features) -> None:
        self._features = features
        self._used: set[str] = set()

    def __getitem__(self, key: str) -> bytes:
        content = self._features.find_kept(key)
        if content is None:
            raise KeyError(key)
        self._used.add(_digest(key))
        return content

    def __setitem__(self, key: str, content: bytes) -> None:
        self._features.keep(key, content)
        self._used.add(_digest(key))

    def __delitem__(self, key: str) -> None:
        self._features.forget(lambda other: other != key)

    def __iter__(self) -> Iterator[str]:
        raise TypeError("what is kept is found by its key only")

    def __len__(self) -> int:
        raise TypeError("what is kept is found by its key only")

    def forget_others(self) -> None:
        """Forget everything under digests that were neither found nor set."""
        self._features.forget(lambda key: _digest(key) in self._used)


def _digest(key: str) -> str:
    return key.rpartition(" ")[2]
