"""Layouts of other people's tables as data: which of their columns holds what (read by dateline.comparing.foreign)."""
