"""Numbers and quantities in words and digits."""
