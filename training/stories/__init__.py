"""How the scorer of story pairs and its background of words are made."""
