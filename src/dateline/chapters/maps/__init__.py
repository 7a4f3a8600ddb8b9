"""What lies under the book's maps, and how it is drawn: land, borders, rivers, lakes and towns."""
