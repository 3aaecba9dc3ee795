"""spaCy comes without its command line, and everything of it can still be had."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crossread.language.spacy_import import import_spacy

LOADED = "import sys\nfrom crossread.language.tokens import load_tokenizer\nload_tokenizer()\n"


def run(code: str, *, first: str = LOADED) -> str:
    """What a fresh process prints that first loads the tokenizer, as every reading of a text does."""
    done = subprocess.run([sys.executable, "-c", first + code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["spacy.cli", "typer", "weasel"])
def test_the_command_line_stays_away(module: str) -> None:
    """Nothing of the command line is imported with the tokenizer."""
    assert run(f"print({module!r} in sys.modules)") == "False"


def test_the_command_line_can_still_be_imported() -> None:
    """Whoever asks for the command line afterwards gets the real one."""
    assert run("import spacy.cli\nprint(spacy.cli.download.__module__)") == "spacy.cli.download"


def test_info_answers() -> None:
    """The one function spaCy takes from there works."""
    assert run("import spacy\nprint('spacy_version' in spacy.info(silent=True))") == "True"


def test_pipelines_work_beside_it() -> None:
    """A blank pipeline with a parser can be made after the short import."""
    code = (
        "import spacy\nnlp = spacy.blank('en')\nnlp.add_pipe('sentencizer')\nprint(len(list(nlp('One. Two.').sents)))"
    )
    assert run(code) == "2"


def test_a_spacy_that_wants_more_is_imported_whole() -> None:
    """Where the stand-in lacks what spaCy asks for, the whole of it is imported."""
    code = (
        "import sys\nfrom types import ModuleType\nfrom crossread.language import spacy_import\n"
        "spacy_import._stand_ins = lambda: {'spacy.cli': ModuleType('spacy.cli')}\n"
        "spacy_import.import_spacy()\nimport spacy\nprint('typer' in sys.modules, spacy.blank('en').lang)"
    )
    assert run(code, first="") == "True en"


def test_what_is_imported_stays() -> None:
    """A spaCy that is there already is given as it is."""
    import spacy  # noqa: PLC0415 - the order of imports is the matter

    assert import_spacy() is spacy
