"""Contents: how far the attributed words reach."""
