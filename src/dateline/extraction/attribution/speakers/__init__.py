"""Sources: the words that name who spoke, and who is meant by them."""
