"""What each report says of each point about an attack, and what the words around a figure or a day say of it."""
