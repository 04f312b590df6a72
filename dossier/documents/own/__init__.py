"""Templates and blank forms which a user brings along."""
