"""Find the shipped model, check that its files are whole, and open it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from crossread.errors import LanguageModelError

MANIFEST = "manifest.json"
READING = 4  # raised when the same network's scores come to be read in another way


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The closed sets of labels, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    morph: tuple[str, ...]
    lemma: tuple[str, ...]
    relation: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """A model whose files were found whole.

    Attributes:
        folder: Where its files lie.
        name: Its name.
        version: Its version.
        sha256: The digest of its network, as runs record it.
        labels: Its label sets.
    """

    folder: Path
    name: str
    version: str
    sha256: str
    labels: Labels

    @property
    def signature(self) -> str:
        """What a reading depends on: the network's digest, shortened, and how its scores are read."""
        return f"{self.sha256[:12]}.{READING}"


def find_model(folder: Path | None = None) -> ModelFiles:
    """Find a model folder and check each file against the manifest.

    Args:
        folder: A folder with a `manifest.json`; the shipped model if not given.

    Raises:
        LanguageModelError: A file is missing or its digest differs.

    Example:
        >>> find_model().name
        'crossread-en'
    """
    if folder is None:
        with as_file(files("crossread.language") / "model") as shipped:
            folder = shipped
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf8"))
        for name, digest in manifest["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise LanguageModelError(
                    f"the language model's file {folder / name} is not the one that was shipped",
                    hint="install crossread again",
                )
        labels = json.loads((folder / "labels.json").read_text("utf8"))
    except (OSError, KeyError, ValueError) as error:
        raise LanguageModelError(
            f"no whole language model at {folder}: {error}", hint="install crossread again, or name a spaCy pipeline"
        ) from error
    return ModelFiles(
        folder=folder,
        name=manifest["name"],
        version=manifest["version"],
        sha256=manifest["sha256"]["network.onnx"],
        labels=Labels(**{name: tuple(values) for name, values in labels.items()}),
    )


def open_network(model: ModelFiles) -> Any:  # noqa: ANN401 - onnxruntime ships no types
    """Open the network for running; one thread a run, since whole windows run beside each other."""
    import onnxruntime as ort  # noqa: PLC0415 - only where a text is read

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # without it, products of bytes overflow on processors that have AVX2 and no VNNI: other words for the same text
    options.add_session_config_entry("session.x64quantprecision", "1")
    return ort.InferenceSession(str(model.folder / "network.onnx"), options, providers=["CPUExecutionProvider"])
