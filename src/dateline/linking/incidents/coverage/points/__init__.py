"""What each report says of each kind of point: one module a kind."""
