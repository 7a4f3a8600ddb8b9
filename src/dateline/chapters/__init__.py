"""Showing: what the notebooks call to turn tables into sentences, tables and pictures. One module a chapter."""

from dateline.chapters.common.edition import Edition, open_edition

__all__ = ["Edition", "open_edition"]
