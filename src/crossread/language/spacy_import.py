"""Import of spaCy what holds a text, and the whole of it when somebody asks for more.

`import spacy` also imports pipelines, trainers, parsers of command lines, an HTTP client and a template engine. A text
and its vocabulary are held by a part of it. So where spaCy is not imported yet, `spacy`, `spacy.lang.en` and
`spacy.schemas` are entered: modules under them can be imported, they themselves have not run. They run as soon as
anything that is not there is asked of them (`spacy.load`, `import spacy.matcher`); then all is as it always was.

The whole comes without `spacy.cli`, which offers spaCy's top one function, `spacy.info`: an empty module stands in for
it meanwhile, so that `import spacy.cli` gives the real one to whoever asks for it.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

    from spacy.vocab import Vocab

_ENTERED = ("spacy", "spacy.lang.en", "spacy.schemas")
_ASKED = frozenset(
    {"__path__", "__version__", "__all__"}
)  # other names of this form are asked by whoever walks all modules
_COMMANDS = "spacy.cli"
_INFO = "spacy.cli.info"
_WRITING = {"direction": "ltr", "has_case": True, "has_letters": True}
_lock = threading.RLock()


class _Entered(ModuleType):
    """A module that has not run; a package has a `__path__` only while modules under it are imported here."""

    __spec__: ModuleSpec

    def __getattr__(self, name: str) -> object:
        if "__path__" in vars(self) or (name.startswith("__") and name not in _ASKED):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        with _lock:
            if type(self) is _Entered:
                _run(self)
        return getattr(self, name)


def import_spacy() -> ModuleType:
    """Import spaCy; the first import of a process leaves out its command line.

    Example:
        >>> import_spacy().load.__name__
        'load'
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    with _without_commands():
        return importlib.import_module("spacy")


def make_vocab() -> Vocab:
    """Make the vocabulary of spaCy's English; where spaCy is not imported yet, a part of it is.

    Example:
        >>> make_vocab()["forty"].like_num
        True
    """
    with _lock:
        if "spacy" in sys.modules:
            return _english_vocab()
        entered = [_enter(name) for name in _ENTERED]
        try:
            return _english_vocab()
        except ImportError:  # a later spaCy may want more of itself: then all is imported
            _leave(entered)
            _run(entered[0])
            return _english_vocab()
        finally:
            _leave(entered)


def _english_vocab() -> Vocab:
    from spacy.lang.en.lex_attrs import LEX_ATTRS  # noqa: PLC0415 - only where a text is read
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415
    from spacy.lang.en.syntax_iterators import SYNTAX_ITERATORS  # noqa: PLC0415
    from spacy.vocab import create_vocab  # noqa: PLC0415

    return create_vocab(
        "en",
        SimpleNamespace(
            lex_attr_getters=LEX_ATTRS,
            stop_words=STOP_WORDS,
            syntax_iterators=SYNTAX_ITERATORS,
            writing_system=_WRITING,
        ),
    )


def _enter(name: str) -> _Entered:
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    package = _Entered(name)
    vars(package).update(vars(importlib.util.module_from_spec(spec)))
    sys.modules[name] = package
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, package)
    return package


def _leave(packages: list[_Entered]) -> None:
    for package in packages:
        if type(package) is _Entered:
            vars(package).pop("__path__", None)


def _run(package: _Entered) -> None:
    """Run a module that was entered; from now on it is one as any other."""
    spec = package.__spec__
    package.__class__ = ModuleType  # type: ignore[assignment]  # as importlib.util.LazyLoader does
    if spec.submodule_search_locations is not None:
        package.__path__ = spec.submodule_search_locations
    with _without_commands():
        spec.loader.exec_module(package)  # type: ignore[union-attr]  # a package that was found has a loader


@contextmanager
def _without_commands() -> Iterator[None]:
    """While this lasts, an empty module stands in for spaCy's command line."""
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]  # spaCy's package re-exports it
    stand_ins = {name: module for name, module in ((_COMMANDS, commands), (_INFO, info)) if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _info(*arguments: object, **options: object) -> object:
    """`spacy.info`, whose module is imported when it is called."""
    return importlib.import_module(_INFO).info(*arguments, **options)
