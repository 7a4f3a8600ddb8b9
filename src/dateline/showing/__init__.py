"""Showing: what the notebooks call to turn tables into sentences, tables and pictures. One module a chapter."""

from dateline.showing.edition import Edition, open_edition

__all__ = ["Edition", "open_edition"]
