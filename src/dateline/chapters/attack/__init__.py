"""Pieces of an attack's own page that are long enough to stand by themselves."""
