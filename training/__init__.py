"""How the shipped language model was made: data, network, training, export and scores."""

from __future__ import annotations
