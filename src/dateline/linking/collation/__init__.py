"""Witnesses of one utterance compared, word by word."""
