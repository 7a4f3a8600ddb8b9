"""Which reports can have to do with each other at all."""
