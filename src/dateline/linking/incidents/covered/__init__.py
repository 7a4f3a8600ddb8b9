"""What the words around a figure or a day say of it: whom it counts, who counted, and whether the day is its own."""
