"""Where reports come from: their days, their origins, and what they derive from."""
