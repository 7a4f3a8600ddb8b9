"""Dateline reads news reports of armed attacks and publishes a book that shows side by side what each says."""

__version__ = "0.1.0"
