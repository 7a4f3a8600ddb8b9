"""Showing: what the notebooks call to turn tables into sentences, tables and pictures. One module a chapter."""

from dateline.chapters.common.edition import Edition

__all__ = ["Edition"]
