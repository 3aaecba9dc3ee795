"""What every language engine promises, checked on the shipped one and on a small spaCy pipeline trained here."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from crossread.errors import LanguageModelError
from crossread.language import LanguageEngine, find_roles, find_vector, load_language
from crossread.language.engine import ShippedEngine
from crossread.language.model_files import find_model

HEADLINE = "HARBOUR OFFICE SAYS FERRY TO VELMAR IS SAFE"
REPORT = """Ferry back in service

VELMAR, 3 May 2031 - The ferry between Velmar and Ostrand ran again on Friday after a week in dock, the harbour office
said.

"We changed both shafts," said Ilse Brandvik, who runs the yard. "Nobody needs to worry."

Anders Holt of the shipping line told reporters that about 400 passengers had been carried by coach, and that fares
would be paid back. Mr. Holt did not say when.
"""
TEXTS = [REPORT, HEADLINE, "", "   \n\n ", "Yes.", "«Ja», sa Åse-Marit Ødegård-N’Diaye (67) 🙂 til S-300 …", REPORT * 6]


def _train_tiny(folder: Path) -> Path:
    """Train a parser and a name finder on six made-up sentences, enough to be a pipeline of its kind."""
    language = spacy.blank("en")
    for name in ("tagger", "parser", "ner"):
        language.add_pipe(name, config={"min_action_freq": 1} if name == "parser" else {})
    examples = []
    for who, place in (("Ilse", "Velmar"), ("Anders", "Ostrand"), ("Marit", "Holm")):
        for verb in ("left", "reached"):
            text = f"{who} {verb} {place}."
            end = len(f"{who} {verb} ")
            annotations = {
                "heads": [1, 1, 1, 1], "deps": ["nsubj", "ROOT", "obj", "punct"], "tags": ["NNP", "VBD", "NNP", "."],
                "sent_starts": [True, False, False, False],
                "entities": [(0, len(who), "PERSON"), (end, end + len(place), "GPE")],
            }  # fmt: skip
            examples.append(Example.from_dict(language.make_doc(text), annotations))
    random.seed(1)
    optimiser = language.initialize(lambda: examples)
    for _ in range(15):
        language.update(examples, sgd=optimiser)
    language.to_disk(folder)
    return folder


@pytest.fixture(scope="module", params=["shipped", "spacy"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageEngine]:
    """Each engine in turn."""
    if request.param == "shipped":
        yield load_language()
    else:
        yield load_language(str(_train_tiny(tmp_path_factory.mktemp("pipeline") / "tiny")))


def facts(document: Doc) -> list[tuple[object, ...]]:
    """Everything the annotators read of a document."""
    tokens = [
        (t.text, t.idx, t.tag_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.ent_iob_, t.ent_type_)
        for t in document
    ]
    return [*tokens, *((s.start, s.end) for s in document.sents)]


def test_every_text_comes_back_whole_and_in_order(engine: LanguageEngine) -> None:
    """One document a text, in order, with the text unchanged; the empty text and white space included."""
    assert [document.text for document in engine.parse(TEXTS)] == TEXTS


def test_sentences_cover_the_text_and_trees_stay_inside(engine: LanguageEngine) -> None:
    """Sentences follow each other without a gap, and no head lies outside its sentence."""
    for document in engine.parse(TEXTS):
        place = 0
        for sentence in document.sents:
            assert sentence.start == place
            assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
            place = sentence.end
        assert place == len(document)


def test_names_are_spans_with_a_kind(engine: LanguageEngine) -> None:
    """Names do not overlap and carry a label."""
    for document in engine.parse(TEXTS):
        last = 0
        for name in document.ents:
            assert last <= name.start < name.end
            assert name.label_
            last = name.end


def test_same_text_same_document(engine: LanguageEngine) -> None:
    """What else is parsed, and in what order, changes nothing."""
    alone = {text: facts(next(iter(engine.parse([text])))) for text in TEXTS}
    for order in (TEXTS, TEXTS[::-1]):
        for document in engine.parse(order):
            assert facts(document) == alone[document.text]


def test_given_words_are_kept(engine: LanguageEngine) -> None:
    """Words that come from outside are parsed as they stand."""
    [document] = engine.parse_words([(["Ilse", "left", "Velmar", "."], [True, True, False, False])])
    assert [token.text for token in document] == ["Ilse", "left", "Velmar", "."]
    assert document.has_annotation("DEP")


def test_engine_says_what_it_is(engine: LanguageEngine) -> None:
    """Runs record a name and a version that are not empty."""
    assert engine.name
    assert engine.version


def test_shipped_engine_reads_a_report() -> None:
    """Tags, tree, names and sentences of a plain report are what a reader would say."""
    [document] = load_language().parse([REPORT])
    names = {(entity.text, entity.label_) for entity in document.ents}
    assert ("Ilse Brandvik", "PERSON") in names
    assert ("Anders Holt", "PERSON") in names
    said = next(token for token in document if token.text == "said" and token.i > 0)
    assert (said.lemma_, said.pos_) == ("say", "VERB")
    starts = [sentence.text.split()[0] for sentence in document.sents]
    assert starts[:2] == ["Ferry", "VELMAR,"]
    assert "Anders" in starts
    assert "Mr." in starts


def test_roles_follow_the_quotation() -> None:
    """The words said are content, the verb is a cue, the speaker a source, and both point at the cue."""
    [document] = load_language().parse([REPORT])
    roles = find_roles(document)
    assert roles is not None
    place = {token.text: token.i for token in document}
    cue = next(t.i for t in document if t.text == "said" and document[t.i + 1].text == "Ilse")
    assert roles.cue[cue].argmax() == 1
    assert roles.content[place["shafts"]].argmax() > 0
    assert roles.source[place["Brandvik"]].argmax() > 0
    assert roles.content[place["coach"]].argmax() > 0
    assert roles.link[place["shafts"]] == cue
    for table in (roles.source, roles.cue, roles.content):
        assert table.shape == (len(document), 3)
        assert abs(table.sum(axis=1) - 1).max() < 1e-3


def test_vectors_bring_like_sentences_together() -> None:
    """Two sentences on one matter are closer than either is to a third on another."""
    texts = [
        "The ferry returned to service on Friday.",
        "On Friday the boat sailed again.",
        "Wheat prices fell by a fifth.",
    ]
    one, same, other = (find_vector(document, 0, len(document)) for document in load_language().parse(texts))
    assert one is not None
    assert same is not None
    assert other is not None
    assert float(one @ same) > float(one @ other) + 0.2
    assert abs(float(one @ one) - 1) < 1e-4


@pytest.mark.parametrize("threads", [1, 3])
def test_workers_change_no_byte(threads: int) -> None:
    """One thread or three: tags, trees, role probabilities and vectors agree in every bit."""
    some = list(ShippedEngine(threads=threads).parse(TEXTS))
    for left, right in zip(some, ShippedEngine(threads=2).parse(TEXTS), strict=True):
        assert facts(left) == facts(right)
        assert left.tensor.tobytes() == right.tensor.tobytes()
        ours, theirs = find_roles(left), find_roles(right)
        assert ours is not None
        assert theirs is not None
        assert ours.content.tobytes() == theirs.content.tobytes()


def test_documents_survive_a_round_trip() -> None:
    """What the engine wrote is kept by the container that spaCy offers."""
    [document] = load_language().parse([REPORT])
    box = DocBin(attrs=["ORTH", "TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "MORPH"])
    box.add(document)
    [again] = DocBin().from_bytes(box.to_bytes()).get_docs(document.vocab)
    assert facts(again) == facts(document)


def test_a_pipeline_that_is_not_there_is_named() -> None:
    """The error names the pipeline and says what to do."""
    with pytest.raises(LanguageModelError) as caught:
        load_language("xx_no_such_pipeline")
    assert "xx_no_such_pipeline" in str(caught.value)
    assert caught.value.hint


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    """A tokenizer alone cannot serve."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(LanguageModelError, match="no ner and no parser"):
        load_language(str(tmp_path / "blank"))


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    """A file whose digest differs from the manifest is named; so is a folder without a model."""
    folder = tmp_path / "model"
    shutil.copytree(find_model().folder, folder)
    labels = json.loads((folder / "labels.json").read_text("utf8"))
    (folder / "labels.json").write_text(json.dumps(labels | {"upos": labels["upos"][::-1]}), "utf8")
    with pytest.raises(LanguageModelError, match=r"labels\.json"):
        find_model(folder)
    with pytest.raises(LanguageModelError, match="no whole language model"):
        find_model(tmp_path)
