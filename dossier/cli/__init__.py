"""Offer the commands; one file each, loaded only when called."""
