"""What makes one attack of figures that stand at two places or on two days."""
