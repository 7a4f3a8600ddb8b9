"""Showing: what the notebooks call to turn tables into sentences, tables and pictures. One module a chapter."""
