"""Cues: the verbs, phrases and nouns that attribute words to a source."""
