"""Editions that stay: the store, the road that adds one, the feed, and how they are cited."""
