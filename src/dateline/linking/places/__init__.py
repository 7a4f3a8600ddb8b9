"""Places: what lies within what, and how far apart."""
