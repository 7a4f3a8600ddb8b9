"""The processes that run notebooks and Sphinx."""
