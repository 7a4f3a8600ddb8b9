"""Saved pages: the article in one, its day, its address, and what is no report."""
