"""The language engine: loads the shipped model or a named spaCy pipeline and runs it in batches."""

from __future__ import annotations

from crossread.language.engine import LanguageEngine, load_language
from crossread.language.known_words import known_words
from crossread.language.roles import TokenRoles, find_roles, find_vector

__all__ = ["LanguageEngine", "TokenRoles", "find_roles", "find_vector", "known_words", "load_language"]
