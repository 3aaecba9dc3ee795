"""How the scorer of pairs of statements was trained."""
