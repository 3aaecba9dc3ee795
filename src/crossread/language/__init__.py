"""The language engine: loads the shipped model or a named spaCy pipeline and runs it in batches."""

from __future__ import annotations
