"""Import spaCy without its command line, which no reading of a text needs.

`import spacy` also imports `spacy.cli`: command-line parsers, an HTTP client, a template engine, 360 modules and 0.25 s
of processor, to offer one function, `spacy.info`. While spaCy is imported here an empty module stands in for that
package; afterwards it is taken away again, so that `import spacy.cli` gives the real one to whoever asks for it.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_COMMANDS = "spacy.cli"
_INFO = "spacy.cli.info"


def import_spacy() -> ModuleType:
    """Import spaCy; the first import of a process leaves out its command line.

    Example:
        >>> import_spacy().__name__
        'spacy'
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stand_ins = _stand_ins()
    sys.modules.update(stand_ins)
    try:
        return importlib.import_module("spacy")
    except ImportError:  # a later spaCy may want more of it: then all is imported
        _take_away(stand_ins)
        return importlib.import_module("spacy")
    finally:
        _take_away(stand_ins)


def _stand_ins() -> dict[str, ModuleType]:
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]  # spaCy's package re-exports it
    return {_COMMANDS: commands, _INFO: info}


def _take_away(stand_ins: dict[str, ModuleType]) -> None:
    for name, stand_in in stand_ins.items():
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]


def _info(*arguments: object, **options: object) -> object:
    """`spacy.info`, whose module is imported when it is called."""
    return importlib.import_module(_INFO).info(*arguments, **options)
