"""A part of spaCy is imported, and everything of it can still be had."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crossread.language.spacy_import import import_spacy, make_vocab

LOADED = "import sys\nfrom crossread.language.tokens import load_splitter\n"
LOADED += "splitter = load_splitter()\nvocab = splitter.vocab\n"


def run(code: str, *, first: str = LOADED) -> str:
    """What a fresh process prints that first loads the splitter of words, as every reading of a text does."""
    done = subprocess.run([sys.executable, "-c", first + code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


@pytest.mark.parametrize(
    "module", ["spacy.cli", "typer", "weasel", "spacy.language", "spacy.pipeline", "spacy.training"]
)
def test_what_no_reading_needs_stays_away(module: str) -> None:
    """Nothing of the command line, of pipelines and of training is imported with the splitter."""
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


def test_whole_spacy_comes_without_its_command_line() -> None:
    """A named pipeline is loaded by a spaCy that has not imported its command line either."""
    code = "import sys\nfrom crossread.language.spacy_import import import_spacy\nspacy = import_spacy()\n"
    assert run("print('typer' in sys.modules, spacy.blank('en').lang)", first=code) == "False en"


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("import spacy\nprint(spacy.__version__ == spacy.about.__version__)", "True"),
        ("import spacy.matcher\nprint(len(spacy.matcher.Matcher(vocab)))", "0"),
        ("from spacy.pipeline import EntityRuler\nprint(EntityRuler.__name__)", "EntityRuler"),
        ("from spacy.lang.en import English\nprint(len(English()('One. Two.')))", "4"),
        ("import spacy.lang.en\nprint(spacy.lang.en.English.lang)", "en"),
        ("from spacy.schemas import ConfigSchema\nprint(ConfigSchema.__name__)", "ConfigSchema"),
        ("from spacy import displacy\nprint(displacy.render(splitter('No'), style='ent', jupyter=False)[:4])", "<div"),
        ("from spacy.tokens import DocBin\nprint(*DocBin(docs=[splitter('No.')]).get_docs(vocab))", "No."),
        ("print(splitter('No.').to_json()['text'])", "No."),
        ("print(hasattr(sys.modules['spacy'], '__wrapped__'), 'spacy.language' in sys.modules)", "False False"),
    ],
)  # fmt: skip
def test_all_of_it_can_be_asked_for_later(code: str, printed: str) -> None:
    """Whatever is asked of spaCy after the part was imported is there, and looking at all modules asks for nothing."""
    with_warnings = "import warnings\nwarnings.simplefilter('ignore')\n"
    assert run(with_warnings + code) == printed


def test_a_spacy_that_wants_more_is_imported_whole() -> None:
    """Where a part of spaCy asks for what is not there, the whole of it is imported."""
    code = (
        "import sys\nfrom crossread.language import spacy_import\nasked = []\nown = spacy_import._english_vocab\n"
        "def english():\n    if not asked:\n        asked.append(1)\n        raise ImportError\n    return own()\n"
        "spacy_import._english_vocab = english\nvocab = spacy_import.make_vocab()\n"
        "print('spacy.language' in sys.modules, 'typer' in sys.modules, vocab['forty'].like_num)"
    )
    assert run(code, first="") == "True False True"


def test_the_vocabulary_is_that_of_spacys_english() -> None:
    """Words have the attributes they have in spaCy's own English."""
    from spacy.lang.en import English  # noqa: PLC0415 - the order of imports is the matter

    own, whole = make_vocab(), English().vocab
    for word in ("Forty", "n't", "the", "U.S.", "3rd", "example.org", "(", "naïve"):
        ours, theirs = own[word], whole[word]
        for name in ("lower_", "norm_", "shape_", "prefix_", "suffix_", "like_num", "is_stop", "like_url", "is_title"):
            assert getattr(ours, name) == getattr(theirs, name), (word, name)
    assert own.writing_system == whole.writing_system


def test_what_is_imported_stays() -> None:
    """A spaCy that is there already is given as it is."""
    import spacy  # noqa: PLC0415 - the order of imports is the matter

    assert import_spacy() is spacy
