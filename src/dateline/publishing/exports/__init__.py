"""What other programs read: tables, packages, TEI, annotations."""
