"""Compute from the profile what several stages need: owners, capacity, forecast, conditions."""
