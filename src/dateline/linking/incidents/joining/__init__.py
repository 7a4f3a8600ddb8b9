"""What makes one attack of figures that are at two places or on two days."""
